-- Several databases: which tenant is where, and that it is in one place only.

-- Invariant: a tenant's log grows in one database at a time. A closed log does not grow, whatever a writer believes: every append
-- moves the position of the head row that it has locked, so the constraint refuses it. A move writes "moved_to" into the row of
-- the old database in one transaction: before its commit the tenant is there, after it in the other one. "moves" counts them, so that
-- whoever finishes a move late opens the log of that move and of no other.
-- Held by: ClosedLogContract.A_closed_log_refuses_whatever_would_make_it_grow, MoveContract.A_late_helper_opens_no_log_but_that_of_its_own_move
alter table eventstore.tenant_heads
  add column closed_at bigint,
  add column moved_to text,
  add column moves int not null default 0,
  add constraint tenant_heads_closed check (position <= closed_at),
  add constraint tenant_heads_moved check (moved_to is null or closed_at is not null);

-- In the home database only: where the tenants are that are not, or were not always, at home.
create table eventstore.placements (
  tenant_id uuid        primary key,
  place     text        not null,
  moves     int         not null,
  placed_at timestamptz not null default clock_timestamp()
);

create index placements_by_time on eventstore.placements (placed_at);

-- What this database is called, and by which installation; empty where there is only one database.
create table eventstore.place (
  single       boolean primary key default true check (single),
  name         text not null,
  installation uuid not null
);
