// The open emergencies as a Map that stays current: one query, then what changes.

const OPEN = { status: { notIn: ["RESOLVED", "CLOSED", "CANCELLED"] } };
const ROW = "id reference status priority";
const LIST = `query($filter: EmergencyFilter, $after: After) {
  emergencies(filter: $filter, first: 200, after: $after) { nodes { ${ROW} } pageInfo { hasNextPage endCursor } } }`;
const CHANGES = `subscription($filter: EmergencyFilter, $after: Long) {
  emergencyChanged(filter: $filter, after: $after) { kind position id row { ${ROW} } } }`;

// Reads the whole list, page by page; a first page of nothing waits until the list contains the position.
async function load(client, rows, position) {
  rows.clear();
  await client.query("query($after: After) { emergencies(first: 0, after: $after) { nodes { id } } }", { after: position });
  for await (const row of client.pages(LIST, "emergencies", { filter: OPEN })) rows.set(row.id, row);
}

// Keeps the rows current from a position on, also when the connection breaks. Calls `onChange` after each change.
export async function liveList(client, position, onChange, signal) {
  const rows = new Map();
  await load(client, rows, position);
  onChange({ kind: "LOADED", position }, rows);
  while (!signal?.aborted) {
    try {
      for await (const { emergencyChanged: change } of client.subscribe(CHANGES, { filter: OPEN, after: position }, signal)) {
        position = change.position;
        if (change.kind === "RESYNC") await load(client, rows, position);
        else if (change.kind === "REMOVED") rows.delete(change.id);
        else rows.set(change.id, change.row);
        onChange(change, rows);
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error.code) throw error; // the server has said no; the same again would get the same
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
