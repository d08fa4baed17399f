-- Keeps the latest snapshot of a stream. A release that is older than the one that wrote the present row leaves it alone.
insert into eventstore.snapshots (tenant_id, stream_type, stream_id, version, position, recorded_at, schema, state)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (tenant_id, stream_type, stream_id) do update
set version = excluded.version, position = excluded.position, recorded_at = excluded.recorded_at, schema = excluded.schema, state = excluded.state
where eventstore.snapshots.schema <= excluded.schema
