create table api.tenants (
  id         uuid        primary key,
  slug       text        not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name       text        not null,
  mode       text        not null check (mode in ('live', 'test')),
  created_at timestamptz not null default now()
);

-- The key itself is never stored: id is its public part, hash the SHA-256 of the whole.
create table api.keys (
  id         text        primary key,
  tenant_id  uuid        not null references api.tenants,
  hash       bytea       not null,
  role       text        not null,
  name       text        not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);

create index keys_by_tenant on api.keys (tenant_id);
