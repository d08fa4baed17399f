// node main.mjs <url> <key> [position] [changes]: prints the contractors, then the open emergencies and what changes in them.
import { Client } from "./client.mjs";
import { liveList } from "./live-list.mjs";

const [url, key, position = "0", changes = "Infinity"] = process.argv.slice(2);
const client = new Client(url, key);
const CONTRACTORS = "query($after: After) { contractors(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }";

for await (const contractor of client.pages(CONTRACTORS, "contractors")) console.log(`contractor ${contractor.name}`);

const stop = new AbortController();
let told = 0;
await liveList(client, Number(position), (change, rows) => {
  console.log(`${change.kind} ${change.row?.reference ?? change.id ?? ""} ${change.row?.status ?? ""} open=${rows.size}`.replace(/ +/g, " "));
  if (change.kind !== "LOADED" && ++told >= Number(changes)) stop.abort();
}, stop.signal);
