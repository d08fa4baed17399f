import { useMemo, useReducer, useState } from "react";
import { Provider } from "urql";
import { connect } from "./api.js";
import { LiveBoard } from "./live-board.jsx";
import { NOW, MomentBar } from "./moment-bar.jsx";
import { Pages } from "./pages.jsx";
import { ReportForm } from "./report-form.jsx";

const OPEN = { status: { notIn: ["RESOLVED", "CLOSED", "CANCELLED"] } };
const ALL = {};

export function Office({ apiKey }) {
  const [moment, setMoment] = useState(NOW);
  const [filter, setFilter] = useState(ALL);
  const [round, again] = useReducer((n) => n + 1, 0);
  // A cache has one state of each thing. So each moment has a client, and thereby a cache, of its own.
  const api = useMemo(() => connect(apiKey), [apiKey, moment, round]);
  const place = `${JSON.stringify(moment)} ${JSON.stringify(filter)} ${round}`;
  return (
    <Provider value={api.client}>
      <MomentBar moment={moment} onChange={setMoment} />
      <label><input type="checkbox" checked={filter === OPEN} onChange={(e) => setFilter(e.target.checked ? OPEN : ALL)} /> open ones only</label>
      {moment === NOW && <ReportForm api={api} />}
      {moment === NOW
        ? <LiveBoard key={place} filter={filter} onResync={again} />
        : <Pages key={place} filter={filter} moment={moment} />}
    </Provider>
  );
}
