-- compatible-from: 0009
-- Personal data: a key for each person (or thing that stands for one) whose data events carry, see docs/decisions/0026.

-- Invariant: a value that was sealed can be opened as long as its key is here, and nobody can open it afterwards. A key is committed
-- before the append that uses it begins, and it is inserted only while the tenant's log is open here, under the same kind of lock as
-- outcomes: so it moves with the events that it sealed. A subject has one key at a time; a destroyed one is never revived.
-- Held by: SealingContract.A_key_is_durable_before_what_it_sealed, MovedKeysContract.A_key_moves_with_the_events_that_it_sealed
create table eventstore.data_keys (
  tenant_id    uuid        not null,
  key_id       uuid        not null,
  created_at   timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  subject      text        not null,
  -- Which master key has wrapped it.
  master       text        not null,
  -- SHA-256 of the key: a certificate names it, and nothing follows from it.
  fingerprint  bytea       not null,
  wrapped      bytea,
  primary key (tenant_id, key_id),
  unique nulls not distinct (tenant_id, subject, destroyed_at),
  constraint data_keys_destroyed check ((wrapped is null) = (destroyed_at is not null))
);
