-- Folded states of long streams, so that a cold one is not read from its first event. Nothing depends on them: whoever deletes rows
-- here makes the next reading of those streams longer, and nothing else.

-- Invariant: a row is used only when it has the schema of the reader and the stream has this very event (version, position, time), so one
-- that is ahead of its log, or of another history than the restored one, is passed over.
-- Held by: SnapshotContract.A_snapshot_of_a_history_that_was_lost_is_passed_over_and_written_anew
create table eventstore.snapshots (
  tenant_id   uuid        not null,
  stream_type text        not null,
  stream_id   uuid        not null,
  -- The last event that was folded in.
  version     bigint      not null,
  position    bigint      not null,
  recorded_at timestamptz not null,
  -- The version of the state's shape and of its fold, as the program declares it.
  schema      smallint    not null,
  state       json        not null,
  primary key (tenant_id, stream_type, stream_id)
);
