// Mercurius with its just-in-time compiler on, its loaders for relations, and prepared statements of pg, over the tables of our views.
//
//   node mercurius.mjs <postgresql://…> <tenant> <table of emergencies> <table of contractors>
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

const [connectionString, tenant, emergencies, contractors] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
const columns = 'id, reference, borough, ward, reported_at as "reportedAt", contractor_id as "contractorId"';

const schema = `
  type Query {
    emergency(id: ID!): Emergency
    emergencies(borough: String!, first: Int!): [Emergency!]!
    emergenciesByMonth: [Figures!]!
  }
  type Emergency { id: ID! reference: String! borough: String ward: String reportedAt: String! contractor: Contractor }
  type Contractor { id: ID! name: String! }
  type Figures { borough: String month: String sum: String! avg: Float }
`;

async function rows(name, text, values) {
  return (await pool.query({ name, text, values })).rows;
}

const resolvers = {
  Query: {
    emergency: async (_, { id }) =>
      (await rows('one', `select ${columns} from ${emergencies} where tenant_id = $1 and id = $2`, [tenant, id]))[0],
    emergencies: (_, { borough, first }) =>
      rows('page', `select ${columns} from ${emergencies} where tenant_id = $1 and borough = $2 order by reported_at desc, id desc limit $3`, [tenant, borough, first]),
    emergenciesByMonth: () =>
      rows('months', `select borough, date_trunc('month', reported_at, 'Europe/London') as month, sum(version) as sum, avg(dispatch_seconds) as avg
        from ${emergencies} where tenant_id = $1 group by 1, 2 order by 1, 2`, [tenant]),
  },
  Emergency: { reportedAt: (row) => row.reportedAt.toISOString() },
  Figures: { month: (row) => row.month.toISOString() },
};

const loaders = {
  Emergency: {
    contractor: {
      async loader(queries) {
        const ids = [...new Set(queries.map(({ obj }) => obj.contractorId).filter(Boolean))];
        const found = new Map((await rows('contractors', `select id, name from ${contractors} where tenant_id = $1 and id = any($2)`, [tenant, ids])).map((row) => [row.id, row]));
        return queries.map(({ obj }) => found.get(obj.contractorId) ?? null);
      },
      opts: { cache: false },
    },
  },
};

const app = Fastify();
app.register(mercurius, { schema, resolvers, loaders, jit: 1 });
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`listening ${app.server.address().port}`);
