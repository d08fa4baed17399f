-- The events of tenant $1 after position $2 up to $3, each with the hash of the one before it in its stream, which is null when it is missing.
select e.position, e.stream_type, e.stream_id, e.version, e.name, e.name_version, e.recorded_at, e.effective_at, e.actor, e.command, e.command_id,
  e.correlation_id, e.causation_id, e.body, e.hash, (
    select p.hash from eventstore.events p
    where p.tenant_id = $1 and p.stream_type = e.stream_type and p.stream_id = e.stream_id and p.version = e.version - 1) as previous
from eventstore.events e
where e.tenant_id = $1 and e.position > $2 and e.position <= $3
order by e.position
