// The reference implementation behind Node's own server, with parsed and validated documents kept as any server would.
import { createServer } from 'node:http';
import { buildSchema, execute, parse, validate } from 'graphql';
import { typeDefs, resolvers, listening } from './schema.mjs';

const schema = buildSchema(typeDefs);
for (const [type, fields] of Object.entries(resolvers)) {
  for (const [name, resolve] of Object.entries(fields)) schema.getType(type).getFields()[name].resolve = resolve;
}
const documents = new Map();

function documentOf(query) {
  let document = documents.get(query);
  if (!document) {
    document = parse(query);
    if (validate(schema, document).length) throw new Error('invalid');
    documents.set(query, document);
  }
  return document;
}

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    const { query, variables } = JSON.parse(Buffer.concat(parts));
    const result = await execute({ schema, document: documentOf(query), variableValues: variables });
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(result));
  });
});
server.listen(0, '127.0.0.1', () => listening(server.address().port));
