// PostGraphile 5 with its preset Amber and its plugin for aggregates, over the tables of our views.
//
//   node postgraphile.mjs <postgresql://…>
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PgAggregatesPreset } from '@graphile/pg-aggregates';

// Node 22 has this; its absence is all that keeps PostGraphile from running on 20.
Promise.withResolvers ??= function withResolvers() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};

const TIMESTAMPTZ = '1184';

// Months are not among the groupings that the plugin brings; this is how its documentation adds them.
const MonthsPlugin = {
  name: 'MonthsPlugin',
  version: '1.0.0',
  schema: {
    hooks: {
      build(build) {
        const { sql } = build;
        build.pgAggregateGroupBySpecs = [
          ...build.pgAggregateGroupBySpecs,
          {
            id: 'truncated-to-month',
            isSuitableType: (codec) => codec.extensions?.oid === TIMESTAMPTZ,
            sqlWrapCodec: (codec) => codec,
            sqlWrap: (fragment) => sql`date_trunc('month', ${fragment}, 'Europe/London')`,
          },
        ];
        return build;
      },
    },
  },
};

const preset = {
  extends: [PostGraphileAmberPreset, PgAggregatesPreset],
  plugins: [MonthsPlugin],
  pgServices: [makePgService({ connectionString: process.argv[2], schemas: ['read'] })],
  grafserv: { watch: false },
  grafast: { explain: false },
};

const server = createServer();
const serv = postgraphile(preset).createServ(grafserv);
await serv.addTo(server);
await serv.ready();
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
