-- Appends the events of several commands of one tenant, each to a stream of its own: one transaction, each item for itself
-- either whole or refused. Runs in a transaction that has locked the tenant's head row with a statement of its own.
--
-- Invariant: the lock on the head row was taken before this statement's snapshot, and every append of the tenant takes it
-- first, so the versions and commands read here are the latest and nobody changes them before the commit.
-- Held by: PositionContract.An_append_waits_for_the_one_before_it_and_sees_what_it_wrote
--
-- Invariant: an event's hash contains that of the event before it in its stream, which is read here under the lock, and the position and
-- time that this statement gives it.
-- Held by: HashContract.The_chain_of_every_stream_holds_whatever_runs_at_once
--
-- $1 tenant; $2 … $13 one element per item; $14 … $18 one element per event, $14 being its item, $15 its place in it, from 1.
-- Expected versions ($4): 0 the stream must be new, n > 0 its version must be n, -1 any.
-- $19 … $24 one element per claim or release, $19 being its item; lines marked "claims" belong only to the variant with them.
-- A fingerprint ($12) is null when the caller cannot repeat the command; otherwise the outcome is recorded.
-- Lines marked "one item" belong only to the variant for a single item. They change nothing in its result; they tell the
-- planner that there is one row, so that it keeps one generic plan instead of planning every time, which costs more than
-- the statement itself. The other variant is planned each time for the number of its items, which many appends share.
-- Lines marked "one event" belong to the variant in which every item has one event, so that its hash follows from what was stored before; the
-- others, marked "more events", carry it from event to event with a window, which costs several times as much.
-- Lines marked "hashed" are left out, and those marked "not hashed" put in, when a log is made without hashes to measure what they cost.
-- Refusals: SS001 the stream exists, SS002 its version is another, SS003 the command was recorded before,
-- SS004 another stream has what is claimed; the last four columns name the claim and its holder. SS005 the stream is archived.
with seen as materialized (
  -- Negative: archived at that version.
  select u.*, coalesce((
    select case when s.archived_version is null then s.version else -s.version end from eventstore.streams s
    where s.tenant_id = $1 and s.stream_type = u.stream_type and s.stream_id = u.stream_id), 0) as found
  from unnest($2::text[], $3::uuid[], $4::bigint[], $5::int[], $6::timestamptz[], $7::text[], $8::text[], $9::uuid[],
      $10::uuid[], $11::uuid[], $12::bytea[], $13::json[]) with ordinality
    as u (stream_type, stream_id, expected, events, effective_at, actor, command, command_id,
      correlation_id, causation_id, fingerprint, answer, n)
  where u.n between 1 and 1 -- one item
),
asked as materialized ( -- claims
  select c.item, c.kind, c.key, tstzrange(c.since, c.until) as during, c.released, seen.stream_type, seen.stream_id -- claims
  from unnest($19::int[], $20::text[], $21::text[], $22::timestamptz[], $23::timestamptz[], $24::boolean[]) -- claims
    as c (item, kind, key, since, until, released) join seen on seen.n = c.item -- claims
), -- claims
freed as materialized ( -- claims
  select a.item, h.ctid as place, h.kind, h.key, h.during -- claims
  from asked a join eventstore.claims h on h.tenant_id = $1 and h.stream_type = a.stream_type and h.stream_id = a.stream_id -- claims
    and h.kind = a.kind and h.key = a.key and (h.during = a.during or a.during = '(,)') -- claims
  where a.released -- claims
), -- claims
taken as materialized ( -- claims
  select distinct on (a.item) a.item, h.kind, h.key, h.stream_type, h.stream_id -- claims
  from asked a join eventstore.claims h on h.tenant_id = $1 and h.kind = a.kind and h.key = a.key and h.during && a.during -- claims
  where not a.released and not exists (select from freed f where f.item = a.item and f.place = h.ctid) -- claims
), -- claims
item as materialized (
  select seen.*,
    case
      -- A scalar subquery: the planner turns an exists into a hash of every command of the tenant (measured: 92 million index
      -- tuples read for 27,000 commands), a scalar one it looks up.
      when fingerprint is not null and (
        select true from eventstore.commands c where c.tenant_id = $1 and c.command_id = seen.command_id) then 'SS003'
      when found < 0 then 'SS005'
      when expected = 0 and found > 0 then 'SS001'
      when expected > 0 and expected <> found then 'SS002'
      when exists (select from taken where taken.item = seen.n) then 'SS004' -- claims
    end as refusal
  from seen
),
won as materialized (
  select item.*, sum(item.events) over (order by item.n) - item.events as offset from item where item.refusal is null
),
head as (
  update eventstore.tenant_heads h
  set position = h.position + t.events, recorded_at = greatest(h.recorded_at, coalesce(h.test_now, clock_timestamp()))
  from (select sum(won.events) as events from won) t
  where h.tenant_id = $1 and t.events > 0
  returning h.position - t.events as before, h.recorded_at
),
placed as (
  select won.n, won.stream_type, won.stream_id, won.found, won.effective_at, won.actor, won.command, won.command_id,
    won.correlation_id, won.causation_id, e.place, e.name, e.name_version, e.body,
    head.before + won.offset + e.place as position, won.found + e.place as version, head.recorded_at
  from head cross join won
  join unnest($14::int[], $15::int[], $16::text[], $17::smallint[], $18::json[]) as e (item, place, name, name_version, body)
    on e.item = won.n
  where e.place between 1 and 1000000 -- one item
),
event as materialized (
  select n, place, position, stream_type, stream_id, version, name, name_version, body,
    recorded_at, effective_at, actor, command, command_id, correlation_id, causation_id
    , eventstore.event_hash( -- hashed -- one event
        case when found = 0 then eventstore.no_hash() else ( -- hashed -- one event
          select e.hash from eventstore.events e -- hashed -- one event
          where e.tenant_id = $1 and e.stream_type = placed.stream_type and e.stream_id = placed.stream_id and e.version = found) end, -- hashed -- one event
        $1, stream_id, command_id, coalesce(correlation_id, command_id), coalesce(causation_id, command_id), -- hashed -- one event
        position, version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body::text) as hash -- hashed -- one event
    , eventstore.chain_hash( -- hashed -- more events
        case when found = 0 then eventstore.no_hash() else ( -- hashed -- more events
          select e.hash from eventstore.events e -- hashed -- more events
          where e.tenant_id = $1 and e.stream_type = placed.stream_type and e.stream_id = placed.stream_id and e.version = found) end, -- hashed -- more events
        $1, stream_id, command_id, coalesce(correlation_id, command_id), coalesce(causation_id, command_id), -- hashed -- more events
        position, version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body::text) -- hashed -- more events
      over (partition by n order by place) as hash -- hashed -- more events
    , '\x'::bytea as hash -- not hashed
  from placed
),
versions as (
  insert into eventstore.streams (tenant_id, stream_type, stream_id, version)
  select $1, stream_type, stream_id, found + events from won
  on conflict (tenant_id, stream_type, stream_id) do update set version = excluded.version
),
released as ( -- claims
  delete from eventstore.claims h using freed f join won on won.n = f.item -- claims
  where h.tenant_id = $1 and h.kind = f.kind and h.key = f.key and h.during = f.during returning 1 -- claims
), -- claims
claimed as ( -- claims
  insert into eventstore.claims (tenant_id, kind, key, during, stream_type, stream_id) -- claims
  select $1, a.kind, a.key, a.during, a.stream_type, a.stream_id -- claims
  from (select count(*) from released) first cross join asked a join won on won.n = a.item where not a.released -- claims
), -- claims
written as (
  insert into eventstore.events (
    tenant_id, position, stream_type, stream_id, version, name, name_version, body,
    recorded_at, effective_at, actor, command, command_id, correlation_id, causation_id, hash)
  select $1, position, stream_type, stream_id, version, name, name_version, body,
    recorded_at, effective_at, actor, command, command_id, correlation_id, causation_id, hash
  from event
),
noted as (
  insert into eventstore.commands (
    tenant_id, command_id, command, fingerprint, stream_type, stream_id, version, position, events, answer, recorded_at)
  select $1, won.command_id, won.command, won.fingerprint, won.stream_type, won.stream_id,
    won.found + won.events, head.before + won.offset + won.events,
    (select array_agg(e.name order by e.place) from unnest($14::int[], $15::int[], $16::text[]) as e (item, place, name) where e.item = won.n),
    won.answer, head.recorded_at
  from head cross join won where won.fingerprint is not null
)
select item.refusal, item.found + item.events, head.before + won.offset + item.events, head.recorded_at
  , taken.kind, taken.key, taken.stream_type, taken.stream_id -- claims
from item left join won on won.n = item.n left join head on true
  left join taken on taken.item = item.n -- claims
order by item.n
