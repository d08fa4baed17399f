// Everything that talks to the server: a client of urql for reading, and a function for commands.
import { Client, fetchExchange, mapExchange, subscriptionExchange } from "urql";
import { createClient } from "graphql-ws";
import { board } from "./cache.js";

const server = document.querySelector("meta[name=api]").content;

export function connect(key) {
  // Of every position that the server tells, the last one is sent along: no answer is older than what the page has seen.
  let position = 0;
  const seen = (told) => { position = Math.max(position, told ?? 0); };
  const headers = () => ({ "X-Api-Key": key, ...(position > 0 && { "FS-Position": String(position) }) });

  const socket = createClient({
    url: server.replace(/^http/, "ws") + "/graphql",
    connectionParams: { "X-Api-Key": key },
    retryAttempts: Infinity,
    retryWait: (retries) => new Promise((go) => setTimeout(go, Math.min(1000 * 2 ** retries, 30_000) * (0.5 + Math.random()))),
    shouldRetry: (event) => event.code !== 4403, // the key is not valid (any more): the same again would get the same
  });

  const client = new Client({
    url: server + "/graphql",
    preferGetMethod: false,
    fetchOptions: () => ({ headers: headers() }),
    exchanges: [
      board(),
      mapExchange({ onResult: ({ data }) => seen(data?.position ?? data?.emergencyChanged?.position) }),
      fetchExchange,
      subscriptionExchange({ forwardSubscription }),
    ],
  });

  // After an interruption the socket sends the same variables again. They are moved on with each change that
  // arrives, so that the server goes on behind the last one.
  function forwardSubscription({ query, variables }) {
    const request = { query, variables: { ...variables } };
    const next = (sink) => (result) => {
      request.variables.after = result.data?.emergencyChanged?.position ?? request.variables.after;
      sink.next(result);
    };
    return { subscribe: (sink) => ({ unsubscribe: socket.subscribe(request, { next: next(sink), error: sink.error, complete: sink.complete }) }) };
  }

  // Sends a command. The same `attempt` has its effect once, however often it is sent.
  async function send(path, command, attempt) {
    const response = await fetch(server + path, {
      method: "POST",
      headers: { ...headers(), "Content-Type": "application/json", "Idempotency-Key": attempt },
      body: JSON.stringify(command),
    });
    const answer = await response.json();
    if (!response.ok) throw Object.assign(new Error(answer.detail ?? answer.title), { response, code: answer.code, fields: answer.errors });
    seen(answer.position);
    return answer;
  }

  return { client, send };
}
