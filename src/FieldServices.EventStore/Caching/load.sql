-- The snapshot of stream $2/$3 of tenant $1 in the schema $4, and the events after it: one statement, so that both are of one moment.
-- The snapshot comes as the first row, with "usable" set; one that cannot be used has version 0, and every event follows.
with snapshot as materialized (
  select s.position, s.version, s.schema, s.state, s.recorded_at, e.effective_at, s.schema = $4 and e.version is not null as usable
  from eventstore.snapshots s left join eventstore.events e on e.tenant_id = $1 and e.stream_type = $2 and e.stream_id = $3
    and e.version = s.version and e.position = s.position and e.recorded_at = s.recorded_at
  where s.tenant_id = $1 and s.stream_type = $2 and s.stream_id = $3
)
select position, $2 as stream_type, $3 as stream_id, case when usable then version else 0 end as version, '' as name, schema as name_version,
  state as body, recorded_at, coalesce(effective_at, recorded_at) as effective_at, '' as actor, '' as command, $3 as command_id,
  $3 as correlation_id, $3 as causation_id, ''::bytea as hash, usable
from snapshot
union all
select position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command, command_id,
  correlation_id, causation_id, hash, null::boolean
from eventstore.events
where tenant_id = $1 and stream_type = $2 and stream_id = $3 and version > coalesce((select s.version from snapshot s where s.usable), 0)
order by version
