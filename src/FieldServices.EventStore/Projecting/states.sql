-- Where every known version of these views stands, for every tenant that has a log.
-- $1 views
with rebuilding as materialized (
  -- A rebuild holds its claim as long as it runs; checkpoints that an interrupted one left behind count for nothing.
  select (classid::bigint << 32) | objid::bigint as claim
  from pg_locks
  where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
    and database = (select oid from pg_database where datname = current_database())
)
select v.view, v.version, v.in_use_at, h.tenant_id, coalesce(c.position, 0), h.position,
  c.stopped_at, c.stopped_why, c.failing, c.failing_since,
  case when hashtext('rebuild read.' || v.view || '_v' || v.version) in (select claim from rebuilding) then coalesce(n.position, 0) end,
  coalesce(p.streams, 0), p.stream_type, p.stream_id, p.since
from eventstore.view_versions v
cross join eventstore.tenant_heads h
left join eventstore.checkpoints c on c.view = v.view || '_v' || v.version and c.tenant_id = h.tenant_id
left join eventstore.checkpoints n on n.view = 'read_next.' || v.view || '_v' || v.version and n.tenant_id = h.tenant_id
left join lateral (
  select count(*) over () as streams, stream_type, stream_id, since
  from eventstore.parked p where p.view = c.view and p.tenant_id = c.tenant_id
  order by since, stream_type, stream_id limit 1
) p on true
where v.view = any($1)
order by v.view, v.version, h.tenant_id
