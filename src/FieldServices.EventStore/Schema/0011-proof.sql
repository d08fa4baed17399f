-- Every event carries a hash of itself and of the event before it in its stream; over a tenant's events stands a tree of hashes, of
-- which the program signs what it says at a moment. docs/auditors.md describes all of it for whoever writes a verifier.

do $$ begin
  if current_setting('server_encoding') <> 'UTF8' then
    raise exception 'The hashes of events are over UTF-8: the database must have the encoding UTF8, not %.', current_setting('server_encoding');
  end if;
end $$;

-- The hash of an event: of "FSE1", the hash of the event before it in its stream (zeros for the first), and everything that the log
-- says of it. What has a fixed width comes first, then each text behind its length, the body last.
-- A single expression, so that the server puts it into the statements that call it.
create function eventstore.event_hash(
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

-- The hashes of several events of a stream, in the order of their versions; "first" is the hash that they follow.
create function eventstore.next_hash(
  previous bytea, first bytea, tenant_id uuid, stream_id uuid, command_id uuid, correlation_id uuid, causation_id uuid,
  "position" bigint, version bigint, recorded_at timestamptz, effective_at timestamptz, name_version smallint,
  stream_type text, name text, actor text, command text, body text)
returns bytea language plpgsql stable parallel safe as $$
begin
  return eventstore.event_hash(
    coalesce(previous, first), tenant_id, stream_id, command_id, correlation_id, causation_id,
    "position", version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body);
end $$;

create aggregate eventstore.chain_hash(
  bytea, uuid, uuid, uuid, uuid, uuid, bigint, bigint, timestamptz, timestamptz, smallint, text, text, text, text, text) (
  sfunc = eventstore.next_hash, stype = bytea);

-- Thirty-two zeros: what the first event of a stream follows.
create function eventstore.no_hash() returns bytea language sql immutable parallel safe
return '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea;

alter table eventstore.events add column hash bytea;
alter table eventstore.streams add column hash bytea;

update eventstore.events e set hash = h.hash
from (
  select tenant_id, "position", eventstore.chain_hash(
      eventstore.no_hash(), tenant_id, stream_id, command_id, coalesce(correlation_id, command_id), coalesce(causation_id, command_id),
      "position", version, recorded_at, effective_at, name_version, stream_type, name, actor, command, body::text)
    over (partition by tenant_id, stream_type, stream_id order by version) as hash
  from eventstore.events
) h
where e.tenant_id = h.tenant_id and e."position" = h."position";

update eventstore.streams s set hash = e.hash
from eventstore.events e
where e.tenant_id = s.tenant_id and e.stream_type = s.stream_type and e.stream_id = s.stream_id and e.version = s.version;

-- A release that writes no hashes cannot append any more.
-- Invariant: the hash of a stream is that of its last event. Both are written by the statement that appends, under the tenant's lock.
-- Held by: HashContract.The_chain_of_every_stream_holds_whatever_runs_at_once
alter table eventstore.events alter column hash set not null;
alter table eventstore.streams alter column hash set not null;

-- The tree of a tenant, as far as checkpoints were signed of it. Its leaves are the hashes of events in the order of positions, so
-- level 0 is not kept.
create table eventstore.trees (
  tenant_id  uuid   primary key,
  size       bigint not null default 0 check (size >= 0),
  -- Why no further checkpoint is signed, for whoever looks after it; null when all is well.
  refused_at timestamptz,
  refused    text
) with (fillfactor = 50);

-- The roots of the whole subtrees over 256, 65,536 … leaves. They are never changed.
create table eventstore.tree_nodes (
  tenant_id uuid     not null,
  number    bigint   not null,
  level     smallint not null check (level > 0),
  hash      bytea    not null,
  primary key (tenant_id, level, number)
);

-- Signed checkpoints: what the log held at a moment, in the words that were signed.
create table eventstore.log_checkpoints (
  tenant_id uuid        not null,
  size      bigint      not null check (size > 0),
  signed_at timestamptz not null default clock_timestamp(),
  note      text        not null,
  primary key (tenant_id, size)
);

-- Which of them was last sent to a place outside.
create table eventstore.log_checkpoints_sent (
  tenant_id uuid        not null,
  size      bigint      not null,
  sent_at   timestamptz not null default clock_timestamp(),
  target    text        not null,
  primary key (tenant_id, target)
);
