-- Why: what corrections have in common becomes a lesson that people decide on. A lesson in use changes drafts, so the
-- database itself refuses to put one in use without the decision of somebody whose corrections it does not rest on.
--
--   lessons             one row a change that was learnt, with its newest version
--   lesson_versions     every version: the change, the corrections it rests on, its replay; written once
--   lesson_corrections  the corrections the newest version rests on
--   lesson_decisions    who decided what about which content; written once
--   lesson_effects      what a lesson in use changed in selectors and templates, to be undone with it
--   learning_states     which corrections of a brand were looked through
create table learning_states (
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  -- Names everything the result depends on: the same inputs are not looked through twice.
  inputs_hash text not null,
  corrections integer not null,
  -- Corrections beyond what is looked through at once: the oldest.
  left_out integer not null default 0,
  newest_correction_id integer not null default 0,
  mined_at timestamptz not null default now(),
  primary key (organization_id, brand_id),
  constraint learning_states_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
call app.protect_tenant_table('learning_states', 'select, insert, update');

create table lessons (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  lesson_key text not null,
  version integer not null default 1,
  status text not null check (status in ('collecting', 'proposed', 'active', 'rejected', 'reverted', 'retracted', 'superseded')),
  name text not null,
  kind text not null,
  form text not null,
  language text not null check (language in ('js', 'css')),
  definition jsonb not null,
  corrections integer not null,
  people integer not null,
  held_out jsonb,
  replay jsonb not null,
  score double precision not null,
  content_hash text not null,
  -- Whether standing corrections show it now.
  is_mined boolean not null default true,
  auto_applied boolean not null default false,
  decided_by text,
  decided_at timestamptz,
  reason text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint lessons_key unique (organization_id, brand_id, lesson_key),
  constraint lessons_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
create index lessons_board on lessons (brand_id, score desc, id desc);
create index lessons_active on lessons (organization_id, brand_id) where status = 'active';
call app.protect_tenant_table('lessons', 'select, insert, update');
create trigger lessons_keep before delete on lessons for each row execute function app.refuse_change();
-- Drafting depends on the lessons in use and on nothing else of this table.
create trigger lessons_bump after update on lessons for each row
  when ((old.status = 'active') is distinct from (new.status = 'active') or (new.status = 'active' and old.version is distinct from new.version))
  execute function app.bump_brand_knowledge();

create table lesson_versions (
  organization_id integer not null default app.organization_id(),
  lesson_id integer not null,
  version integer not null check (version >= 1),
  content_hash text not null,
  definition jsonb not null,
  correction_ids integer[] not null,
  people integer not null,
  held_out jsonb,
  replay jsonb not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, lesson_id, version),
  constraint lesson_versions_lesson_fk foreign key (organization_id, lesson_id) references lessons (organization_id, id)
);
call app.protect_tenant_table('lesson_versions', 'select, insert');
create trigger lesson_versions_immutable before update or delete on lesson_versions for each row execute function app.refuse_change();

create table lesson_corrections (
  organization_id integer not null default app.organization_id(),
  lesson_id integer not null,
  correction_id integer not null,
  primary key (organization_id, lesson_id, correction_id),
  constraint lesson_corrections_lesson_fk foreign key (organization_id, lesson_id) references lessons (organization_id, id),
  constraint lesson_corrections_correction_fk foreign key (organization_id, correction_id) references corrections (organization_id, id)
);
create index lesson_corrections_correction on lesson_corrections (correction_id);
call app.protect_tenant_table('lesson_corrections', 'select, insert, delete');

create table lesson_decisions (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  lesson_id integer not null,
  version integer not null,
  content_hash text not null,
  -- The person in context, always: nobody decides for somebody else.
  user_id integer not null default app.actor_user_id() references users (id),
  decision text not null check (decision in ('approve', 'reject', 'revert')),
  note text not null default '',
  created_by jsonb not null default app.actor(),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint lesson_decisions_lesson_fk foreign key (organization_id, lesson_id) references lessons (organization_id, id)
);
create index lesson_decisions_lesson on lesson_decisions (lesson_id, id);
call app.protect_tenant_table('lesson_decisions', 'select, insert');
create trigger lesson_decisions_immutable before update or delete on lesson_decisions for each row execute function app.refuse_change();

create table lesson_effects (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  lesson_id integer not null,
  object_type text not null check (object_type in ('dom_selector', 'template')),
  object_id integer not null,
  -- The version the lesson wrote, and what stood there before.
  version integer not null,
  before jsonb not null,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  -- Why it was left when the lesson was taken out of use.
  left_reason text,
  primary key (organization_id, id),
  constraint lesson_effects_lesson_fk foreign key (organization_id, lesson_id) references lessons (organization_id, id)
);
create index lesson_effects_lesson on lesson_effects (lesson_id, id);
create index lesson_effects_object on lesson_effects (object_type, object_id, version);
call app.protect_tenant_table('lesson_effects', 'select, insert');
grant update (undone_at, left_reason) on lesson_effects to opal_app;

-- Everybody who reported a correction the newest version rests on, also in Opal's name. They never decide on it.
create function app.lesson_teachers(p_organization integer, p_lesson integer) returns setof integer
  language sql stable as $$
  select distinct person from (
    select unnest(array[c.reported_by, app.person_of(p_organization, c.created_by)]) as person
      from lesson_corrections l join corrections c on c.organization_id = l.organization_id and c.id = l.correction_id
     where l.organization_id = p_organization and l.lesson_id = p_lesson) as people
   where person is not null
$$;
grant execute on function app.lesson_teachers(integer, integer) to opal_app;

create function app.guard_lesson_status() returns trigger
  language plpgsql as $$
begin
  if new.auto_applied and exists (select 1 from learning_policies p where p.organization_id = new.organization_id and p.brand_id = new.brand_id and p.auto_apply) then
    return new;
  end if;
  if not exists (
       select 1 from lesson_decisions d
        where d.organization_id = new.organization_id and d.lesson_id = new.id and d.content_hash = new.content_hash and d.decision = 'approve'
          and app.can_vote(new.organization_id, d.user_id, new.brand_id, 'approval')
          and d.user_id not in (select t from app.lesson_teachers(new.organization_id, new.id) t)) then
    raise exception 'a lesson is not put in use without the decision of somebody else than those it rests on' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger lessons_status before update of status on lessons for each row
  when (new.status = 'active' and old.status <> 'active') execute function app.guard_lesson_status();

create function app.guard_new_lesson() returns trigger
  language plpgsql as $$
begin
  raise exception 'a lesson begins as collecting or proposed' using errcode = 'restrict_violation';
end
$$;
create trigger lessons_begin after insert on lessons for each row when (new.status not in ('collecting', 'proposed')) execute function app.guard_new_lesson();
