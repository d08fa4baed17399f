-- compatible-from: 0001
-- That tenants were deleted, with all they had. Tenants made for trying things out, or without an event; nobody else's data is deleted.
create table api.deleted_tenants (
  tenant_id   uuid        primary key,
  slug        text        not null,
  name        text        not null,
  mode        text        not null,
  started_at  timestamptz not null default now(),
  finished_at timestamptz,
  rows        bigint
);
