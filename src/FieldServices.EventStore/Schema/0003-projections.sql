-- What keeps one bad event, or one frozen node, from stopping a view.

-- Every transaction that changes rows of the view raises "writes": what a runner remembers of the rows is good only while it
-- is still the number that this runner wrote.
alter table eventstore.checkpoints
  add column writes bigint not null default 0,
  add column stopped_at timestamptz,
  add column stopped_why text;

-- Streams whose next event a view could not fold. The rest of the view flows; these wait from "version" on.
create table eventstore.parked (
  view        text        not null,
  tenant_id   uuid        not null,
  stream_type text        not null,
  stream_id   uuid        not null,
  version     bigint      not null,
  "position"  bigint      not null,
  error       text        not null,
  since       timestamptz not null default clock_timestamp(),
  attempts    int         not null default 1,
  retry_at    timestamptz not null,
  primary key (view, tenant_id, stream_type, stream_id)
);

-- Events that somebody decided a view shall never see, and why. A rebuild leaves them out too.
create table eventstore.skipped (
  view       text        not null,
  tenant_id  uuid        not null,
  "position" bigint      not null,
  reason     text        not null,
  skipped_at timestamptz not null default clock_timestamp(),
  primary key (view, tenant_id, "position")
);

drop function eventstore.lock_checkpoint(text, uuid);
