import { useState } from "react";
import { useQuery } from "urql";
import { HISTORY } from "./documents.js";
import { Problem } from "./problem.jsx";

// Not every role may read it, and not every tier may read all of it: the server says so, and Problem shows it.
export function History({ of }) {
  const [first, setFirst] = useState(10);
  const [{ data, error }] = useQuery({ query: HISTORY, variables: { of: `emergency/${of.id}`, first }, requestPolicy: "network-only" });
  return (
    <section aria-label="History">
      <h2>History of {of.reference}</h2>
      <Problem error={error} />
      <ol>{data?.history?.nodes.map((e) => <li key={e.version}>{e.name}, {new Date(e.recordedAt).toLocaleString()}, {e.actor}</li>)}</ol>
      <button onClick={() => setFirst(1000)}>All of it</button>
    </section>
  );
}
