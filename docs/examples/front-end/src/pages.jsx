import { useState } from "react";
import { useQuery } from "urql";
import { LIST } from "./documents.js";
import { History } from "./history.jsx";
import { Problem } from "./problem.jsx";

// relayPagination answers each page together with those before it.
export function Pages({ filter, moment }) {
  const [after, setAfter] = useState(null);
  const [chosen, choose] = useState(null);
  const [{ data, error, fetching }] = useQuery({ query: LIST, variables: { ...moment, filter, after } });
  const { nodes = [], pageInfo } = data?.emergencies ?? {};
  const newestFirst = [...nodes].sort((a, b) => Date.parse(b.reportedAt) - Date.parse(a.reportedAt));
  return (
    <>
      <Problem error={error} />
      <table>
        <thead><tr><th>Reference</th><th>Status</th><th>Priority</th><th>Borough</th><th>Contractor</th><th>Reported</th></tr></thead>
        <tbody>
          {newestFirst.map((row) => (
            <tr key={row.id}>
              <td><button onClick={() => choose(row)}>{row.reference}</button></td>
              <td>{row.status}</td><td>{row.priority}</td><td>{row.borough}</td><td>{row.contractor?.name}</td>
              <td>{new Date(row.reportedAt).toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pageInfo?.hasNextPage && <button disabled={fetching} onClick={() => setAfter(pageInfo.endCursor)}>More</button>}
      {chosen && <History key={chosen.id} of={chosen} />}
    </>
  );
}
