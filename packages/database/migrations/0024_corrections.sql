-- Why: a correction is evidence about how code had to be changed: two revisions of a code, why, by whom, and what had made
-- the code. Lessons are learnt from corrections that stand; one that was wrong is retracted, never deleted.
create table learning_policies (
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  version integer not null default 1,
  min_corrections integer not null check (min_corrections between 3 and 50),
  min_people integer not null check (min_people between 1 and 10),
  require_reason boolean not null,
  shows_examples boolean not null,
  auto_apply boolean not null,
  auto_apply_corrections integer not null check (auto_apply_corrections between 3 and 100),
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label(),
  primary key (organization_id, brand_id),
  constraint learning_policies_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
call app.protect_tenant_table('learning_policies', 'select, insert, update');
-- Whether lessons are examples for the model is part of what is drafted from.
create trigger learning_policies_bump after insert or update on learning_policies for each row execute function app.bump_brand_knowledge();

create table corrections (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  code_id integer not null,
  original_revision integer not null check (original_revision >= 1),
  corrected_revision integer not null,
  kind text not null check (kind in ('format_only', 'selector_fix', 'rule_compliance', 'style_fix', 'logic_fix', 'mixed')),
  reason_kind text not null check (reason_kind in ('wrong_element', 'broken_layout', 'off_brand', 'wrong_behaviour', 'accessibility', 'performance', 'wrong_text', 'other')),
  reason text not null default '',
  source text not null check (source in ('console', 'opal', 'deployed')),
  -- The person it counts for: who is signed in, or made the API key. Whom Opal says it speaks for is not proved and counts
  -- for nobody.
  reported_by integer,
  reported_key integer,
  created_by jsonb not null default app.actor(),
  template_id integer,
  template_version integer,
  prompt_version text,
  model text,
  knowledge_version integer not null,
  verifier_version text not null,
  idempotency_key text,
  created_at timestamptz not null default now(),
  retracted_at timestamptz,
  retracted_by text,
  retract_reason text,
  primary key (organization_id, id),
  constraint corrections_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint corrections_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id),
  check (corrected_revision > original_revision),
  check ((retracted_at is null) = (retract_reason is null))
);
-- One pair of revisions teaches once.
create unique index corrections_standing_pair on corrections (organization_id, code_id, original_revision, corrected_revision) where retracted_at is null;
create unique index corrections_once on corrections (organization_id, code_id, idempotency_key) where idempotency_key is not null;
create index corrections_brand on corrections (brand_id, id desc);
create index corrections_code on corrections (code_id, id desc);
call app.protect_tenant_table('corrections', 'select, insert');
grant update (retracted_at, retracted_by, retract_reason) on corrections to opal_app;
create trigger corrections_keep before delete on corrections for each row execute function app.refuse_change();

-- What was reported stays as it was; it can be retracted once and for good.
create function app.keep_correction() returns trigger
  language plpgsql as $$
begin
  if old.retracted_at is not null or new.retracted_at is null
     or (to_jsonb(new) - array['retracted_at', 'retracted_by', 'retract_reason']) is distinct from (to_jsonb(old) - array['retracted_at', 'retracted_by', 'retract_reason']) then
    raise exception 'a correction can only be retracted, and once' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger corrections_written_once before update on corrections for each row execute function app.keep_correction();

-- Both revisions are there, and belong to a code of the brand. After the row: row-level security comes first.
create function app.guard_correction() returns trigger
  language plpgsql as $$
begin
  if not exists (select 1 from generated_code c where c.organization_id = new.organization_id and c.id = new.code_id and c.brand_id = new.brand_id)
     or not exists (select 1 from code_revisions r where r.organization_id = new.organization_id and r.code_id = new.code_id and r.number = new.corrected_revision) then
    raise exception 'a correction names two revisions of a code of its brand' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger corrections_revisions after insert on corrections for each row execute function app.guard_correction();
