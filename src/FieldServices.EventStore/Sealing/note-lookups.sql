-- Notes for tenant $1 that values $4, sealed with the keys $2, are found under the hashes $3. What a destroyed key has sealed is passed over.
-- A closed log takes nothing: the tenant has left.
with head as materialized (
  select closed_at is null as is_open from eventstore.tenant_heads where tenant_id = $1 for key share
),
alive as materialized (
  select k.key_id from eventstore.data_keys k where k.tenant_id = $1 and k.key_id = any($2) and k.destroyed_at is null and (select is_open from head) for share
),
noted as (
  insert into eventstore.data_lookups (tenant_id, key_id, lookup, value)
  select $1, n.key_id, n.lookup, n.value from unnest($2::uuid[], $3::bytea[], $4::text[]) as n (key_id, lookup, value) join alive using (key_id)
  on conflict do nothing
)
select is_open from head
