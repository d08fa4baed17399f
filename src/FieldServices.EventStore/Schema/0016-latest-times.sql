-- compatible-from: 0009
-- The latest value that a column of times had in the rows of a view up to a position, for some positions: a list of the past in the order
-- of the column, latest first, begins there and not behind everything that came later. The row at the greatest position is the one for now.

-- Invariant: no row that was so as of a position up to "position" has a later value than "latest", as long as the checkpoint's "latest_writes"
-- equals its "writes": whoever writes rows keeps both, and a program that does not know this table raises "writes" alone.
-- Held by: LatestTimesContract.A_writer_that_does_not_know_of_them_makes_them_useless_until_they_are_found_anew
create table eventstore.latest_times (
  view        text        not null,
  tenant_id   uuid        not null,
  column_name text        not null,
  position    bigint      not null,
  latest      timestamptz not null,
  primary key (view, tenant_id, column_name, position)
);

alter table eventstore.checkpoints add column latest_writes bigint not null default -1;

-- The latest time of a column up to a position, or later; 'infinity' where it is not known. Planned once in a session.
create function eventstore.latest_time(p_view text, p_tenant_id uuid, p_column text, p_position bigint) returns timestamptz
language plpgsql stable as $$
begin
  return coalesce((
    select l.latest
    from eventstore.latest_times l
    join eventstore.checkpoints c on c.view = l.view and c.tenant_id = l.tenant_id and c.latest_writes = c.writes
    where l.view = p_view and l.tenant_id = p_tenant_id and l.column_name = p_column and l.position >= p_position
    order by l.position limit 1), 'infinity');
end $$;
