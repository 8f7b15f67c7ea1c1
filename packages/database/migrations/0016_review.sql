-- Why: code gets from "generated" to "deployed" only through the votes of people who did not write it, on exactly the
-- text that goes out. The use cases decide that; this migration makes the database refuse everything else, so that no
-- surface, job or later feature can get around it.
--
--   generated_code      revision 1 of a code, and the status of the code as a whole
--   code_revisions      revisions 2 and up, written once
--   review_votes        votes, each on one content hash, written once
--   review_vote_events  what became of a vote: dismissed, or carried to a revision that means the same
--   review_requests     the open question to reviewers, with its deadlines
--   deployments         what went where, each naming the hash that was approved

-- Who made a key: a person who generates through a key of theirs is an author like one at the console. Keys that are
-- older than this column have no maker on record.
alter table api_keys add column created_by_user_id integer default app.actor_user_id();
grant select (created_by_user_id) on api_keys to opal_app;

alter table generated_code drop constraint generated_code_status_check;
alter table generated_code drop constraint generated_code_status_matches_verdict;
alter table generated_code add constraint generated_code_status_check check (status in (
  'generated', 'failed_draft', 'qa_review', 'changes_requested', 'approved', 'scheduled', 'deployed', 'deploy_failed', 'rolled_back', 'rejected', 'expired'));
grant update (status) on generated_code to opal_app;
-- Lists and the queue ask for code that is in review or on its way: a small part of all code.
create index generated_code_in_review on generated_code (status, brand_id, id desc)
  where status in ('qa_review', 'changes_requested', 'approved', 'scheduled', 'deployed', 'deploy_failed', 'rolled_back');
-- Who asked for code that was answered from an earlier run. Ordinary runs are not in it.
create index generation_runs_reused on generation_runs (code_id) where cached;

create table code_revisions (
  organization_id integer not null default app.organization_id(),
  code_id integer not null,
  number integer not null check (number >= 2),
  based_on integer not null check (based_on >= 1),
  origin text not null check (origin in ('edited', 'correction', 'restored')),
  javascript text not null,
  css text not null,
  content_hash text not null,
  ast_hash text,
  effects_hash text,
  report jsonb not null,
  verdict text not null check (verdict in ('pass', 'fail')),
  author_user_id integer default app.actor_user_id(),
  created_by jsonb not null default app.actor(),
  on_behalf_of text,
  note text not null default '',
  created_at timestamptz not null default now(),
  primary key (organization_id, code_id, number),
  constraint code_revisions_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id),
  check (based_on < number)
);
call app.protect_tenant_table('code_revisions', 'select, insert');

create table review_policies (
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  version integer not null default 1,
  -- What the database itself counts by; everything else of the policy is in `rules`.
  approvals_needed integer not null check (approvals_needed between 1 and 5),
  separate_qa boolean not null,
  qa_needed integer not null check (qa_needed between 1 and 5),
  rules jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label(),
  primary key (organization_id, brand_id),
  constraint review_policies_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
call app.protect_tenant_table('review_policies', 'select, insert, update');

create table review_owners (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  -- Null: of every page type.
  page_type text,
  user_id integer not null,
  stage text not null check (stage in ('qa', 'approval')),
  primary key (organization_id, id),
  constraint review_owners_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint review_owners_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade
);
create unique index review_owners_key on review_owners (organization_id, brand_id, coalesce(page_type, ''), user_id, stage);
call app.protect_tenant_table('review_owners', 'select, insert, delete');

create table review_requests (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  code_id integer not null,
  brand_id integer not null,
  revision_number integer not null,
  note text not null default '',
  submitted_by jsonb not null default app.actor(),
  submitted_at timestamptz not null,
  due_at timestamptz not null,
  escalate_at timestamptz,
  expires_at timestamptz,
  escalated_at timestamptz,
  closed_at timestamptz,
  close_reason text,
  primary key (organization_id, id),
  constraint review_requests_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id),
  constraint review_requests_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  check ((closed_at is null) = (close_reason is null))
);
-- One open request a code.
create unique index review_requests_open_key on review_requests (organization_id, code_id) where closed_at is null;
create index review_requests_deadlines on review_requests (least(escalate_at, expires_at)) where closed_at is null;
call app.protect_tenant_table('review_requests', 'select, insert');
grant update (due_at, escalated_at, closed_at, close_reason) on review_requests to opal_app;
call app.open_to_definer_functions('review_requests');

create table review_assignees (
  organization_id integer not null default app.organization_id(),
  request_id integer not null,
  user_id integer not null,
  stage text not null check (stage in ('qa', 'approval')),
  -- Asked by the product, or by a person.
  assigned_by jsonb not null default app.actor(),
  created_at timestamptz not null default now(),
  primary key (organization_id, request_id, user_id, stage),
  constraint review_assignees_request_fk foreign key (organization_id, request_id) references review_requests (organization_id, id),
  constraint review_assignees_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade
);
create index review_assignees_user on review_assignees (user_id, request_id);
call app.protect_tenant_table('review_assignees', 'select, insert, delete');

create table review_votes (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  code_id integer not null,
  revision_number integer not null,
  content_hash text not null,
  ast_hash text,
  effects_hash text,
  stage text not null check (stage in ('qa', 'approval')),
  user_id integer not null default app.actor_user_id() references users (id),
  decision text not null check (decision in ('approve', 'request_changes', 'reject')),
  note text not null default '',
  -- What the voter ticked: [{key, ticked}].
  checklist jsonb not null default '[]',
  idempotency_key text,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint review_votes_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id)
);
create index review_votes_code on review_votes (code_id, id);
create unique index review_votes_once_key on review_votes (organization_id, user_id, idempotency_key) where idempotency_key is not null;
call app.protect_tenant_table('review_votes', 'select, insert');

create table review_vote_events (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  vote_id integer not null,
  kind text not null check (kind in ('dismissed', 'carried')),
  -- The revision because of which, or to which.
  revision_number integer not null,
  content_hash text not null,
  reason text not null,
  created_by jsonb not null default app.actor(),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint review_vote_events_vote_fk foreign key (organization_id, vote_id) references review_votes (organization_id, id)
);
create index review_vote_events_vote on review_vote_events (vote_id);
call app.protect_tenant_table('review_vote_events', 'select, insert');

create table deployments (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  code_id integer not null,
  revision_number integer not null,
  content_hash text not null,
  platform text not null check (platform in ('manual')),
  environment text not null,
  external_id text,
  status text not null default 'planned' check (status in ('planned', 'live', 'failed', 'replaced', 'rolled_back', 'cancelled')),
  scheduled_for timestamptz,
  handed_over_at timestamptz,
  result text not null default '',
  started_by jsonb not null default app.actor(),
  created_at timestamptz not null default now(),
  live_at timestamptz,
  ended_at timestamptz,
  primary key (organization_id, id),
  constraint deployments_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id)
);
create unique index deployments_planned_key on deployments (organization_id, code_id) where status = 'planned';
create unique index deployments_live_key on deployments (organization_id, code_id) where status = 'live';
create index deployments_code on deployments (code_id, id desc);
call app.protect_tenant_table('deployments', 'select, insert');
grant update (external_id, status, handed_over_at, result, live_at, ended_at) on deployments to opal_app;

create table review_events (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  code_id integer not null,
  kind text not null,
  actor jsonb not null default app.actor(),
  -- Ids and facts, never text of people.
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint review_events_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id)
);
create index review_events_code on review_events (code_id, id);
call app.protect_tenant_table('review_events', 'select, insert');

do $$
declare
  v_table text;
begin
  foreach v_table in array array['code_revisions', 'review_votes', 'review_vote_events', 'review_events'] loop
    execute format('create trigger %1$s_immutable before update or delete on %1$I for each row execute function app.refuse_change()', v_table);
    execute format('create trigger %1$s_keep before truncate on %1$I for each statement execute function app.refuse_change()', v_table);
  end loop;
end
$$;
create trigger deployments_keep before delete on deployments for each row execute function app.refuse_change();
create trigger review_requests_keep before delete on review_requests for each row execute function app.refuse_change();

-- The person behind an actor, or null: a person, the maker of an API key, the member whose mail Opal named.
create function app.person_of(p_organization integer, p_actor jsonb) returns integer
  language sql stable as $$
  select case p_actor ->> 'kind'
    when 'user' then (p_actor ->> 'userId')::integer
    when 'api_key' then (select k.created_by_user_id from api_keys k where k.organization_id = p_organization and k.id = (p_actor ->> 'keyId')::integer)
    when 'opal' then (select m.user_id from users u join memberships m on m.user_id = u.id and m.organization_id = p_organization
                       where u.email = lower(trim(p_actor ->> 'onBehalfOf')))
  end
$$;

-- Everybody who asked for a code, generated or edited any revision of it. They never decide on it.
create function app.code_authors(p_organization integer, p_code integer) returns setof integer
  language sql stable as $$
  select distinct person from (
    select app.person_of(p_organization, c.created_by) as person from generated_code c where c.organization_id = p_organization and c.id = p_code
    union all
    select app.person_of(p_organization, r.requested_by) from generated_code c join generation_runs r on r.organization_id = c.organization_id and r.id = c.run_id
     where c.organization_id = p_organization and c.id = p_code
    union all
    select app.person_of(p_organization, r.requested_by) from generation_runs r where r.organization_id = p_organization and r.code_id = p_code and r.cached
    union all
    select unnest(array[v.author_user_id, app.person_of(p_organization, v.created_by)]) from code_revisions v where v.organization_id = p_organization and v.code_id = p_code
    union all
    select m.user_id from code_revisions v join users u on u.email = lower(trim(v.on_behalf_of)) join memberships m on m.user_id = u.id and m.organization_id = p_organization
     where v.organization_id = p_organization and v.code_id = p_code) as people
   where person is not null
$$;

-- Whether a person may vote in a stage now: the same roles as in the permission registry, a brand role replacing that of the
-- organisation except for owners and admins.
create function app.can_vote(p_organization integer, p_user integer, p_brand integer, p_stage text) returns boolean
  language sql stable as $$
  select exists (
    select 1 from memberships m
      left join brand_users b on b.organization_id = m.organization_id and b.user_id = m.user_id and b.brand_id = p_brand
     where m.organization_id = p_organization and m.user_id = p_user
       and case when m.role in ('owner', 'admin') then m.role else coalesce(b.role, case when m.brand_access = 'all' then m.role end) end
           = any (case when p_stage = 'qa' then array['reviewer', 'approver', 'admin', 'owner'] else array['approver', 'admin', 'owner'] end))
$$;

-- The newest revision of a code.
create function app.head_revision(p_organization integer, p_code integer)
  returns table (number integer, content_hash text, ast_hash text, effects_hash text, verdict text)
  language sql stable as $$
  (select r.number, r.content_hash, r.ast_hash, r.effects_hash, r.verdict from code_revisions r
    where r.organization_id = p_organization and r.code_id = p_code order by r.number desc limit 1)
  union all
  select 1, c.content_hash, null, null, c.verdict from generated_code c
   where c.organization_id = p_organization and c.id = p_code
     and not exists (select 1 from code_revisions r where r.organization_id = p_organization and r.code_id = p_code)
$$;

-- The votes that count for the newest revision: the last one of each person and stage, given for it or carried to it, not
-- dismissed, by somebody who may still vote and is no author.
create function app.standing_votes(p_organization integer, p_code integer) returns table (user_id integer, stage text, decision text)
  language sql stable as $$
  select distinct on (v.user_id, v.stage) v.user_id, v.stage, v.decision
    from review_votes v
    join generated_code c on c.organization_id = v.organization_id and c.id = v.code_id
    cross join app.head_revision(p_organization, p_code) h
   where v.organization_id = p_organization and v.code_id = p_code
     and (v.content_hash = h.content_hash
          or exists (select 1 from review_vote_events e where e.organization_id = v.organization_id and e.vote_id = v.id and e.kind = 'carried' and e.content_hash = h.content_hash))
     and not exists (select 1 from review_vote_events e where e.organization_id = v.organization_id and e.vote_id = v.id and e.kind = 'dismissed')
     and v.user_id not in (select a from app.code_authors(p_organization, p_code) a)
     and app.can_vote(p_organization, v.user_id, c.brand_id, v.stage)
   order by v.user_id, v.stage, v.id desc
$$;

-- Whether the newest revision has what the brand's policy asks for. Without a stored policy: one approval.
create function app.has_quorum(p_organization integer, p_code integer) returns boolean
  language plpgsql stable as $$
declare
  v_brand integer;
  v_page_type text;
  v_policy record;
  v_qa integer[];
  v_approval integer[];
begin
  select c.brand_id, c.page_type into v_brand, v_page_type from generated_code c where c.organization_id = p_organization and c.id = p_code;
  if not found or (select h.verdict from app.head_revision(p_organization, p_code) h) is distinct from 'pass' then
    return false;
  end if;
  if exists (select 1 from app.standing_votes(p_organization, p_code) s where s.decision <> 'approve') then
    return false;
  end if;
  select coalesce(max(p.approvals_needed), 1) as approvals, coalesce(bool_or(p.separate_qa), false) as separate, coalesce(max(p.qa_needed), 1) as qa into v_policy
    from review_policies p where p.organization_id = p_organization and p.brand_id = v_brand;
  select coalesce(array_agg(s.user_id) filter (where s.stage = 'qa'), '{}'), coalesce(array_agg(s.user_id) filter (where s.stage = 'approval'), '{}')
    into v_qa, v_approval from app.standing_votes(p_organization, p_code) s;
  if v_policy.separate then
    -- Whoever gave both counts for QA only.
    v_approval := array(select unnest(v_approval) except select unnest(v_qa));
    if cardinality(v_qa) < v_policy.qa then
      return false;
    end if;
  end if;
  if cardinality(v_approval) < v_policy.approvals then
    return false;
  end if;
  -- A stage with named owners needs one of those who can vote.
  return not exists (
    select 1 from (select distinct o.stage from review_owners o
                    where o.organization_id = p_organization and o.brand_id = v_brand and coalesce(o.page_type, v_page_type) = v_page_type
                      and (o.stage = 'approval' or v_policy.separate)
                      and app.can_vote(p_organization, o.user_id, v_brand, o.stage)
                      and o.user_id not in (select a from app.code_authors(p_organization, p_code) a)) owned
     where not exists (select 1 from review_owners o
                        where o.organization_id = p_organization and o.brand_id = v_brand and coalesce(o.page_type, v_page_type) = v_page_type and o.stage = owned.stage
                          and o.user_id = any (case when owned.stage = 'qa' then v_qa else v_approval end)));
end
$$;

-- Threads of a code that are not resolved. There are none before discussions exist: the migration that brings them
-- replaces this function.
create function app.count_open_threads(p_organization integer, p_code integer) returns integer
  language sql stable as $$ select 0 $$;

-- The moves of domain/review/status-moves.ts; a test compares the two.
create function app.is_code_move(p_from text, p_to text) returns boolean
  language sql immutable as $$
  select p_to = any (case p_from
    when 'generated' then array['qa_review', 'failed_draft']
    when 'failed_draft' then array['generated']
    when 'qa_review' then array['approved', 'changes_requested', 'rejected', 'expired', 'generated', 'failed_draft']
    when 'changes_requested' then array['qa_review', 'generated', 'failed_draft']
    when 'approved' then array['scheduled', 'deployed', 'deploy_failed', 'qa_review', 'changes_requested', 'rejected', 'failed_draft']
    when 'scheduled' then array['approved', 'deployed', 'deploy_failed', 'qa_review', 'changes_requested', 'rejected', 'failed_draft']
    when 'deployed' then array['deploy_failed', 'rolled_back', 'generated', 'failed_draft']
    when 'deploy_failed' then array['deployed', 'scheduled', 'qa_review', 'generated', 'failed_draft']
    when 'rolled_back' then array['qa_review', 'generated', 'failed_draft']
    when 'rejected' then array['qa_review', 'generated', 'failed_draft']
    when 'expired' then array['qa_review', 'generated', 'failed_draft']
    else array[]::text[]
  end)
$$;

grant execute on function
  app.person_of(integer, jsonb), app.code_authors(integer, integer), app.can_vote(integer, integer, integer, text), app.head_revision(integer, integer),
  app.standing_votes(integer, integer), app.has_quorum(integer, integer), app.count_open_threads(integer, integer), app.is_code_move(text, text)
to opal_app;

-- Insert guards run after the row: what refuses another organisation's row (row-level security) comes first.
create function app.guard_new_code() returns trigger
  language plpgsql as $$
begin
  raise exception 'code begins as generated, or as failed_draft when its verdict is fail' using errcode = 'restrict_violation';
end
$$;
-- The condition costs less than a call for each of many codes.
create trigger generated_code_begin after insert on generated_code for each row
  when (new.status not in ('generated', 'failed_draft') or (new.status = 'failed_draft') <> (new.verdict = 'fail')) execute function app.guard_new_code();

create function app.guard_code_status() returns trigger
  language plpgsql as $$
declare
  v_head record;
begin
  if not app.is_code_move(old.status, new.status) then
    raise exception 'code cannot go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  select * into v_head from app.head_revision(new.organization_id, new.id);
  if (new.status = 'failed_draft') <> (v_head.verdict = 'fail') and new.status in ('failed_draft', 'generated', 'qa_review', 'approved', 'scheduled', 'deployed') then
    raise exception 'code whose verdict is % cannot become %', v_head.verdict, new.status using errcode = 'restrict_violation';
  end if;
  if new.status in ('approved', 'scheduled', 'deployed') and not app.has_quorum(new.organization_id, new.id) then
    raise exception 'code does not become % without the votes that its brand asks for', new.status using errcode = 'restrict_violation';
  end if;
  if new.status = 'deployed' and not exists (
       select 1 from deployments d where d.organization_id = new.organization_id and d.code_id = new.id and d.status = 'live' and d.content_hash = v_head.content_hash) then
    raise exception 'code is deployed when a deployment of its newest revision is live' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger generated_code_status before update of status on generated_code for each row
  when (old.status is distinct from new.status) execute function app.guard_code_status();

create function app.guard_revision() returns trigger
  language plpgsql as $$
begin
  if new.number > 2 and not exists (select 1 from code_revisions r
       where r.organization_id = new.organization_id and r.code_id = new.code_id and r.number = new.number - 1) then
    raise exception 'revisions are numbered without a gap' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger code_revisions_number after insert on code_revisions for each row execute function app.guard_revision();

-- At the end of the transaction that edits: an approval that does not hold for the new text does not stay.
create function app.guard_edited_code() returns trigger
  language plpgsql as $$
declare
  v_status text;
begin
  select c.status into v_status from generated_code c where c.organization_id = new.organization_id and c.id = new.code_id;
  if v_status = 'deployed' or (v_status in ('approved', 'scheduled') and not app.has_quorum(new.organization_id, new.code_id))
     or (v_status <> 'failed_draft' and new.verdict = 'fail' and new.number = (select h.number from app.head_revision(new.organization_id, new.code_id) h)) then
    raise exception 'edited code does not stay %', v_status using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create constraint trigger code_revisions_status after insert on code_revisions deferrable initially deferred
  for each row execute function app.guard_edited_code();

create function app.guard_vote() returns trigger
  language plpgsql as $$
declare
  v_code record;
  v_head record;
begin
  select c.status, c.brand_id into v_code from generated_code c where c.organization_id = new.organization_id and c.id = new.code_id;
  select * into v_head from app.head_revision(new.organization_id, new.code_id);
  if app.actor() ->> 'kind' is distinct from 'user' or new.user_id is distinct from app.actor_user_id() then
    raise exception 'only people vote, each for themselves' using errcode = 'restrict_violation';
  end if;
  if (new.content_hash, new.revision_number) is distinct from (v_head.content_hash, v_head.number) then
    raise exception 'a vote is on the newest revision' using errcode = 'restrict_violation';
  end if;
  if v_code.status <> 'qa_review' and not (new.decision <> 'approve' and v_code.status in ('approved', 'scheduled')) then
    raise exception 'code that is % is not voted on', v_code.status using errcode = 'restrict_violation';
  end if;
  if new.user_id in (select a from app.code_authors(new.organization_id, new.code_id) a) then
    raise exception 'an author does not vote on their own code' using errcode = 'restrict_violation';
  end if;
  if not app.can_vote(new.organization_id, new.user_id, v_code.brand_id, new.stage) then
    raise exception 'the role of the voter does not decide on this stage' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger review_votes_guard after insert on review_votes for each row execute function app.guard_vote();

create function app.guard_vote_event() returns trigger
  language plpgsql as $$
declare
  v_vote record;
  v_head record;
begin
  if new.kind <> 'carried' then
    return null;
  end if;
  select v.code_id, v.ast_hash, v.effects_hash into v_vote from review_votes v where v.organization_id = new.organization_id and v.id = new.vote_id;
  select * into v_head from app.head_revision(new.organization_id, v_vote.code_id);
  if new.content_hash is distinct from v_head.content_hash or v_head.ast_hash is null or v_head.effects_hash is null
     or (v_vote.ast_hash, v_vote.effects_hash) is distinct from (v_head.ast_hash, v_head.effects_hash) then
    raise exception 'a vote is carried to a revision of the same meaning and effects only' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger review_vote_events_guard after insert on review_vote_events for each row execute function app.guard_vote_event();

--   planned --> live --> replaced | rolled_back | failed
--          '--> failed | cancelled
create function app.guard_deployment() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' and not (old.status = 'planned' and new.status in ('live', 'failed', 'cancelled')
                               or old.status = 'live' and new.status in ('replaced', 'rolled_back', 'failed')) then
    raise exception 'a deployment cannot go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' and new.status <> 'planned' then
    raise exception 'a deployment begins as planned' using errcode = 'restrict_violation';
  end if;
  if new.status in ('planned', 'live') and (
       new.content_hash is distinct from (select h.content_hash from app.head_revision(new.organization_id, new.code_id) h)
       or not app.has_quorum(new.organization_id, new.code_id)) then
    raise exception 'only the newest revision is deployed, with the votes that its brand asks for' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger deployments_begin after insert on deployments for each row execute function app.guard_deployment();
create trigger deployments_move after update of status on deployments for each row
  when (old.status is distinct from new.status) execute function app.guard_deployment();

-- What is due of open requests, in every organisation: ids only. The worker acts on each in its own context.
create function app.due_reviews(p_now timestamptz) returns table (organization_id integer, code_id integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.organization_id, r.code_id from review_requests r
   where r.closed_at is null and (r.expires_at <= p_now or (r.escalate_at <= p_now and r.escalated_at is null))
   order by r.id limit 1000
$$;
grant execute on function app.due_reviews(timestamptz) to opal_app;
