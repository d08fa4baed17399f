-- Moves at most $5 events of the streams $3 of type $2 to the part $4, the oldest first.
-- The body is written anew, so that it is compressed as the other part does it; its bytes stay the same.
update eventstore.events set cold = $4, body = body::text::json
where tenant_id = $1 and cold = not $4 and position = any(array(
  select position from eventstore.events
  where tenant_id = $1 and stream_type = $2 and stream_id = any($3) and cold = not $4 order by position limit $5))
