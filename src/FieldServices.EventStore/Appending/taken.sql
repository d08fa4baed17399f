-- Whether another stream than $2/$3 of tenant $1 has one of the claims $4 … $7: the first that is found, with its holder.
with asked as (
  select c.kind, c.key, tstzrange(c.since, c.until) as during
  from unnest($4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]) as c (kind, key, since, until)
)
select h.kind, h.key, h.stream_type, h.stream_id
from asked a join eventstore.claims h on h.tenant_id = $1 and h.kind = a.kind and h.key = a.key and h.during && a.during
where (h.stream_type, h.stream_id) <> ($2, $3)
limit 1
