-- compatible-from: 0009
-- The second half: "events" stays the one place through which the log is read and written. What was that table becomes its hot part, as
-- it is, with its partitions, keys and indexes; beside it lies a cold part for events of archived streams, which can be
-- put on another disk.

alter table eventstore.events rename to hot_events;

create table eventstore.events (like eventstore.hot_events including defaults including storage) partition by list (cold);

-- Nothing is read for this: the constraint of the hot part says already what has to be true.
alter table eventstore.events attach partition eventstore.hot_events for values in (false);

-- Invariant: a position, and a version of a stream, is in one of the two parts. The keys are those of the parts, because a key of the
-- whole would have to contain "cold"; across them it holds because positions and versions come from locked rows, as before, and an
-- event changes its part with one update.
-- Held by: ArchiveContract.An_event_is_in_one_part_only_whatever_interrupts_the_archive
create table eventstore.cold_events partition of eventstore.events (
  primary key (tenant_id, position),
  unique (tenant_id, stream_type, stream_id, version)
) for values in (true) partition by hash (tenant_id);

-- Bodies of more than 2,000 bytes are compressed with lz4 where the server has it; the server stores smaller ones as they are.
do $$ begin
  for i in 0..7 loop
    execute format('create table eventstore.cold_events_%s partition of eventstore.cold_events for values with (modulus 8, remainder %s)', i, i);
    begin
      execute format('alter table eventstore.cold_events_%s alter column body set compression lz4', i);
    exception when feature_not_supported then null;
    end;
  end loop;
end $$;

-- Invariant: an archived stream does not grow, whatever a writer believes: every append moves the version of the stream's row.
-- Held by: ArchiveContract.An_append_to_an_archived_stream_is_refused_and_writes_nothing
alter table eventstore.streams
  add column archived_version bigint,
  add column archived_at timestamptz,
  add constraint streams_archived check (version <= archived_version) not valid;

-- What operators have decided about the archive of a tenant; without a row nothing is archived by itself.
create table eventstore.archive_settings (
  tenant_id   uuid        primary key,
  after       interval    check (after >= '0'),
  changed_at  timestamptz not null default clock_timestamp(),
  ran_at      timestamptz
);
