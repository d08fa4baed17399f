-- The last position that was recorded at or before a time; 0 when there was none. Null when the time is so early that the events that
-- tell are not here any more.
-- Invariant: recorded times never decrease along positions, so the answer is found by halving: "low" is known to be early enough, and
-- whatever comes after "high" to be too late. Each step reads one event by its primary key.
-- Held by: PositionAtContract.A_time_is_the_last_position_recorded_at_or_before_it
-- $1 tenant, $2 time
with recursive search (low, high) as (
  select 0::bigint, coalesce((select position from eventstore.tenant_heads where tenant_id = $1), 0)
  union all
  select case when e.recorded_at <= $2 then e.position else s.low end, case when e.recorded_at <= $2 then s.high else e.position - 1 end
  from search s
  join eventstore.events e on e.tenant_id = $1 and e.position = s.low + (s.high - s.low + 1) / 2
  where s.low < s.high
)
select low from search where low = high
