-- compatible-from: 0010
-- Personal values by which people are looked up, such as telephone numbers: under a keyed hash of each, the sealed value as it stands in
-- events and rows. See docs/decisions/0037.
create table eventstore.data_lookups (
  tenant_id uuid  not null,
  -- The key that has sealed the value.
  key_id    uuid  not null,
  lookup    bytea not null,
  value     text  not null,
  primary key (tenant_id, lookup, value)
);

create index data_lookups_by_key on eventstore.data_lookups (tenant_id, key_id);

-- Invariant: nobody is found by what was erased. What a key has sealed can be looked up as long as the key lives: rows are added only under a
-- lock on the living key, and go in the transaction that destroys it, whatever program does that.
-- Held by: LookupContract.Nobody_is_found_by_what_was_erased, LookupContract.What_is_noted_while_a_key_is_destroyed_goes_with_it
create function eventstore.forget_lookups() returns trigger language plpgsql as $$
begin
  delete from eventstore.data_lookups where tenant_id = new.tenant_id and key_id = new.key_id;
  return null;
end $$;

create trigger forget_lookups after update of wrapped on eventstore.data_keys
for each row when (new.wrapped is null) execute function eventstore.forget_lookups();
