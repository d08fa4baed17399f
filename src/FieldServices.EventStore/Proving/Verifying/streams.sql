-- What is wrong with the streams of tenant $1: rows that say more than the log holds, events that no row knows of, and events behind
-- position $2, where the log ends.
select null::bigint, s.stream_type, s.stream_id, 'its row says version ' || s.version || ', which is not in the log'
from eventstore.streams s left join eventstore.events e
  on e.tenant_id = $1 and e.stream_type = s.stream_type and e.stream_id = s.stream_id and e.version = s.version
where s.tenant_id = $1 and e.version is null
union all
select null, e.stream_type, e.stream_id, 'it has version ' || max(e.version) || ', which its row does not know'
from eventstore.events e left join eventstore.streams s
  on s.tenant_id = $1 and s.stream_type = e.stream_type and s.stream_id = e.stream_id
where e.tenant_id = $1 and e.version > coalesce(s.version, 0)
group by e.stream_type, e.stream_id
union all
select position, stream_type, stream_id, '' from eventstore.events where tenant_id = $1 and position > $2
order by 1, 2, 3
