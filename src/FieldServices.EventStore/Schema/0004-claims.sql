-- What a stream has claimed and nobody else may have: a key, for ever or for a span of time.

-- The constraint compares identifiers for equality and spans for overlap.
create extension if not exists btree_gist;

-- Invariant: no two claims of one kind and key overlap in time; a unique key is a claim without ends. Appends look before they
-- write, under the tenant's lock; the constraint is what makes a mistake there an error instead of a double booking.
-- Held by: ClaimContract.Of_many_claims_of_one_slot_exactly_one_wins
create table eventstore.claims (
  tenant_id   uuid      not null,
  kind        text      not null,
  key         text      not null,
  during      tstzrange not null check (not isempty(during)),
  stream_type text      not null,
  stream_id   uuid      not null,
  exclude using gist (tenant_id with =, kind with =, key with =, during with &&)
);

create index claims_by_holder on eventstore.claims (tenant_id, stream_type, stream_id);
