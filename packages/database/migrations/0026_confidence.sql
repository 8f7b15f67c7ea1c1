-- Why: what became of generated code is what everything else is learnt and judged by: the chance of approval without an
-- edit, what usually goes wrong, whether a new version of a template is better. It is settled once, by what people do:
--
--   made --> approved   as it was generated, in meaning
--       '--> edited     a person changed what it means or does before it was approved
--       '--> rejected
--
--   code_outcomes         what became of a code, with what was known of it when it was made (written once)
--   confidence_models     what was learnt from them, by version (written once)
--   confidence_settings   below which chance a brand wants to be asked instead of given code
--   template_experiments  two versions of a template on the same stream of requests, until one is known to be worse
create table template_experiments (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  template_id integer not null,
  control_version integer not null,
  treatment_version integer not null check (treatment_version > control_version),
  -- The part of requests that gets the new version.
  share double precision not null check (share > 0 and share < 1),
  status text not null default 'running' check (status in ('running', 'stopped', 'rolled_back', 'confirmed', 'outdated')),
  started_by jsonb not null default app.actor(),
  started_at timestamptz not null,
  ended_at timestamptz,
  end_reason text not null default '',
  primary key (organization_id, id),
  constraint template_experiments_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint template_experiments_control_fk foreign key (organization_id, template_id, control_version) references template_versions (organization_id, template_id, version),
  constraint template_experiments_treatment_fk foreign key (organization_id, template_id, treatment_version) references template_versions (organization_id, template_id, version),
  check ((status = 'running') = (ended_at is null))
);
-- A template is in one experiment at a time.
create unique index template_experiments_running_key on template_experiments (organization_id, template_id) where status = 'running';
create index template_experiments_brand on template_experiments (organization_id, brand_id) where status = 'running';
create index template_experiments_template on template_experiments (organization_id, template_id, id desc);
call app.protect_tenant_table('template_experiments', 'select, insert');
grant update (status, ended_at, end_reason) on template_experiments to opal_app;
create trigger template_experiments_keep before delete on template_experiments for each row execute function app.refuse_change();

create table code_outcomes (
  organization_id integer not null default app.organization_id(),
  code_id integer not null,
  brand_id integer not null,
  template_id integer,
  template_version integer,
  page_type text not null,
  provider text not null check (provider in ('template', 'anthropic')),
  -- The model that wrote it, or the template engine.
  model text not null,
  reason text not null check (reason in ('approved', 'edited', 'rejected')),
  -- What was wrong: the kind of the edit, or that it was rejected.
  trouble text check (trouble in ('format_only', 'selector_fix', 'rule_compliance', 'style_fix', 'logic_fix', 'mixed', 'rejected')),
  words text[] not null default '{}',
  -- Null in codes that are older than features.
  features jsonb,
  probability double precision,
  model_version integer,
  experiment_id integer,
  arm text check (arm in ('control', 'treatment')),
  generated_at timestamptz not null,
  settled_at timestamptz not null,
  primary key (organization_id, code_id),
  constraint code_outcomes_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id),
  constraint code_outcomes_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint code_outcomes_template_fk foreign key (organization_id, template_id) references templates (organization_id, id),
  constraint code_outcomes_experiment_fk foreign key (organization_id, experiment_id) references template_experiments (organization_id, id),
  check ((reason = 'approved') = (trouble is null)),
  check ((experiment_id is null) = (arm is null))
);
create index code_outcomes_settled on code_outcomes (organization_id, settled_at desc);
create index code_outcomes_brand_settled on code_outcomes (organization_id, brand_id, settled_at desc);
-- Metrics and the rows behind them are of a span of generation.
create index code_outcomes_cohort on code_outcomes (organization_id, brand_id, generated_at);
create index code_outcomes_template on code_outcomes (organization_id, template_id, settled_at);
create index code_outcomes_experiment on code_outcomes (organization_id, experiment_id, settled_at) where experiment_id is not null;
call app.protect_tenant_table('code_outcomes', 'select, insert');

create table confidence_models (
  organization_id integer not null default app.organization_id() references organizations (id),
  version integer not null,
  -- The day it was learnt for: a job that runs twice learns once.
  fitted_on date not null,
  fitted_at timestamptz not null,
  outcomes integer not null check (outcomes > 0),
  clean integer not null check (clean between 0 and outcomes),
  refusal text check (refusal in ('no_better_than_base_rate', 'badly_calibrated')),
  held_out jsonb not null,
  model jsonb not null,
  primary key (organization_id, version),
  constraint confidence_models_day_key unique (organization_id, fitted_on)
);
call app.protect_tenant_table('confidence_models', 'select, insert');

create table confidence_settings (
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  -- Null: code is always given, whatever its chance.
  abstain_below double precision check (abstain_below between 0.05 and 0.95),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label(),
  primary key (organization_id, brand_id),
  constraint confidence_settings_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
call app.protect_tenant_table('confidence_settings', 'select, insert, update');

do $$
declare
  v_table text;
begin
  foreach v_table in array array['code_outcomes', 'confidence_models'] loop
    execute format('create trigger %1$s_immutable before update or delete on %1$I for each row execute function app.refuse_change()', v_table);
    execute format('create trigger %1$s_keep before truncate on %1$I for each statement execute function app.refuse_change()', v_table);
  end loop;
end
$$;

-- Which arm of which experiment a code was made in; nearly all are in none.
create index generated_code_experiment on generated_code (organization_id, ((made_from #>> '{experiment,id}')::integer)) where made_from ? 'experiment';
