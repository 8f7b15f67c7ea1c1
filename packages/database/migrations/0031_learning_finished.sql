-- Why: three things that learning left undone. Lessons in use are looked at only when something new was settled; what a
-- model costs that names lessons stands where all model use stands; and a correction that the policy refuses is kept, with
-- the selectors it needs, until somebody else has decided on them.
--
--   learning_watch      up to where outcomes and revisions were read, by organisation
--   model_usage         calls of a model by what they were for
--   correction_drafts   corrections that wait for the policy
create table learning_watch (
  organization_id integer not null default app.organization_id() references organizations (id),
  -- Rows before it do not come any more: no transaction is open for so long.
  since timestamptz not null,
  -- How many there were at or after it when they were read.
  outcomes integer not null,
  revisions integer not null,
  read_at timestamptz not null,
  primary key (organization_id)
);
call app.protect_tenant_table('learning_watch', 'select, insert, update');
-- Whether anything is new is asked every ten minutes.
create index code_revisions_time on code_revisions (organization_id, created_at);

alter table model_usage alter column run_id drop not null;
alter table model_usage add column purpose text not null default 'generation' check (purpose in ('generation', 'lesson_name'));
alter table model_usage add column lesson_id integer;
alter table model_usage add constraint model_usage_lesson_fk foreign key (organization_id, lesson_id) references lessons (organization_id, id);
alter table model_usage add constraint model_usage_purpose check ((purpose = 'generation') = (run_id is not null) and (purpose = 'lesson_name') = (lesson_id is not null));
create index model_usage_lesson on model_usage (organization_id, lesson_id) where lesson_id is not null;
-- What was paid for names before. The owner of the tables sees no rows otherwise.
alter table lesson_names no force row level security;
alter table model_usage no force row level security;
insert into model_usage (organization_id, purpose, lesson_id, model, input_tokens, output_tokens, cache_write_5m_tokens, cache_write_1h_tokens, cache_read_tokens, cost_micro_usd, created_at)
select n.organization_id, 'lesson_name', n.lesson_id, call ->> 'model', (call ->> 'inputTokens')::integer, (call ->> 'outputTokens')::integer, (call ->> 'cacheWrite5mTokens')::integer,
       (call ->> 'cacheWrite1hTokens')::integer, (call ->> 'cacheReadTokens')::integer, (call ->> 'costMicroUsd')::bigint, n.created_at
  from lesson_names n cross join lateral jsonb_array_elements(n.usage) call;
alter table lesson_names force row level security;
alter table model_usage force row level security;
-- model_usage has it, once.
alter table lesson_names drop column usage;

create table correction_drafts (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  code_id integer not null,
  original_revision integer not null check (original_revision >= 1),
  javascript text not null,
  css text not null,
  reason_kind text not null check (reason_kind in ('wrong_element', 'broken_layout', 'off_brand', 'wrong_behaviour', 'accessibility', 'performance', 'wrong_text', 'other')),
  reason text not null,
  source text not null check (source in ('console', 'deployed')),
  --   proposed --approve, by somebody else--> approved     the selectors are approved selectors of the brand
  --       '------reject, by somebody else----> rejected
  --   kept                                                 nothing of it can be proposed
  --   any of them --sent again--> sent                     it is a correction now
  --       '-------taken back----> withdrawn
  status text not null check (status in ('proposed', 'kept', 'approved', 'rejected', 'sent', 'withdrawn')),
  -- Selectors it needs, in canonical spelling, on the page type.
  selectors text[] not null,
  page_type text not null,
  author_id integer not null default app.actor_user_id() references users (id),
  created_by jsonb not null default app.actor(),
  created_at timestamptz not null default now(),
  decided_by jsonb,
  decided_at timestamptz,
  decision_note text not null default '',
  correction_id integer,
  primary key (organization_id, id),
  constraint correction_drafts_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint correction_drafts_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id),
  constraint correction_drafts_correction_fk foreign key (organization_id, correction_id) references corrections (organization_id, id),
  check ((status = 'sent') = (correction_id is not null)),
  check (status <> 'proposed' or cardinality(selectors) > 0)
);
create index correction_drafts_code on correction_drafts (code_id, id desc);
create index correction_drafts_open on correction_drafts (brand_id, id) where status = 'proposed';
call app.protect_tenant_table('correction_drafts', 'select, insert');
grant update (status, decided_by, decided_at, decision_note, correction_id) on correction_drafts to opal_app;
create trigger correction_drafts_keep before delete on correction_drafts for each row execute function app.refuse_change();
