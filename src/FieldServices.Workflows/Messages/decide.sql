-- Decides about a dead letter and keeps how it was before.
with before as (
  select channel, recipient, data, error from workflows.messages
  where tenant_id = $1 and message_id = $2 and state = 'dead' for update
),
noted as (
  insert into workflows.message_decisions (tenant_id, message_id, decided_at, actor, decision, reason, error, channel, recipient, data)
  select $1, $2, $3, $4, $5, $6, b.error,
    case when $5 = 'edit' then b.channel end, case when $5 = 'edit' then b.recipient end, case when $5 = 'edit' then b.data end
  from before b
)
update workflows.messages m set
  state = case when $5 = 'discard' then 'discarded' else 'waiting' end,
  settled_at = case when $5 = 'discard' then $3 end,
  next_attempt_at = $3,
  attempts = case when $5 = 'discard' then m.attempts else 0 end,
  channel = coalesce($7, m.channel), recipient = coalesce($8, m.recipient), data = coalesce($9, m.data)
from before where m.tenant_id = $1 and m.message_id = $2
