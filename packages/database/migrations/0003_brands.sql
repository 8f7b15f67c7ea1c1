-- Why: a brand and everything recorded about it. Every change of this knowledge raises brands.knowledge_version, which
-- is part of every cache key and of every piece of evidence, so triggers raise it and no caller can forget to.
create table brands (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id() references organizations (id),
  name text not null check (length(name) between 1 and 120),
  slug text not null,
  site text not null,
  domains text[] not null default '{}',
  own_prefix text not null,
  page_types text[] not null,
  description text not null default '',
  status text not null default 'active' check (status in ('active', 'archived')),
  knowledge_version integer not null default 0,
  -- Who changed the brand or its knowledge last: named when somebody else's older form is refused.
  knowledge_changed_by text default app.actor_label(),
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint brands_slug_key unique (organization_id, slug)
);
call app.protect_tenant_table('brands', 'select, insert, update');
call app.open_to_definer_functions('brands');

create function app.bump_own_knowledge() returns trigger
  language plpgsql as $$
begin
  if (new.name, new.slug, new.site, new.domains, new.own_prefix, new.page_types, new.description, new.status)
     is distinct from (old.name, old.slug, old.site, old.domains, old.own_prefix, old.page_types, old.description, old.status) then
    new.knowledge_version := old.knowledge_version + 1;
    new.knowledge_changed_by := app.actor_label();
    new.updated_at := now();
  end if;
  return new;
end
$$;
create trigger brands_bump before update on brands for each row execute function app.bump_own_knowledge();

create function app.bump_brand_knowledge() returns trigger
  language plpgsql as $$
declare
  changed record := coalesce(new, old);
begin
  update brands
     set knowledge_version = knowledge_version + 1, knowledge_changed_by = app.actor_label()
   where organization_id = changed.organization_id and id = changed.brand_id;
  return null;
end
$$;

create table brand_users (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  user_id integer not null,
  brand_id integer not null,
  role text not null check (role in ('viewer', 'auditor', 'editor', 'reviewer', 'approver', 'admin')),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint brand_users_person_key unique (organization_id, user_id, brand_id),
  constraint brand_users_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade,
  constraint brand_users_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
call app.protect_tenant_table('brand_users', 'select, insert, update, delete');
call app.open_to_definer_functions('brand_users');

create table dom_selectors (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  selector text not null check (length(selector) between 1 and 1000),
  page_type text not null,
  name text not null,
  role text,
  description text not null default '',
  status text not null default 'approved' check (status in ('approved', 'deprecated', 'archived')),
  replacement text,
  subtree boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label(),
  primary key (organization_id, id),
  constraint dom_selectors_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
create unique index dom_selectors_selector_key on dom_selectors (organization_id, brand_id, page_type, selector) where status <> 'archived';
call app.protect_tenant_table('dom_selectors', 'select, insert, update');
create trigger dom_selectors_bump after insert or update or delete on dom_selectors for each row execute function app.bump_brand_knowledge();

create table templates (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  slug text not null,
  -- The current version. Its code stands in template_versions; what is searched and listed stands here too.
  version integer not null default 1,
  status text not null default 'published' check (status in ('published', 'archived')),
  name text not null,
  description text not null,
  test_type text not null,
  keywords text[] not null default '{}',
  page_types text[] not null,
  -- Two weights: what the template is called against how it is described. No GIN index: full-text operators are not
  -- leakproof, so under row-level security it would never be used; the rows of one brand are few and read by brand.
  called text not null,
  search tsvector generated always as (
    setweight(to_tsvector('english'::regconfig, called), 'A') || setweight(to_tsvector('english'::regconfig, description), 'B')) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label(),
  primary key (organization_id, id),
  constraint templates_slug_key unique (organization_id, brand_id, slug),
  constraint templates_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
comment on column templates.called is 'Name, test type and keywords as one text, for full text and trigrams.';
call app.protect_tenant_table('templates', 'select, insert, update');
create trigger templates_bump after insert or update or delete on templates for each row execute function app.bump_brand_knowledge();

create table template_versions (
  organization_id integer not null default app.organization_id(),
  template_id integer not null,
  version integer not null check (version >= 1),
  name text not null,
  description text not null,
  test_type text not null,
  keywords text[] not null,
  page_types text[] not null,
  javascript text not null,
  css text not null,
  slots jsonb not null,
  report jsonb not null,
  created_by text default app.actor_label(),
  created_at timestamptz not null default now(),
  primary key (organization_id, template_id, version),
  constraint template_versions_template_fk foreign key (organization_id, template_id) references templates (organization_id, id)
);
call app.protect_tenant_table('template_versions', 'select, insert');
create trigger template_versions_immutable before update or delete on template_versions for each row execute function app.refuse_change();
create trigger template_versions_keep before truncate on template_versions for each statement execute function app.refuse_change();

-- How a template has done so far; refreshed by a job, read by the confidence formula. Not knowledge: no version bump.
create table template_records (
  organization_id integer not null default app.organization_id(),
  template_id integer not null,
  generated integer not null default 0,
  passed_first_time integer not null default 0,
  repaired integer not null default 0,
  failed integer not null default 0,
  refreshed_at timestamptz not null default now(),
  primary key (organization_id, template_id),
  constraint template_records_template_fk foreign key (organization_id, template_id) references templates (organization_id, id)
);
call app.protect_tenant_table('template_records', 'select, insert, update');

create table code_rules (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  -- The number people quote, e.g. N05.
  rule_id text not null,
  kind text not null,
  definition jsonb not null,
  status text not null default 'active' check (status in ('active', 'archived')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label(),
  primary key (organization_id, id),
  constraint code_rules_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
create unique index code_rules_rule_key on code_rules (organization_id, brand_id, rule_id) where status = 'active';
call app.protect_tenant_table('code_rules', 'select, insert, update');
create trigger code_rules_bump after insert or update or delete on code_rules for each row execute function app.bump_brand_knowledge();
