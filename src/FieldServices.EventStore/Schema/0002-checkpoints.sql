-- How far each view has come in each tenant's log. A row exists from the first time the view looked at the tenant.
-- Invariant: the writer of a batch holds this row's lock from before it reads the events until its rows are committed,
-- so two writers of one view and tenant take turns and each event is folded exactly once. A writer that freezes loses its
-- session, and the lock with it, after a few seconds of silence; what it had not committed is gone.
-- Held by: ProjectionContract.Two_runners_of_one_view_fold_each_event_once
create table eventstore.checkpoints (
  view      text   not null,
  tenant_id uuid   not null,
  position  bigint not null default 0,
  primary key (view, tenant_id)
) with (fillfactor = 50);

create function eventstore.lock_checkpoint(p_view text, p_tenant_id uuid) returns bigint
language plpgsql as $$
declare
  v_position bigint;
begin
  select position into v_position from eventstore.checkpoints where view = p_view and tenant_id = p_tenant_id for update;
  if not found then
    insert into eventstore.checkpoints (view, tenant_id) values (p_view, p_tenant_id) on conflict do nothing;
    select position into v_position from eventstore.checkpoints where view = p_view and tenant_id = p_tenant_id for update;
  end if;
  return v_position;
end $$;
