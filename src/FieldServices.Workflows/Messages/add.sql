insert into workflows.messages (
  tenant_id, message_id, channel, recipient, template, data, priority, workflow, instance_id, version, correlation_id, causation_id,
  created_at, next_attempt_at)
select $1, m.*, $13, $13
from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::json[], $7::smallint[], $8::text[], $9::uuid[], $10::bigint[],
  $11::uuid[], $12::uuid[]) m
on conflict (tenant_id, message_id) do nothing
