// What graphcache has to know of the schema, and what a change does to the lists that it has.
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";

// These stand around things and are none themselves.
const parts = ["Caller", "EmergencyChange", "EmergencyConnection", "HistoryConnection", "HistoryEvent", "PageInfo"];

export const board = () => cacheExchange({
  keys: Object.fromEntries(parts.map((type) => [type, () => null])),
  resolvers: { Query: { emergencies: relayPagination() } },
  updates: { Subscription: { emergencyChanged } },
});

// A row that CHANGED has changed in the cache already, by its id. One that was ADDED comes into the first page, one that was
// REMOVED leaves the page that it is on. RESYNC is for the component.
function emergencyChanged({ emergencyChanged: { kind, id, row } }, { filter }, cache) {
  const key = cache.keyOfEntity(row ?? { __typename: "Emergency", id });
  for (const { fieldName, fieldKey, arguments: list } of cache.inspectFields("Query")) {
    if (fieldName !== "emergencies" || JSON.stringify(list?.filter) !== JSON.stringify(filter)) continue;
    const page = cache.resolve("Query", fieldKey);
    const nodes = cache.resolve(page, "nodes");
    if (kind === "ADDED" && !list.after && !nodes.includes(key)) cache.link(page, "nodes", [key, ...nodes]);
    if (kind === "REMOVED" && nodes.includes(key)) cache.link(page, "nodes", nodes.filter((node) => node !== key));
  }
}
