-- Why: a lesson in use is not the end of it. What became of code since says whether it helps, and one that does harm is
-- taken out by itself; one that always holds becomes a rule that code is refused by, whoever wrote it; and a model may give
-- it a name that people understand.
--
--   active --> withdrawn    codes with it go wrong more often (an e-process over settled codes)
--   learnt_rules            rules that were made of lessons: whose they are, until when they hold, what shows them
--   lesson_names            what a model calls a lesson; written once, and nothing is decided by it
alter table lessons drop constraint lessons_status_check;
alter table lessons add constraint lessons_status_check
  check (status in ('collecting', 'proposed', 'active', 'rejected', 'reverted', 'withdrawn', 'retracted', 'superseded'));
-- What an alias finds on the pages that were captured last; null for other lessons, and where there are no pages.
alter table lessons add column pages jsonb;
-- US cents a month a model may cost to name and explain what a brand learnt; 0: it is not asked.
alter table learning_policies add column name_budget_cents integer not null default 100 check (name_budget_cents between 0 and 100000);
alter table lesson_decisions drop constraint lesson_decisions_decision_check;
alter table lesson_decisions add constraint lesson_decisions_decision_check check (decision in ('approve', 'reject', 'revert', 'enforce'));
alter table lesson_effects drop constraint lesson_effects_object_type_check;
alter table lesson_effects add constraint lesson_effects_object_type_check check (object_type in ('dom_selector', 'template', 'code_rule'));

-- Codes that a lesson wrote lines of: how a lesson does is read from them.
create index generated_code_lessons on generated_code using gin ((made_from -> 'lessons') jsonb_path_ops) where made_from ? 'lessons';

create table learnt_rules (
  organization_id integer not null default app.organization_id(),
  rule_id integer not null,
  lesson_id integer not null,
  lesson_version integer not null,
  -- Who looks after it, and the last day on which it holds, UTC.
  owner_id integer not null references users (id),
  expires_on date not null,
  -- The correction whose two sides are the examples: what fails, and what passes.
  example_id integer not null,
  created_by jsonb not null default app.actor(),
  created_at timestamptz not null default now(),
  primary key (organization_id, rule_id),
  constraint learnt_rules_rule_fk foreign key (organization_id, rule_id) references code_rules (organization_id, id),
  constraint learnt_rules_lesson_fk foreign key (organization_id, lesson_id) references lessons (organization_id, id),
  constraint learnt_rules_example_fk foreign key (organization_id, example_id) references corrections (organization_id, id)
);
create index learnt_rules_lesson on learnt_rules (lesson_id, rule_id);
create index learnt_rules_expiry on learnt_rules (expires_on);
call app.protect_tenant_table('learnt_rules', 'select, insert');
grant update (owner_id, expires_on) on learnt_rules to opal_app;
create trigger learnt_rules_keep before delete on learnt_rules for each row execute function app.refuse_change();

create table lesson_names (
  organization_id integer not null default app.organization_id(),
  lesson_id integer not null,
  prompt_version text not null,
  -- Both empty: the model was asked and gave nothing that may be shown.
  title text not null,
  explanation text not null,
  model text not null,
  usage jsonb not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, lesson_id, prompt_version),
  constraint lesson_names_lesson_fk foreign key (organization_id, lesson_id) references lessons (organization_id, id)
);
call app.protect_tenant_table('lesson_names', 'select, insert');
create trigger lesson_names_immutable before update or delete on lesson_names for each row execute function app.refuse_change();

-- A rule that was learnt holds by the decision of somebody else than those whose corrections it rests on, and with its lesson.
create function app.guard_learnt_rule() returns trigger
  language plpgsql as $$
declare
  v_lesson integer := (new.definition ->> 'lesson')::integer;
begin
  if not exists (
       select 1 from lessons l join lesson_decisions d on d.organization_id = l.organization_id and d.lesson_id = l.id and d.content_hash = l.content_hash
        where l.organization_id = new.organization_id and l.id = v_lesson and l.brand_id = new.brand_id and l.status = 'active' and d.decision = 'enforce'
          and app.can_vote(new.organization_id, d.user_id, new.brand_id, 'approval')
          and d.user_id not in (select t from app.lesson_teachers(new.organization_id, v_lesson) t)) then
    raise exception 'a lesson is not made a rule without the decision of somebody else than those it rests on' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger code_rules_learnt before insert on code_rules for each row when (new.kind = 'learnt') execute function app.guard_learnt_rule();
create trigger code_rules_learnt_change before update on code_rules for each row
  when (new.kind = 'learnt' and (old.kind <> 'learnt' or old.definition -> 'lesson' is distinct from new.definition -> 'lesson' or (new.status = 'active' and old.status <> 'active')))
  execute function app.guard_learnt_rule();
