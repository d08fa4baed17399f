-- compatible-from: 0001
-- The outbox of messages. A row is written in the transaction of the step that wants the message, and stays after it was sent: it
-- says what was sent, to whom and why.
create table workflows.messages (
  tenant_id       uuid        not null,
  message_id      uuid        not null,
  -- why: the step of the stream that wanted it, and what led to that
  instance_id     uuid        not null,
  correlation_id  uuid        not null,
  causation_id    uuid        not null,
  version         bigint      not null,
  created_at      timestamptz not null,
  -- while it is claimed: when the claim ends
  next_attempt_at timestamptz not null,
  settled_at      timestamptz,
  -- the claim that sends it now; whoever holds another one has lost it
  claim           uuid,
  attempts        int         not null default 0,
  priority        smallint    not null check (priority between 0 and 2),
  state           text        not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'discarded')),
  workflow        text        not null,
  channel         text        not null,
  recipient       text        not null,
  template        text        not null,
  data            json        not null,
  -- how the last attempt failed; a kind, nothing personal
  error           text,
  -- the name that the provider gave it
  reference       text,
  -- the channel by which it went
  sent_by         text,
  primary key (tenant_id, message_id)
) with (fillfactor = 80);

-- One range for each tenant and priority of a channel, so that a claim reads only what it may take.
create index messages_waiting on workflows.messages (channel, tenant_id, priority, next_attempt_at) where state = 'waiting';
create index messages_dead on workflows.messages (tenant_id, settled_at, message_id) where state = 'dead';
create index messages_of_instances on workflows.messages (tenant_id, workflow, instance_id, version);

-- How many messages each channel may let go now, over all nodes.
create table workflows.message_channels (
  channel     text             primary key,
  tokens      double precision not null,
  refilled_at timestamptz      not null
) with (fillfactor = 50);

-- What people decided about dead letters, and what they changed.
create table workflows.message_decisions (
  tenant_id  uuid        not null,
  message_id uuid        not null,
  place      bigint      generated always as identity,
  decided_at timestamptz not null,
  actor      text        not null,
  decision   text        not null check (decision in ('retry', 'edit', 'discard')),
  reason     text,
  error      text,
  -- as they were before an edit
  channel    text,
  recipient  text,
  data       json,
  primary key (tenant_id, message_id, place)
);
