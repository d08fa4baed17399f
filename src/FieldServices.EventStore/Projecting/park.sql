-- Parks a stream by hand, under the lock of the checkpoint: what the view has folded stays, the rest waits.
-- $1 view, $2 tenant, $3 and $4 stream, $5 reason
insert into eventstore.parked (view, tenant_id, stream_type, stream_id, version, "position", attempts, reason)
select $1, $2, $3, $4, 1 + coalesce(max(e.version) filter (where e.position <= c.position), 0), c.position, 0, $5
from eventstore.checkpoints c
join eventstore.events e on e.tenant_id = c.tenant_id and e.stream_type = $3 and e.stream_id = $4
where c.view = $1 and c.tenant_id = $2
group by c.position
on conflict (view, tenant_id, stream_type, stream_id) do update set reason = excluded.reason, retry_at = null
