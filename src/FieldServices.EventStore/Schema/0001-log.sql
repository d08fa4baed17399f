-- The log: what is true, in the order in which it was committed.

create table eventstore.streams (
  tenant_id   uuid   not null,
  stream_type text   not null,
  stream_id   uuid   not null,
  version     bigint not null check (version > 0),
  primary key (tenant_id, stream_type, stream_id)
);

-- Invariant: one row per tenant hands out positions and recorded times; an append locks it first and holds it to its
-- commit, so the appends of a tenant take turns, positions have no gaps and follow the order of commits, times never run
-- backwards along them, and whatever an append checks stays true until it has committed.
-- Held by: PositionContract.Positions_have_no_gaps_and_follow_the_order_of_commits
create table eventstore.tenant_heads (
  tenant_id   uuid        primary key,
  position    bigint      not null check (position >= 0),
  recorded_at timestamptz not null
) with (fillfactor = 50);

create table eventstore.events (
  tenant_id      uuid        not null,
  position       bigint      not null,
  stream_type    text        not null,
  stream_id      uuid        not null,
  version        bigint      not null,
  name           text        not null,
  name_version   smallint    not null,
  -- json, not jsonb: the log keeps the very bytes that were decided.
  body           json        not null,
  recorded_at    timestamptz not null,
  effective_at   timestamptz not null,
  actor          text        not null,
  command        text        not null,
  command_id     uuid        not null,
  correlation_id uuid        not null,
  causation_id   uuid        not null,
  primary key (tenant_id, position),
  unique (tenant_id, stream_type, stream_id, version)
);

-- What a command answered, kept so that a repetition gets the same answer and has no second effect.
create table eventstore.commands (
  tenant_id   uuid        not null,
  command_id  uuid        not null,
  command     text        not null,
  fingerprint bytea       not null,
  stream_type text        not null,
  stream_id   uuid        not null,
  -- null for a rejection
  version     bigint,
  position    bigint,
  events      text[]      not null,
  answer      json,
  recorded_at timestamptz not null,
  primary key (tenant_id, command_id)
);

create index commands_by_age on eventstore.commands (recorded_at);
