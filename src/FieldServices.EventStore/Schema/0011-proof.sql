-- compatible-from: 0009
-- outside-transaction
-- Every event carries a hash of itself and of the event before it in its stream; over a tenant's events stands a tree of hashes, of
-- which the program signs what it says at a moment. docs/auditors.md describes all of it for whoever writes a verifier.

-- step: the encoding
do $$ begin
  if current_setting('server_encoding') <> 'UTF8' then
    raise exception 'The hashes of events are over UTF-8: the database must have the encoding UTF8, not %.', current_setting('server_encoding');
  end if;
end $$;

-- step: the hash of an event
-- The hash of an event: of "FSE1", the hash of the event before it in its stream (zeros for the first), and everything that the log
-- says of it. What has a fixed width comes first, then each text behind its length, the body last.
-- A single expression, so that the server puts it into the statements that call it.
create or replace function eventstore.event_hash(
  previous bytea, tenant_id uuid, stream_id uuid, command_id uuid, correlation_id uuid, causation_id uuid,
  "position" bigint, version bigint, recorded_at timestamptz, effective_at timestamptz, name_version smallint,
  stream_type text, name text, actor text, command text, body text)
returns bytea language sql stable parallel safe
return sha256(
  '\x46534531'::bytea || previous || uuid_send(tenant_id) || uuid_send(stream_id) || uuid_send(command_id)
  || uuid_send(correlation_id) || uuid_send(causation_id)
  || int8send("position") || int8send(version) || timestamptz_send(recorded_at) || timestamptz_send(effective_at) || int2send(name_version)
  || int4send(octet_length(stream_type)) || convert_to(stream_type, 'UTF8') || int4send(octet_length(name)) || convert_to(name, 'UTF8')
  || int4send(octet_length(actor)) || convert_to(actor, 'UTF8') || int4send(octet_length(command)) || convert_to(command, 'UTF8')
  || convert_to(body, 'UTF8'));

-- step: the hashes that follow each other
-- The hashes of several events of a stream, in the order of their versions; "first" is the hash that they follow.
create or replace function eventstore.next_hash(
  previous bytea, first bytea, tenant_id uuid, stream_id uuid, command_id uuid, correlation_id uuid, causation_id uuid,
  "position" bigint, version bigint, recorded_at timestamptz, effective_at timestamptz, name_version smallint,
  stream_type text, name text, actor text, command text, body text)
returns bytea language plpgsql stable parallel safe as $$
begin
  return eventstore.event_hash(
    coalesce(previous, first), tenant_id, stream_id, command_id, correlation_id, causation_id,
    "position", version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body);
end $$;

-- step: the same as an aggregate
create or replace aggregate eventstore.chain_hash(
  bytea, uuid, uuid, uuid, uuid, uuid, bigint, bigint, timestamptz, timestamptz, smallint, text, text, text, text, text) (
  sfunc = eventstore.next_hash, stype = bytea);

-- step: what the first event follows
-- Thirty-two zeros: what the first event of a stream follows.
create or replace function eventstore.no_hash() returns bytea language sql immutable parallel safe
return '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea;

-- step: the column, without writing a row
alter table eventstore.events add column if not exists hash bytea;

-- step: the hash of an event that comes without one
-- Releases that know of no hashes go on appending, and so does a statement that waited for the tenant's lock and has not seen the event
-- that it follows; what this looks up, it sees as it is now.
-- Invariant: an event is stored with its hash, whoever appends it.
-- Held by: HashContract.An_append_that_waited_for_another_goes_on_with_what_that_one_wrote, HashContract.What_an_earlier_release_appends_is_hashed_too
create or replace function eventstore.hash_event() returns trigger language plpgsql as $$
begin
  new.hash := eventstore.event_hash(
    case when new.version = 1 then eventstore.no_hash() else (
      select e.hash from eventstore.events e
      where e.tenant_id = new.tenant_id and e.stream_type = new.stream_type and e.stream_id = new.stream_id and e.version = new.version - 1) end,
    new.tenant_id, new.stream_id, new.command_id, coalesce(new.correlation_id, new.command_id), coalesce(new.causation_id, new.command_id),
    new."position", new.version, new.recorded_at, new.effective_at, new.name_version, new.stream_type, new.name, new.actor, new.command, new.body::text);
  return new;
end $$;

-- step: whenever one is inserted
create or replace trigger hash_event before insert on eventstore.events
for each row when (new.hash is null) execute function eventstore.hash_event();

-- step: the tenants whose events have none
create table if not exists eventstore.unhashed as select tenant_id from eventstore.tenant_heads;

-- repeat: the hashes of what was there before, a tenant at a time
with next as materialized (select tenant_id from eventstore.unhashed limit 1),
filled as (
  update eventstore.events e set hash = h.hash
  from (
    select tenant_id, "position", eventstore.chain_hash(
      eventstore.no_hash(), tenant_id, stream_id, command_id, coalesce(correlation_id, command_id), coalesce(causation_id, command_id),
      "position", version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body::text)
    over (partition by tenant_id, stream_type, stream_id order by version) as hash
    from eventstore.events where tenant_id = (select tenant_id from next)
  ) h
  where e.tenant_id = (select tenant_id from next) and e."position" = h."position" and e.hash is null
)
delete from eventstore.unhashed u using next where u.tenant_id = next.tenant_id;

-- repeat: of what was appended meanwhile behind them
update eventstore.events e set hash = h.hash
from (
  select tenant_id, "position", eventstore.chain_hash(
      eventstore.no_hash(), tenant_id, stream_id, command_id, coalesce(correlation_id, command_id), coalesce(causation_id, command_id),
      "position", version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body::text)
    over (partition by tenant_id, stream_type, stream_id order by version) as hash
  from eventstore.events
  where (tenant_id, stream_type, stream_id) in (select tenant_id, stream_type, stream_id from eventstore.events where hash is null)
) h
where e.tenant_id = h.tenant_id and e."position" = h."position" and e.hash is null;

-- step: no event is without one from now on
do $$ begin
  if not exists (select from pg_constraint where conrelid = 'eventstore.events'::regclass and conname = 'events_hashed') then
    alter table eventstore.events add constraint events_hashed check (hash is not null) not valid;
  end if;
end $$;

-- repeat: of what was on its way until then
update eventstore.events e set hash = h.hash
from (
  select tenant_id, "position", eventstore.chain_hash(
      eventstore.no_hash(), tenant_id, stream_id, command_id, coalesce(correlation_id, command_id), coalesce(causation_id, command_id),
      "position", version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body::text)
    over (partition by tenant_id, stream_type, stream_id order by version) as hash
  from eventstore.events
  where (tenant_id, stream_type, stream_id) in (select tenant_id, stream_type, stream_id from eventstore.events where hash is null)
) h
where e.tenant_id = h.tenant_id and e."position" = h."position" and e.hash is null;

-- step: nor was any before
alter table eventstore.events validate constraint events_hashed;

-- step: the list is done
drop table if exists eventstore.unhashed;

-- step: the tree
-- The tree of a tenant, as far as checkpoints were signed of it. Its leaves are the hashes of events in the order of positions, so
-- level 0 is not kept.
create table if not exists eventstore.trees (
  tenant_id  uuid   primary key,
  size       bigint not null default 0 check (size >= 0),
  -- Why no further checkpoint is signed, for whoever looks after it; null when all is well.
  refused_at timestamptz,
  refused    text
) with (fillfactor = 50);

-- step: its nodes
-- The roots of the whole subtrees over 256, 65,536 … leaves. They are never changed.
create table if not exists eventstore.tree_nodes (
  tenant_id uuid     not null,
  number    bigint   not null,
  level     smallint not null check (level > 0),
  hash      bytea    not null,
  primary key (tenant_id, level, number)
);

-- step: the checkpoints
-- Signed checkpoints: what the log held at a moment, in the words that were signed.
create table if not exists eventstore.log_checkpoints (
  tenant_id uuid        not null,
  size      bigint      not null check (size > 0),
  signed_at timestamptz not null default clock_timestamp(),
  note      text        not null,
  primary key (tenant_id, size)
);

-- step: those that were sent
-- Which of them was last sent to a place outside.
create table if not exists eventstore.log_checkpoints_sent (
  tenant_id uuid        not null,
  size      bigint      not null,
  sent_at   timestamptz not null default clock_timestamp(),
  target    text        not null,
  primary key (tenant_id, target)
);
