-- Appends one event to one stream, in a transaction of its own: the shape of most transactions, in one statement that touches
-- nothing it does not need. It writes everything or returns no row; why it did not is for flush.sql to say.
--
-- Invariant: nothing here relies on this statement's snapshot, which may be older than the lock on the head row. The lock is taken
-- first; position and version come from rows that are read again as they are now, because they are updated or collide; a command
-- recorded meanwhile collides with the primary key. So whoever waited for the lock sees what it waited for, or fails whole.
-- Held by: SingleAppendContract (each race with the head row held)
--
-- Invariant: the hash is over what is stored. The one before it may be newer than this statement's snapshot; it is then not found, the
-- hash is null, and the trigger of the table looks the other up as it is now.
-- Held by: HashContract.An_append_that_waited_for_another_goes_on_with_what_that_one_wrote
--
-- Lines marked "exact", "new" and "any" belong to the variants for what is expected of the stream, those marked "outcome" to the
-- variants that record it, those marked "hashed" and "not hashed" to logs with hashes and to logs without them, which are for measuring.
-- The lock is asked for in a scalar subquery, which the server evaluates before it looks at the stream.
--
-- $1 tenant, $2 $3 the stream, $4 its expected version, $5 … $13 the event, $14 fingerprint, $15 answer.
with locked as materialized (
  select from eventstore.tenant_heads where tenant_id = $1 for no key update
),
stream as (
  update eventstore.streams set version = version + 1 -- exact
  where tenant_id = $1 and stream_type = $2 and stream_id = $3 and version = $4 and (select true from locked) -- exact
  insert into eventstore.streams as s (tenant_id, stream_type, stream_id, version) -- new
  select $1, $2, $3, 1 where (select true from locked) -- new
  insert into eventstore.streams as s (tenant_id, stream_type, stream_id, version) -- any
  select $1, $2, $3, 1 where (select true from locked) -- any
    and (select true from eventstore.commands c where c.tenant_id = $1 and c.command_id = $8) is null -- outcome
  on conflict (tenant_id, stream_type, stream_id) do nothing -- new
  on conflict (tenant_id, stream_type, stream_id) do update set version = s.version + 1 -- any
  returning version
),
head as (
  update eventstore.tenant_heads h
  set position = h.position + 1, recorded_at = greatest(h.recorded_at, coalesce(h.test_now, clock_timestamp()))
  from stream where h.tenant_id = $1
  returning h.position, h.recorded_at, stream.version
)
, noted as ( -- outcome
  insert into eventstore.commands ( -- outcome
    tenant_id, command_id, command, fingerprint, stream_type, stream_id, version, position, events, answer, recorded_at) -- outcome
  select $1, $8, $7, $14, $2, $3, head.version, head.position, array[$11], $15, head.recorded_at from head -- outcome
) -- outcome
insert into eventstore.events (
  tenant_id, position, stream_type, stream_id, version, name, name_version, body,
  recorded_at, effective_at, actor, command, command_id, correlation_id, causation_id, hash)
select $1, head.position, $2, $3, head.version, $11, $12, $13, head.recorded_at, $5, $6, $7, $8, $9, $10
  , eventstore.event_hash( -- hashed
      case when head.version = 1 then eventstore.no_hash() else ( -- hashed
        select e.hash from eventstore.events e -- hashed
        where e.tenant_id = $1 and e.stream_type = $2 and e.stream_id = $3 and e.version = head.version - 1) end, -- hashed
      $1, $3, $8, coalesce($9, $8), coalesce($10, $8), head.position, head.version, head.recorded_at, $5, $12, $2, $11, $6, $7, $13::text) -- hashed
  , '\x'::bytea -- not hashed
from head
returning version, position, recorded_at
