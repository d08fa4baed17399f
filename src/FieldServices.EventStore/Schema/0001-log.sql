-- The log: what is true, in the order in which it was committed.
-- In every table the columns of fixed width come first, the widest before the narrower, so that no row has gaps between them.

create table eventstore.streams (
  tenant_id   uuid   not null,
  stream_id   uuid   not null,
  version     bigint not null check (version > 0),
  stream_type text   not null,
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
  stream_id      uuid        not null,
  command_id     uuid        not null,
  -- null: the command itself, which is what most commands begin with.
  correlation_id uuid,
  causation_id   uuid,
  position       bigint      not null,
  version        bigint      not null,
  recorded_at    timestamptz not null,
  effective_at   timestamptz not null,
  name_version   smallint    not null,
  stream_type    text        not null,
  name           text        not null,
  actor          text        not null,
  command        text        not null,
  -- json, not jsonb: the log keeps the very bytes that were decided.
  body           json        not null,
  primary key (tenant_id, position),
  unique (tenant_id, stream_type, stream_id, version)
) partition by hash (tenant_id);

-- A tenant's events are in one of them, so every statement that names the tenant touches one.
create table eventstore.events_0 partition of eventstore.events for values with (modulus 8, remainder 0);
create table eventstore.events_1 partition of eventstore.events for values with (modulus 8, remainder 1);
create table eventstore.events_2 partition of eventstore.events for values with (modulus 8, remainder 2);
create table eventstore.events_3 partition of eventstore.events for values with (modulus 8, remainder 3);
create table eventstore.events_4 partition of eventstore.events for values with (modulus 8, remainder 4);
create table eventstore.events_5 partition of eventstore.events for values with (modulus 8, remainder 5);
create table eventstore.events_6 partition of eventstore.events for values with (modulus 8, remainder 6);
create table eventstore.events_7 partition of eventstore.events for values with (modulus 8, remainder 7);

-- What a command answered, kept so that a repetition gets the same answer and has no second effect.
create table eventstore.commands (
  tenant_id   uuid        not null,
  command_id  uuid        not null,
  stream_id   uuid        not null,
  -- null for a rejection
  version     bigint,
  position    bigint,
  recorded_at timestamptz not null,
  stream_type text        not null,
  command     text        not null,
  fingerprint bytea       not null,
  events      text[]      not null,
  answer      json,
  primary key (tenant_id, command_id)
);

create index commands_by_age on eventstore.commands (recorded_at);
