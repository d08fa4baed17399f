import { useState } from "react";
import { createRoot } from "react-dom/client";
import { Office } from "./office.jsx";

// The key comes with the link (#key=…) or is typed in, and stays in this tab.
function storedKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get("key");
  if (given) {
    sessionStorage.setItem("key", given);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem("key");
}

function App() {
  const [key, setKey] = useState(storedKey);
  const change = (event) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("key").trim();
    sessionStorage.setItem("key", typed);
    setKey(typed);
  };
  return (
    <>
      <h1>Emergencies</h1>
      <form onSubmit={change}>
        <label>API key <input name="key" type="password" autoComplete="off" required /></label>
        <button>Use</button>
      </form>
      {key && <Office key={key} apiKey={key} />}
    </>
  );
}

createRoot(document.getElementById("app")).render(<App />);
