// node as-of.mjs <url> <key> <position>…: the emergencies as they were recorded at each position, as a slider over time would show them.
import { Client } from "./client.mjs";

const [url, key, ...positions] = process.argv.slice(2);
const client = new Client(url, key);
const LIST = `query($asOf: AsOf, $after: After) {
  emergencies(first: 50, asOf: $asOf, after: $after, orderBy: [{ field: REPORTED_AT }]) { nodes { reference status } pageInfo { hasNextPage endCursor } }
}`;

for (const position of positions) {
  const rows = [];
  for await (const row of client.pages(LIST, "emergencies", { asOf: { position: Number(position) } })) rows.push(row);
  console.log(`${position}: ${rows.map((row) => row.status).join(" ")}`);
}
