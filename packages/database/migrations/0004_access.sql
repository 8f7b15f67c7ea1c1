-- Why: how people and programs come in: invitations by link, API keys and Opal tokens. Both are found by the hash of
-- a secret before any organisation is known; the hashes are not readable by the application role.
create table invitations (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id() references organizations (id),
  email text not null check (email = lower(email)),
  role text not null check (role in ('viewer', 'auditor', 'editor', 'reviewer', 'approver', 'admin', 'owner')),
  brand_access text not null default 'all' check (brand_access in ('all', 'listed')),
  brand_roles jsonb not null default '[]',
  token_hash text not null,
  invited_by text not null default app.actor_label(),
  mail_sent_at timestamptz,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, id)
);
-- Global on purpose: a link is opened before its organisation is known. 256 random bits: nothing can be guessed by a collision.
create unique index invitations_token_key on invitations (token_hash);
-- One open invitation per address. Expired ones are closed (revoked) before a new one is written.
create unique index invitations_open_key on invitations (organization_id, email) where accepted_at is null and revoked_at is null;
call app.protect_tenant_table('invitations', '');
grant select (id, organization_id, email, role, brand_access, brand_roles, invited_by, mail_sent_at, created_at, expires_at, accepted_at, revoked_at),
  insert (email, role, brand_access, brand_roles, token_hash, expires_at),
  update (token_hash, mail_sent_at, accepted_at, revoked_at) on invitations to opal_app;
call app.open_to_definer_functions('invitations');

create table api_keys (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id() references organizations (id),
  kind text not null check (kind in ('api', 'opal')),
  name text not null check (length(name) between 1 and 120),
  hint text not null,
  -- The public half of the key, by which it is found.
  key_id text not null,
  -- SHA-256 (hex) of the secret half: 256 random bits need no slow hash.
  secret_hash text not null,
  scopes text[] not null,
  brand_access text not null check (brand_access in ('all', 'listed')),
  created_by text not null default app.actor_label(),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, id)
);
-- Global on purpose: a key is presented before its organisation is known; the id is random.
create unique index api_keys_key_id_key on api_keys (key_id);
call app.protect_tenant_table('api_keys', '');
grant select (id, organization_id, kind, name, hint, key_id, scopes, brand_access, created_by, created_at, expires_at, last_used_at, revoked_at),
  insert (kind, name, hint, key_id, secret_hash, scopes, brand_access, expires_at),
  update (revoked_at) on api_keys to opal_app;
call app.open_to_definer_functions('api_keys');

create table api_key_brands (
  organization_id integer not null default app.organization_id(),
  api_key_id integer not null,
  brand_id integer not null,
  primary key (organization_id, api_key_id, brand_id),
  constraint api_key_brands_key_fk foreign key (organization_id, api_key_id) references api_keys (organization_id, id),
  constraint api_key_brands_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
call app.protect_tenant_table('api_key_brands', 'select, insert');
call app.open_to_definer_functions('api_key_brands');
