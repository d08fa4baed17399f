-- compatible-from: 0001
-- How many requests each key has made in a minute, as the nodes have told so far. Lost in a crash, which costs a client nothing.
create unlogged table api.request_counts (
  key_id   text   not null,
  minute   bigint not null,
  requests int    not null,
  primary key (key_id, minute)
);
