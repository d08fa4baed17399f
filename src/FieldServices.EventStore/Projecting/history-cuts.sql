-- Raises, for every tenant of a view whose superseded rows are not kept for ever, the position from which on it can be asked as of, and
-- tells it. The position is found by halving, as in position-at.sql; a tenant whose log no longer tells keeps its rows for now.
-- $1 view, $2 its table, $3 how long the program keeps them: null for ever, zero not at all
with recursive kept as (
  select case when exists (select from eventstore.view_history where view = $1)
    then (select kept from eventstore.view_history where view = $1) else $3 end as span
),
search (tenant_id, low, high) as (
  select c.tenant_id, c.history_from, c.position
  from eventstore.checkpoints c, kept where c.view = $2 and kept.span > interval '0'
  union all
  select s.tenant_id,
    case when e.recorded_at <= clock_timestamp() - kept.span then e.position else s.low end,
    case when e.recorded_at <= clock_timestamp() - kept.span then s.high else e.position - 1 end
  from search s cross join kept
  join eventstore.events e on e.tenant_id = s.tenant_id and e.position = s.low + (s.high - s.low + 1) / 2
  where s.low < s.high
),
cuts as (
  select tenant_id, low as cut from search where low = high
  union all
  select c.tenant_id, c.position from eventstore.checkpoints c, kept where c.view = $2 and kept.span = interval '0'
),
raised as (
  update eventstore.checkpoints c set history_from = cuts.cut
  from cuts where c.view = $2 and c.tenant_id = cuts.tenant_id and c.history_from < cuts.cut
)
select tenant_id, cut from cuts
