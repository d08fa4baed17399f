import { useState } from "react";
import { Problem } from "./problem.jsx";

const CATEGORIES = ["water-leak", "gas-leak", "electrical-fault", "heating-failure", "lock-out", "fire-damage", "flood"];

// The row appears in the list through the subscription, as everybody else's do.
export function ReportForm({ api }) {
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());
  const [answer, setAnswer] = useState({});
  const report = async (event) => {
    event.preventDefault();
    const { line1, borough, ...told } = Object.fromEntries(new FormData(event.currentTarget));
    try {
      setAnswer(await api.send("/v1/emergencies", { ...told, channel: "phone", address: { line1, borough } }, attempt));
      setAttempt(crypto.randomUUID());
    } catch (error) {
      setAnswer({ error });
      if (error.response) setAttempt(crypto.randomUUID()); // without an answer, the same attempt is sent again
    }
  };
  return (
    <form onSubmit={report}>
      <select name="category" aria-label="Category">{CATEGORIES.map((c) => <option key={c}>{c}</option>)}</select>
      <input name="description" aria-label="Description" placeholder="What has happened?" />
      <input name="line1" aria-label="Address" placeholder="Street and number" />
      <input name="borough" aria-label="Borough" placeholder="Borough" />
      <button>Report</button>
      {answer.emergency && <output>Reported as {answer.emergency.reference}</output>}
      <Problem error={answer.error} />
    </form>
  );
}
