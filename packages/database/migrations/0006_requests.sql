-- Why: every call of Opal (and of API keys) is on record before work starts, so that one that dies with its process
-- is found and closed, and one that is repeated gets the first answer.
create table opal_requests (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id() references organizations (id),
  brand_id integer,
  user_id integer default app.actor_user_id(),
  api_key_id integer,
  request_id text not null check (length(request_id) between 1 and 255),
  opal_user_id text,
  session_id text,
  tool text not null,
  execution_mode text check (execution_mode in ('interactive', 'headless')),
  -- As the caller named it: the brand may not exist.
  brand_name text not null default '',
  test_type text,
  test_description text,
  -- As received, secrets and personal data masked by the caller.
  parameters jsonb not null default '{}',
  run_id integer,
  generated_code_id integer,
  response_time_ms integer,
  confidence_score double precision,
  status text not null default 'pending' check (status in ('pending', 'success', 'error')),
  outcome text check (outcome in ('ok', 'pending', 'asked', 'not_safe', 'refused', 'invalid', 'provider_error', 'timeout', 'internal', 'lost')),
  error_code text,
  error_message text,
  phases jsonb not null default '{}',
  -- The answer's body, kept so that a repeated request id gets exactly the first answer.
  answer jsonb,
  created_at timestamptz not null default now(),
  completed_at timestamptz,
  primary key (organization_id, id),
  constraint opal_requests_request_key unique (organization_id, request_id),
  constraint opal_requests_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint opal_requests_user_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete set null (user_id),
  constraint opal_requests_key_fk foreign key (organization_id, api_key_id) references api_keys (organization_id, id),
  constraint opal_requests_run_fk foreign key (organization_id, run_id) references generation_runs (organization_id, id),
  constraint opal_requests_code_fk foreign key (organization_id, generated_code_id) references generated_code (organization_id, id)
);
create index opal_requests_brand_created on opal_requests (organization_id, brand_id, created_at);
create index opal_requests_open on opal_requests (organization_id, created_at) where completed_at is null;
create index opal_requests_run on opal_requests (organization_id, run_id) where run_id is not null;
call app.protect_tenant_table('opal_requests', 'select, insert, update');
call app.open_to_definer_functions('opal_requests');
