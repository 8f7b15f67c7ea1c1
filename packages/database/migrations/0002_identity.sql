-- Why: who can sign in, where they belong, and what their sessions and attempts are. A person's role belongs to a
-- membership (one person, several organisations), not to the user. The application role never reads password hashes
-- or session ids by plain SQL: it asks the functions of the next migration.
create table organizations (
  id integer generated always as identity primary key,
  name text not null check (length(name) between 1 and 120),
  slug text not null unique check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$'),
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
call app.protect_tenant_table('organizations', 'select, insert', 'id');
grant update (name) on organizations to opal_app;
call app.open_to_definer_functions('organizations');

create table users (
  id integer generated always as identity primary key,
  auth_provider_id text unique,
  email text not null unique check (email = lower(email) and length(email) <= 254),
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column users.auth_provider_id is 'Subject of an outside identity provider; null for people who sign in with a password.';

create table user_credentials (
  user_id integer primary key references users (id) on delete cascade,
  password_hash text not null,
  updated_at timestamptz not null default now()
);

create table sessions (
  -- SHA-256 (hex) of the token: the database holds no usable session.
  id text primary key,
  handle text not null unique,
  user_id integer not null references users (id) on delete cascade,
  user_agent text not null default '',
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  absolute_expires_at timestamptz not null
);
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

-- Counters of the sign-in throttle, shared by all processes. Keys are hashed by the caller.
create table sign_in_attempts (
  key text primary key,
  points integer not null,
  expires_at timestamptz not null
);

create table memberships (
  organization_id integer not null default app.organization_id() references organizations (id),
  user_id integer not null references users (id),
  role text not null check (role in ('viewer', 'auditor', 'editor', 'reviewer', 'approver', 'admin', 'owner')),
  brand_access text not null default 'all' check (brand_access in ('all', 'listed')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, user_id)
);
create index memberships_user on memberships (user_id);
call app.protect_tenant_table('memberships', 'select, insert, update, delete');
call app.open_to_definer_functions('memberships');

-- People are seen through a membership of the organisation in context. One index look-up a row; a membership row is
-- itself under row-level security.
alter table users enable row level security;
alter table users force row level security;
create policy members_select on users for select to opal_app
  using (exists (select 1 from memberships m
                  where m.organization_id = nullif(current_setting('app.organization_id', true), '')::integer
                    and m.user_id = users.id));
grant select on users to opal_app;
call app.open_to_definer_functions('users');
call app.open_to_definer_functions('user_credentials');
call app.open_to_definer_functions('sessions');
call app.open_to_definer_functions('sign_in_attempts');
