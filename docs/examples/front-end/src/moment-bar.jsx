import { useEffect, useState } from "react";

// A moment is what it adds to the variables of a query.
export const NOW = {};

const MINUTES = 24 * 60;

// The slider goes from a day ago to now; what it shows is asked for when it rests.
export function MomentBar({ moment, onChange }) {
  const [ago, setAgo] = useState(0);
  useEffect(() => {
    const rest = setTimeout(() => onChange(ago === 0 ? NOW : { asOf: { time: new Date(Date.now() - ago * 60_000).toISOString() } }), 200);
    return () => clearTimeout(rest);
  }, [ago, onChange]);
  return (
    <div className="moment">
      <label htmlFor="ago">As of</label>
      <input id="ago" type="range" min={-MINUTES} max={0} value={-ago} onChange={(e) => setAgo(-e.target.valueAsNumber)} />
      <output htmlFor="ago">{moment.asOf ? new Date(moment.asOf.time).toLocaleString() : moment.pinned ? "held still" : "now, live"}</output>
      <label><input type="checkbox" checked={!!moment.pinned} disabled={ago !== 0} onChange={(e) => onChange(e.target.checked ? { pinned: true } : NOW)} /> hold still</label>
    </div>
  );
}
