-- compatible-from: 0014
-- Links by which calendars are subscribed to. The token itself is never stored: hash is its SHA-256.
create table api.calendar_links (
  id         uuid        primary key,
  tenant_id  uuid        not null references api.tenants,
  hash       bytea       not null unique,
  subject    text        not null check (subject in ('technician', 'customer')),
  subject_id uuid        not null,
  name       text        not null,
  created_at timestamptz not null default now(),
  rotated_at timestamptz,
  revoked_at timestamptz
);

create index calendar_links_by_subject on api.calendar_links (tenant_id, subject_id);
