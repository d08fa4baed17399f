-- How far each version of a view is behind the logs, over all tenants that are in this database.
-- $1 tables
select v.name, coalesce(sum(h.position - coalesce(c.position, 0)), 0)::bigint,
  count(*) filter (where h.position > coalesce(c.position, 0)),
  (select count(*) from eventstore.parked p where p.view = v.name),
  count(*) filter (where c.stopped_at is not null),
  count(*) filter (where c.failing is not null),
  (array_agg(c.failing order by c.failing_since) filter (where c.failing is not null))[1],
  min(c.failing_since)
from unnest($1) v (name) left join eventstore.tenant_heads h on h.closed_at is null
left join eventstore.checkpoints c on c.view = v.name and c.tenant_id = h.tenant_id
group by v.name
