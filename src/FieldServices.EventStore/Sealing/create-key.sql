-- Makes the key $3 of subject $2 of tenant $1, unless the subject has one. A closed log takes none: the tenant has left.
with head as materialized (
  select closed_at is null as is_open from eventstore.tenant_heads where tenant_id = $1 for key share
),
made as (
  insert into eventstore.data_keys (tenant_id, key_id, subject, master, fingerprint, wrapped)
  select $1, $3, $2, $4, $5, $6 from head where is_open
  on conflict (tenant_id, subject, destroyed_at) do nothing
  returning 1
)
select is_open, exists (select from made) from head
