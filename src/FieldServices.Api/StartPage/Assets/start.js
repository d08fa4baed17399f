const query = `{
  emergencies { totalCount }
  open: emergencies(filter: { status: { notIn: [RESOLVED, CLOSED, CANCELLED] } }) { totalCount }
  contractors { totalCount }
  responseTimes { p50 }
}`;

const show = (name, text) => { document.querySelector(`[data-count="${name}"]`).textContent = text; };
const number = new Intl.NumberFormat("en-GB");

// GraphiQL reads its headers from the tab as well, so whoever comes from here need not give the key again.
function keep(key) {
  sessionStorage.setItem("key", key);
  sessionStorage.setItem("graphiql-headers", JSON.stringify({ "X-Api-Key": key }, null, 2));
}

function takeKeyFromLink() {
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (key) {
    keep(key);
    history.replaceState(null, "", location.pathname);
  }
  document.getElementById("key").value = sessionStorage.getItem("key") ?? "";
}

async function showHealth() {
  const badge = document.getElementById("health");
  try {
    const health = await (await fetch("/health")).json();
    badge.textContent = health.status;
    badge.className = `badge ${health.status === "healthy" ? "healthy" : "unhealthy"}`;
    if (health.log) show("events", number.format(health.log.events));
  } catch {
    badge.textContent = "no answer";
    badge.className = "badge unhealthy";
  }
}

async function showCounts() {
  const key = sessionStorage.getItem("key");
  if (!key) return;
  const message = document.getElementById("message");
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Api-Key": key },
      body: JSON.stringify({ query }),
    });
    const answer = await response.json();
    if (!response.ok || answer.errors) throw new Error(answer.detail ?? answer.errors?.[0]?.message ?? response.statusText);
    message.textContent = "";
    show("emergencies", number.format(answer.data.emergencies.totalCount));
    show("open", number.format(answer.data.open.totalCount));
    show("contractors", number.format(answer.data.contractors.totalCount));
    const all = answer.data.responseTimes[0];
    show("median", all ? `${Math.round(all.p50)} s` : "–");
  } catch (error) {
    message.textContent = error.message;
  }
}

document.getElementById("key-form").addEventListener("submit", event => {
  event.preventDefault();
  keep(document.getElementById("key").value.trim());
  showCounts();
});

takeKeyFromLink();
const refresh = () => Promise.all([showHealth(), showCounts()]);
refresh();
setInterval(refresh, 3000);
