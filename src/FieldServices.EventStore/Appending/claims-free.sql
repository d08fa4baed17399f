-- Takes from stream $2/$3 of tenant $1 what it holds of the kinds $8 and should not: everything but $4 … $7.
with asked as (
  select c.kind, c.key, tstzrange(c.since, c.until) as during
  from unnest($4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]) as c (kind, key, since, until)
)
delete from eventstore.claims h
where h.tenant_id = $1 and h.stream_type = $2 and h.stream_id = $3 and h.kind = any($8::text[])
  and not exists (select from asked a where a.kind = h.kind and a.key = h.key and a.during = h.during)
