-- Gives stream $2/$3 of tenant $1 what it should hold, $4 … $7, of the kinds $8 and does not, unless another stream has it. Runs
-- behind the lock on the tenant's head row, so nobody else takes it meanwhile.
with asked as (
  select c.kind, c.key, tstzrange(c.since, c.until) as during
  from unnest($4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]) as c (kind, key, since, until)
),
held as (
  select h.kind, h.key, h.during from eventstore.claims h
  where h.tenant_id = $1 and h.stream_type = $2 and h.stream_id = $3 and h.kind = any($8::text[])
)
insert into eventstore.claims (tenant_id, kind, key, during, stream_type, stream_id)
select $1, m.kind, m.key, m.during, $2, $3 from (select * from asked except select * from held) m
where not exists (
  select from eventstore.claims h where h.tenant_id = $1 and h.kind = m.kind and h.key = m.key and h.during && m.during)
