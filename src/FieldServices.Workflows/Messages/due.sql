-- The channels that have a message to be sent now: a probe for each tenant and priority that waits, one probe when nothing does.
-- A tenant whose log is closed here is in another database, and so is the work.
with recursive waiting (channel, tenant_id) as (
  (select channel, tenant_id from workflows.messages where state = 'waiting' order by channel, tenant_id limit 1)
  union all
  select later.channel, later.tenant_id from waiting w cross join lateral (
    select m.channel, m.tenant_id from workflows.messages m
    where m.state = 'waiting' and (m.channel, m.tenant_id) > (w.channel, w.tenant_id)
    order by m.channel, m.tenant_id limit 1) later
)
select distinct w.channel from waiting w cross join (values (0::smallint), (1::smallint), (2::smallint)) p (priority)
where not exists (select from eventstore.tenant_heads h where h.tenant_id = w.tenant_id and h.closed_at is not null) and exists (
  select from workflows.messages m
  where m.state = 'waiting' and m.channel = w.channel and m.tenant_id = w.tenant_id and m.priority = p.priority and m.next_attempt_at <= $1)
order by w.channel
