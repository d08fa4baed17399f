// What went wrong, in words for whoever sits in front of the page. The server's messages name the cause and the remedy;
// without an answer of GraphQL there is a status, or no answer at all.
function wordsOf(error) {
  if (error.graphQLErrors?.length) return error.graphQLErrors.map((e) => [e.message, e.extensions.code]);
  const { response, fields } = error;
  if (fields) return fields.map((f) => [`${f.pointer?.slice(1) ?? f.header}: ${f.message}`, f.code]);
  if (response?.status === 401) return [["This API key is not valid. Ask an administrator for a new one.", 401]];
  if (response?.status === 429) return [[`Too many requests. Try again in ${response.headers.get("Retry-After")} s.`, 429]];
  if (response) return [[error.message, error.code ?? response.status]];
  return [["The server does not answer. This page tries again by itself, or reload it.", error.networkError?.message]];
}

export function Problem({ error }) {
  if (!error) return null;
  return <div role="alert">{wordsOf(error).map(([text, code]) => <p key={text}>{text} {code && <small>({code})</small>}</p>)}</div>;
}
