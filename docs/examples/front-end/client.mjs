// A client of the read API with fetch alone: queries, pages, and subscriptions over server-sent events.

export class Client {
  constructor(url, key) {
    this.endpoint = new URL("/graphql", url);
    this.headers = { "Content-Type": "application/json", "X-Api-Key": key };
  }

  async query(query, variables = {}) {
    const response = await fetch(this.endpoint, { method: "POST", headers: this.headers, body: JSON.stringify({ query, variables }) });
    const answer = await response.json();
    if (!response.ok || answer.errors) throw failure(answer);
    return answer.data;
  }

  // All rows of a list, page by page.
  async *pages(query, field, variables = {}) {
    for (let after = null; ; ) {
      const page = (await this.query(query, { ...variables, after }))[field];
      yield* page.nodes;
      if (!page.pageInfo.hasNextPage) return;
      after = page.pageInfo.endCursor;
    }
  }

  // The answers of a subscription, until the server ends it or `signal` does.
  async *subscribe(query, variables = {}, signal) {
    const response = await fetch(this.endpoint, {
      method: "POST", signal, headers: { ...this.headers, Accept: "text/event-stream" }, body: JSON.stringify({ query, variables }),
    });
    if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) throw failure(await response.json());
    let text = "";
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
        const event = text.slice(0, end);
        if (event.startsWith("event: complete")) return;
        const data = event.split("\n").find((line) => line.startsWith("data: {"));
        if (!data) continue; // a comment that keeps the connection alive
        const answer = JSON.parse(data.slice("data: ".length));
        if (answer.errors) throw failure(answer);
        yield answer.data;
      }
    }
  }
}

function failure(answer) {
  const error = new Error(answer.detail ?? answer.errors?.[0]?.message ?? "The request failed.");
  error.code = answer.code ?? answer.errors?.[0]?.extensions?.code;
  return error;
}
