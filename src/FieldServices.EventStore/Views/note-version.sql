-- Notes that the table of a version exists, and carries over what somebody parked by hand in the version in use.
-- $1 view, $2 version
with made as (
  insert into eventstore.view_versions (view, version, in_use_at)
  values ($1, $2, case
    when not exists (select from eventstore.tenant_heads where position > 0) and not exists (select from eventstore.view_versions where view = $1)
    then clock_timestamp() end)
  on conflict do nothing
  returning view, version
)
insert into eventstore.parked (view, tenant_id, stream_type, stream_id, version, "position", attempts, reason)
select m.view || '_v' || m.version, p.tenant_id, p.stream_type, p.stream_id, p.version, p."position", 0, p.reason
from made m
join eventstore.view_versions used on used.view = m.view and used.in_use_at is not null
join eventstore.parked p on p.view = used.view || '_v' || used.version and p.reason is not null
