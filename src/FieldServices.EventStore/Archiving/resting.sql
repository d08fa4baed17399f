-- The next streams of type $2 after $3 that are not archived, with whether their last event has been over for $4, by the tenant's clock.
select s.stream_id, s.version, coalesce(e.recorded_at < coalesce(h.test_now, clock_timestamp()) - $4, false) as rested
from (
  select stream_id, version from eventstore.streams
  where tenant_id = $1 and stream_type = $2 and stream_id > $3 and archived_version is null order by stream_id limit $5
) s
left join eventstore.tenant_heads h on h.tenant_id = $1
left join eventstore.events e on e.tenant_id = $1 and e.stream_type = $2 and e.stream_id = s.stream_id and e.version = s.version
order by s.stream_id
