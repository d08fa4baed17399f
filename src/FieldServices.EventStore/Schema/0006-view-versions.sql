-- What operators decide about views and see of them, and which version of each view is read.

-- Each version of a view has a table and checkpoints of its own, so programs of two releases never write the same rows.
-- Invariant: of the versions of a view one is in use. A newer one is built beside it and takes its place in one transaction, once it
-- contains everything that the log held when its program began to look.
-- Held by: VersionContract.A_newer_version_is_built_beside_the_one_in_use_and_takes_its_place_when_it_is_level
create table eventstore.view_versions (
  view      text        not null,
  version   int         not null,
  made_at   timestamptz not null default clock_timestamp(),
  in_use_at timestamptz,
  primary key (view, version)
);

-- Until now every version was read at once; the newest of each view goes on being read.
insert into eventstore.view_versions (view, version, in_use_at)
select name, version, case when version = max(version) over (partition by name) then clock_timestamp() end
from (
  select distinct substring(view from '^(.*)_v[0-9]+$') as name, substring(view from '_v([0-9]+)$')::int as version
  from eventstore.checkpoints where view ~ '^[^.]+_v[0-9]+$'
) known;

-- A stream may be parked by hand, with a reason; it then has no error, and is never tried again by itself.
alter table eventstore.parked
  add column reason text,
  alter column error drop not null,
  alter column retry_at drop not null,
  add check (error is not null or reason is not null),
  add check (reason is null or retry_at is null);

-- Why a view does not move on although nobody stopped it, as the last runner noted that failed.
alter table eventstore.checkpoints
  add column failing text,
  add column failing_since timestamptz;
