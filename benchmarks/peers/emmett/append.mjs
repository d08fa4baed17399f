// Appends with Emmett's PostgreSQL event store: callers side by side, each with a stream of its own, one event of 300
// bytes at a time, always with the expected version. For each line "<callers> <seconds>" on the standard input it
// runs one round and prints what came of it as one line of JSON.
//
//   node append.mjs <postgresql://…> <connections>
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';

const [connectionString, connections] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: Number(connections) });
const setUp = { connectionOptions: { pool } };
await getPostgreSQLEventStore(connectionString, setUp).schema.migrate();
// The schema is there: appends need not ask for it.
const store = getPostgreSQLEventStore(connectionString, { ...setUp, schema: { autoMigration: 'None' } });

const padding = 'n'.repeat(300 - 87);

function reading(device, n) {
  return { type: 'meter.read', data: { device, value: (n % 1_000_000) + 1_000_000, unit: 'kWh', note: padding } };
}

async function call(until, latencies) {
  const device = randomUUID();
  for (let n = 0; performance.now() < until; n++) {
    const began = performance.now();
    await store.appendToStream(`meter-${device}`, [reading(device, n)], { expectedStreamVersion: BigInt(n) });
    latencies.push(performance.now() - began);
  }
}

async function round(callers, seconds) {
  const latencies = [];
  const start = performance.now();
  await Promise.all(Array.from({ length: callers }, () => call(start + seconds * 1000, latencies)));
  const took = (performance.now() - start) / 1000;
  latencies.sort((a, b) => a - b);
  const percentile = (part) => latencies[Math.max(0, Math.ceil(part * latencies.length) - 1)];
  return { perSecond: latencies.length / took, p50: percentile(0.5), p99: percentile(0.99) };
}

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [callers, seconds] = line.split(' ').map(Number);
  console.log(JSON.stringify(await round(callers, seconds)));
}
await pool.end();
