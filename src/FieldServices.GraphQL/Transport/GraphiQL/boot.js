'use strict';
(function () {
  const { React, createRoot, GraphiQL, createGraphiQLFetcher, createClient } = window.GraphiQLBundle;
  const place = document.getElementById('graphiql');
  const endpoint = new URL(place.dataset.endpoint, window.location.href);
  const socket = new URL(endpoint);
  socket.protocol = socket.protocol === 'https:' ? 'wss:' : 'ws:';

  function parse(text) {
    try {
      return JSON.parse(text) || {};
    } catch {
      return {};
    }
  }

  // A browser cannot set headers on a web socket, so they travel in the payload of connection_init.
  function makeFetcher(headers) {
    return createGraphiQLFetcher({
      url: endpoint.href,
      headers: { 'GraphQL-Require-Preflight': '1', ...headers },
      wsClient: createClient({ url: socket.href, connectionParams: headers, lazy: true }),
    });
  }

  function Page() {
    const [text, setText] = React.useState(window.sessionStorage.getItem('graphiql-headers') || place.dataset.headers);
    const [settled, setSettled] = React.useState(text);

    // The schema is asked for again once the headers have been left alone for a moment.
    React.useEffect(() => {
      window.sessionStorage.setItem('graphiql-headers', text);
      const timer = window.setTimeout(() => setSettled(text), 600);
      return () => window.clearTimeout(timer);
    }, [text]);

    const fetcher = React.useMemo(() => makeFetcher(parse(settled)), [settled]);
    return React.createElement(GraphiQL, {
      fetcher,
      defaultHeaders: text,
      defaultEditorToolsVisibility: 'headers',
      isHeadersEditorEnabled: true,
      shouldPersistHeaders: false,
      onEditHeaders: setText,
    });
  }

  place.textContent = '';
  createRoot(place).render(React.createElement(Page));
})();
