const list = document.getElementById("messages");
const status = document.getElementById("message");

// Everything that came from a message is put in as text, never as markup.
function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function article(message) {
  const made = element("article", "", "mail");
  made.append(
    element("h2", message.subject || message.template),
    element("p", `${message.channel} to ${message.recipient}, ${message.priority}, ${new Date(message.createdAt).toLocaleString("en-GB")}`, "hint"),
    element("pre", message.text),
    element("p", `${message.template} · ${message.workflow} · ${message.id}`, "hint"));
  return made;
}

async function show() {
  const key = sessionStorage.getItem("outbox-key");
  if (!key) return;
  try {
    const response = await fetch("/outbox/messages", { headers: { "X-Api-Key": key } });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.detail ?? answer.title);
    status.textContent = answer.messages.length === 0 ? "There are none." : "";
    list.replaceChildren(...answer.messages.map(article));
  } catch (error) {
    status.textContent = error.message;
    list.replaceChildren();
  }
}

document.getElementById("key").value = sessionStorage.getItem("outbox-key") ?? "";
document.getElementById("key-form").addEventListener("submit", event => {
  event.preventDefault();
  sessionStorage.setItem("outbox-key", document.getElementById("key").value.trim());
  show();
});

show();
setInterval(show, 3000);
