import { useEffect } from "react";
import { useQuery, useSubscription } from "urql";
import { CHANGES, HEAD } from "./documents.js";
import { NOW } from "./moment-bar.jsx";
import { Pages } from "./pages.jsx";
import { Problem } from "./problem.jsx";

// First the position of now, then the list as of there or later, and what has changed behind it: nothing falls between.
export function LiveBoard({ filter, onResync }) {
  const [{ data, error }] = useQuery({ query: HEAD, requestPolicy: "network-only" });
  if (error) return <Problem error={error} />;
  if (!data) return <p>Reading …</p>;
  return <Following filter={filter} since={data.position} onResync={onResync} />;
}

function Following({ filter, since, onResync }) {
  const [{ data, error }] = useSubscription({ query: CHANGES, variables: { filter, after: since } });
  const kind = data?.emergencyChanged.kind;
  // More has happened than was told one by one: begin again, with an empty cache.
  useEffect(() => { if (kind === "RESYNC") onResync(); }, [kind, onResync]);
  return (
    <>
      <Problem error={error} />
      <Pages filter={filter} moment={NOW} />
    </>
  );
}
