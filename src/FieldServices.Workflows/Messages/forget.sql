-- Deletes at most $2 messages that were sent or discarded more than $1 ago, the oldest first, with the decisions about them.
with old as (
  select m.tenant_id, m.message_id from workflows.messages m
  where m.state in ('sent', 'discarded') and m.settled_at < clock_timestamp() - $1
    and not exists (select from eventstore.tenant_heads h where h.tenant_id = m.tenant_id and h.closed_at is not null)
  order by m.settled_at limit $2
),
decisions as (
  delete from workflows.message_decisions d using old where d.tenant_id = old.tenant_id and d.message_id = old.message_id
),
gone as (
  delete from workflows.messages m using old where m.tenant_id = old.tenant_id and m.message_id = old.message_id returning 1
)
select count(*)::int from gone
