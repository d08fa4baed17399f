update workflows.messages set
  state = $4, next_attempt_at = $5, error = $6, reference = $7, sent_by = $8, claim = null,
  settled_at = case when $4 <> 'waiting' then $9 end
where tenant_id = $1 and message_id = $2 and claim = $3 and state = 'waiting'
