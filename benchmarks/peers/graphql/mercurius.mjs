// Mercurius with its just-in-time compiler on.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { typeDefs, resolvers, listening } from './schema.mjs';

const app = Fastify();
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1 });
await app.listen({ port: 0, host: '127.0.0.1' });
listening(app.server.address().port);
