-- Why: a run is the work on one request, with its stages as they happen; generated code is its evidence and never
-- changes once written (approvals will bind to exactly this text).
create table generation_runs (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  page_type text not null,
  description text not null,
  template_slug text,
  answers jsonb not null default '{}',
  status text not null default 'queued' check (status in ('queued', 'running', 'repairing', 'asking', 'passed', 'not_safe', 'stopped', 'failed')),
  provider text check (provider in ('template', 'anthropic')),
  source text not null check (source in ('console', 'api', 'opal')),
  stages jsonb not null default '[]',
  draft jsonb,
  questions jsonb not null default '[]',
  verdict text check (verdict in ('pass', 'fail')),
  -- The code this run ended with: its own, or an earlier one answered from the exact cache.
  code_id integer,
  confidence double precision,
  cached boolean not null default false,
  error jsonb,
  requested_by jsonb not null default app.actor(),
  deadline timestamptz,
  claimed_by text,
  claimed_at timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (organization_id, id),
  constraint generation_runs_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
create index generation_runs_brand on generation_runs (organization_id, brand_id, id desc);
create index generation_runs_open on generation_runs (organization_id, id) where finished_at is null;
call app.protect_tenant_table('generation_runs', 'select, insert, update');
call app.open_to_definer_functions('generation_runs');

create table generated_code (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  run_id integer not null,
  template_id integer,
  title text not null,
  description text not null,
  page_type text not null,
  status text not null check (status in ('generated', 'failed_draft')),
  verdict text not null check (verdict in ('pass', 'fail')),
  error_count integer not null,
  warning_count integer not null,
  confidence double precision not null,
  confidence_detail jsonb not null,
  provider text not null check (provider in ('template', 'anthropic')),
  javascript text not null,
  css text not null,
  content_hash text not null,
  report jsonb not null,
  made_from jsonb not null,
  repairs integer not null,
  usage jsonb not null default '[]',
  cache_key text not null,
  template_name text,
  created_by jsonb not null default app.actor(),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- A job may run twice; its effect is there once.
  constraint generated_code_run_key unique (organization_id, run_id),
  constraint generated_code_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint generated_code_run_fk foreign key (organization_id, run_id) references generation_runs (organization_id, id),
  constraint generated_code_template_fk foreign key (organization_id, template_id) references templates (organization_id, id),
  -- Code whose verdict is fail is never a success, whatever a caller writes.
  constraint generated_code_status_matches_verdict check ((status = 'failed_draft') = (verdict = 'fail'))
);
create index generated_code_brand on generated_code (organization_id, brand_id, id desc);
create index generated_code_cache on generated_code (organization_id, brand_id, cache_key) where verdict = 'pass';
create index generated_code_template on generated_code (organization_id, template_id);
call app.protect_tenant_table('generated_code', 'select, insert');

create function app.refuse_code_change() returns trigger
  language plpgsql as $$
begin
  if (new.id, new.organization_id, new.brand_id, new.run_id, new.page_type, new.javascript, new.css, new.content_hash, new.report,
      new.verdict, new.made_from, new.confidence_detail, new.cache_key, new.created_by, new.created_at)
     is distinct from
     (old.id, old.organization_id, old.brand_id, old.run_id, old.page_type, old.javascript, old.css, old.content_hash, old.report,
      old.verdict, old.made_from, old.confidence_detail, old.cache_key, old.created_by, old.created_at) then
    raise exception 'generated code is written once' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger generated_code_immutable before update on generated_code for each row execute function app.refuse_code_change();
create trigger generated_code_keep before delete on generated_code for each row execute function app.refuse_change();
create trigger generated_code_keep_all before truncate on generated_code for each statement execute function app.refuse_change();

alter table generation_runs
  add constraint generation_runs_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id);
