-- How the claims of the kinds $8 that stream $2/$3 of tenant $1 holds differ from those that it should hold, $4 … $7: one row for
-- each that is missing (with another stream that stands in its way, if there is one) and for each that it holds without a reason.
with asked as (
  select c.kind, c.key, tstzrange(c.since, c.until) as during
  from unnest($4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]) as c (kind, key, since, until)
),
held as (
  select h.kind, h.key, h.during from eventstore.claims h
  where h.tenant_id = $1 and h.stream_type = $2 and h.stream_id = $3 and h.kind = any($8::text[])
)
select m.kind, false as held, o.stream_type, o.stream_id
from (select * from asked except select * from held) m
left join lateral (
  select h.stream_type, h.stream_id from eventstore.claims h
  where h.tenant_id = $1 and h.kind = m.kind and h.key = m.key and h.during && m.during and (h.stream_type, h.stream_id) <> ($2, $3)
  limit 1) o on true
union all
select e.kind, true, null, null from (select * from held except select * from asked) e
order by 1, 2
