-- What workflows have to remember besides their streams in the log.

-- A workflow begins at the heads that the logs have when it is first deployed: history sets nothing in motion.
create table workflows.known (
  workflow text        primary key,
  since    timestamptz not null default clock_timestamp()
);

-- One running, or once running, process. "state" is what its stream folds to at "version": a memory, not the truth.
-- Invariant: whoever gives an instance an input holds the lock on its row from before the state is read until everything that
-- follows from the input is committed; so inputs of an instance take turns, whichever node they arrive at.
-- Held by: RacingInputTests.Inputs_that_race_for_an_instance_take_turns
create table workflows.instances (
  tenant_id      uuid        not null,
  instance_id    uuid        not null,
  correlation_id uuid        not null,
  version        bigint      not null,
  started_at     timestamptz not null,
  updated_at     timestamptz not null,
  definition     int         not null,
  workflow       text        not null,
  status         text        not null check (status in ('running', 'finished', 'parked', 'cancelled')),
  state          json        not null,
  primary key (tenant_id, workflow, instance_id)
) with (fillfactor = 70);

create index instances_parked on workflows.instances (tenant_id, workflow) where status = 'parked';

-- Inputs of parked instances, in the order in which they came; the first is the one that could not be taken.
create table workflows.waiting (
  tenant_id   uuid        not null,
  input_id    uuid        not null,
  instance_id uuid        not null,
  place       bigint      generated always as identity,
  since       timestamptz not null default clock_timestamp(),
  attempts    int         not null default 0,
  workflow    text        not null,
  input       json        not null,
  -- null behind the first
  error       text,
  primary key (tenant_id, workflow, instance_id, place),
  unique (tenant_id, input_id)
);

-- Timers of tenants on a test clock fire only when that clock is advanced, so nobody looks for them.
create table workflows.timers (
  tenant_id   uuid        not null,
  instance_id uuid        not null,
  -- the step that set it
  causation_id uuid       not null,
  due         timestamptz not null,
  place       bigint      generated always as identity,
  test        boolean     not null default false,
  workflow    text        not null,
  key         text        not null,
  -- both null for a timer that fires once
  cron        text,
  zone        text,
  primary key (tenant_id, workflow, instance_id, key)
) with (fillfactor = 90);

create index timers_due on workflows.timers (due, tenant_id) where not test;
create index timers_of_test_clocks on workflows.timers (tenant_id, due) where test;

-- Commands on their way. A row is gone when the answer has been taken, and stays as a dead letter when it cannot be delivered.
create table workflows.commands (
  tenant_id       uuid        not null,
  command_id      uuid        not null,
  instance_id     uuid        not null,
  stream_id       uuid,
  correlation_id  uuid        not null,
  causation_id    uuid        not null,
  place           bigint      generated always as identity,
  next_attempt_at timestamptz not null default clock_timestamp(),
  created_at      timestamptz not null default clock_timestamp(),
  dead_at         timestamptz,
  attempts        int         not null default 0,
  test            boolean     not null default false,
  workflow        text        not null,
  key             text        not null,
  name            text        not null,
  body            json        not null,
  idempotency_key text        not null,
  error           text,
  primary key (tenant_id, command_id)
) with (fillfactor = 80);

create index commands_waiting on workflows.commands (next_attempt_at) where dead_at is null and not test;
create index commands_of_test_clocks on workflows.commands (tenant_id, next_attempt_at) where dead_at is null and test;
create index commands_of_instances on workflows.commands (tenant_id, workflow, instance_id, place);

-- Tenants on a test clock, one row each: whoever moves the clock or sends their commands holds the lock on it, so that everything
-- happens in the same order every time.
create table workflows.test_clocks (
  tenant_id uuid primary key
);

-- Dead letters are few; people look for them by tenant.
create index commands_dead on workflows.commands (tenant_id, dead_at) where dead_at is not null;
create index waiting_dead on workflows.waiting (tenant_id, since) where error is not null;
