-- compatible-from: 0009
-- outside-transaction
-- The first half of cold storage: every event says whether it lies there, and none does yet. It is checked here, while everybody works,
-- so that 0014 has nothing to look at while it holds the table.

-- step: the column, without writing a row
alter table eventstore.events add column if not exists cold boolean not null default false;

-- step: no event may be cold from now on
do $$ begin
  if not exists (select from pg_constraint where conrelid = 'eventstore.events'::regclass and conname = 'events_hot') then
    alter table eventstore.events add constraint events_hot check (not cold) not valid;
  end if;
end $$;

-- step: no event was cold before
alter table eventstore.events validate constraint events_hot;
