-- Deletes at most $4 outcomes that were recorded between $2 and $1 ago, the oldest first, but for the commands $3.
-- Tenants on a test clock live in another time, and go as a whole one day; what a tenant has left behind is nobody's work.
with old as (
  select c.tenant_id, c.command_id from eventstore.commands c
  where c.recorded_at >= $2 and c.recorded_at < clock_timestamp() - $1 and c.command_id <> all($3)
    and not exists (
      select from eventstore.tenant_heads h where h.tenant_id = c.tenant_id and (h.test_now is not null or h.closed_at is not null))
  order by c.recorded_at limit $4
),
gone as (
  delete from eventstore.commands c using old
  where c.tenant_id = old.tenant_id and c.command_id = old.command_id returning c.recorded_at
)
select count(*)::int, max(recorded_at) from gone
