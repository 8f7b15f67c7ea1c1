-- Why: what people rely on when somebody is away, when a brand is given up, and when the ledger is broken.
--
--   generated_code.newest_*   verdict and findings of the newest revision, so that lists say what holds now
--   notifications.code_id     null for what is about no code: a broken ledger
--   absences                  who is away from when to when, and who stands in
--   acting owners             who decides for an owner who is away; has_quorum counts them
--   archived brands           nothing of them goes to review or out; what is live can be taken back

-- Lists showed the verdict of revision 1. Null: revision 1 is the newest, its own columns say it.
alter table generated_code
  add column newest_revision integer not null default 1,
  add column newest_verdict text check (newest_verdict in ('pass', 'fail')),
  add column newest_error_count integer,
  add column newest_warning_count integer,
  add constraint generated_code_newest check ((newest_revision = 1) = (newest_verdict is null) and (newest_verdict is null) = (newest_error_count is null) and (newest_verdict is null) = (newest_warning_count is null));
call app.open_to_definer_functions('generated_code');

create function app.count_findings(p_report jsonb, p_severity text) returns integer
  language sql immutable as $$
  select count(*)::integer from jsonb_path_query(p_report, '$.parts[*].findings[*].severity') as severity where severity = to_jsonb(p_severity)
$$;

-- The application role cannot write these columns: only a revision that is kept changes them.
create function app.note_newest_revision() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update generated_code
     set newest_revision = new.number, newest_verdict = new.verdict,
         newest_error_count = app.count_findings(new.report, 'error'), newest_warning_count = app.count_findings(new.report, 'warning')
   where organization_id = new.organization_id and id = new.code_id and newest_revision < new.number;
  return null;
end
$$;
create trigger code_revisions_newest after insert on code_revisions for each row execute function app.note_newest_revision();

-- The owner of the tables sees no rows otherwise.
alter table generated_code no force row level security;
alter table code_revisions no force row level security;
update generated_code c
   set newest_revision = r.number, newest_verdict = r.verdict,
       newest_error_count = app.count_findings(r.report, 'error'), newest_warning_count = app.count_findings(r.report, 'warning')
  from (select distinct on (organization_id, code_id) organization_id, code_id, number, verdict, report
          from code_revisions order by organization_id, code_id, number desc) r
 where r.organization_id = c.organization_id and r.code_id = c.id;
alter table generated_code force row level security;
alter table code_revisions force row level security;

alter table notifications alter column code_id drop not null;
alter table notifications add constraint notifications_place check (code_id is not null or (thread_id is null and comment_id is null));

create table absences (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  user_id integer not null,
  stand_in_user_id integer,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_by jsonb not null default app.actor(),
  -- An absence counts from when it was said: what was decided before is not judged by it.
  created_at timestamptz not null default now(),
  cancelled_at timestamptz,
  cancelled_by text,
  primary key (organization_id, id),
  constraint absences_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade,
  constraint absences_stand_in_fk foreign key (organization_id, stand_in_user_id) references memberships (organization_id, user_id) on delete set null (stand_in_user_id),
  check (starts_at < ends_at),
  check (stand_in_user_id is distinct from user_id),
  check ((cancelled_at is null) = (cancelled_by is null))
);
create index absences_user on absences (user_id, ends_at);
call app.protect_tenant_table('absences', 'select, insert');
grant update (cancelled_at, cancelled_by) on absences to opal_app;
call app.open_to_definer_functions('absences');
call app.open_to_definer_functions('review_assignees');

-- The absence of a person that holds at a time, as far as it was known then; the one said last when there are several.
create function app.absence_at(p_organization integer, p_user integer, p_at timestamptz) returns setof absences
  language sql stable as $$
  select a.* from absences a
   where a.organization_id = p_organization and a.user_id = p_user and greatest(a.created_at, a.starts_at) <= p_at
     and least(a.ends_at, coalesce(a.cancelled_at, 'infinity')) > p_at
   order by a.id desc limit 1
$$;

-- Named owners of a stage who can vote on a code and are no authors, away or not.
create function app.named_owners(p_organization integer, p_code integer, p_stage text) returns setof integer
  language sql stable as $$
  select distinct o.user_id from generated_code c
    join review_owners o on o.organization_id = c.organization_id and o.brand_id = c.brand_id and coalesce(o.page_type, c.page_type) = c.page_type and o.stage = p_stage
   where c.organization_id = p_organization and c.id = p_code
     and app.can_vote(p_organization, o.user_id, c.brand_id, p_stage)
     and o.user_id not in (select a from app.code_authors(p_organization, p_code) a)
$$;

-- Who decides as owner at a time: owners who are there, and for one who is away the stand-in who is there and can vote.
create function app.acting_owners(p_organization integer, p_code integer, p_stage text, p_at timestamptz) returns setof integer
  language sql stable as $$
  select o from app.named_owners(p_organization, p_code, p_stage) o where not exists (select 1 from app.absence_at(p_organization, o, p_at))
  union
  select a.stand_in_user_id from app.named_owners(p_organization, p_code, p_stage) o
   cross join lateral app.absence_at(p_organization, o, p_at) a
    join generated_code c on c.organization_id = p_organization and c.id = p_code
   where a.stand_in_user_id is not null
     and app.can_vote(p_organization, a.stand_in_user_id, c.brand_id, p_stage)
     and a.stand_in_user_id not in (select person from app.code_authors(p_organization, p_code) person)
     and not exists (select 1 from app.absence_at(p_organization, a.stand_in_user_id, p_at))
$$;

-- Whether a vote of that time counts as an owner's: given by somebody who acted as one, or when no owner could be reached.
create function app.acts_as_owner(p_organization integer, p_code integer, p_stage text, p_user integer, p_at timestamptz) returns boolean
  language sql stable as $$
  select p_user in (select o from app.named_owners(p_organization, p_code, p_stage) o)
      or p_user in (select o from app.acting_owners(p_organization, p_code, p_stage, p_at) o)
      or not exists (select 1 from app.acting_owners(p_organization, p_code, p_stage, p_at))
$$;

-- Whether a stage has no named owners, or one of these people, who approve, counts as one. The vote that stands of a
-- person and stage is their last one.
create function app.owners_agree(p_organization integer, p_code integer, p_stage text, p_users integer[]) returns boolean
  language sql stable as $$
  select not exists (select 1 from app.named_owners(p_organization, p_code, p_stage))
      or exists (select 1 from (select distinct on (v.user_id) v.user_id, v.created_at from review_votes v
                                 where v.organization_id = p_organization and v.code_id = p_code and v.stage = p_stage and v.user_id = any (p_users)
                                 order by v.user_id, v.id desc) last
                  where app.acts_as_owner(p_organization, p_code, p_stage, last.user_id, last.created_at))
$$;

-- As before, but a stage with named owners takes the vote of who acted for one who was away when it was given.
create or replace function app.has_quorum(p_organization integer, p_code integer) returns boolean
  language plpgsql stable as $$
declare
  v_brand integer;
  v_policy record;
  v_qa integer[];
  v_approval integer[];
begin
  select c.brand_id into v_brand from generated_code c where c.organization_id = p_organization and c.id = p_code;
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
  return not exists (
    select 1 from unnest(case when v_policy.separate then array['approval', 'qa'] else array['approval'] end) as asked (stage)
     where not app.owners_agree(p_organization, p_code, asked.stage, case when asked.stage = 'qa' then v_qa else v_approval end));
end
$$;

-- Stages of which the newest revision has not all votes yet; every stage that is asked for when none is open.
create function app.open_stages(p_organization integer, p_code integer) returns setof text
  language sql stable as $$
  with policy as (
    select coalesce(max(p.approvals_needed), 1) as approvals, coalesce(bool_or(p.separate_qa), false) as separate, coalesce(max(p.qa_needed), 1) as qa
      from generated_code c left join review_policies p on p.organization_id = c.organization_id and p.brand_id = c.brand_id
     where c.organization_id = p_organization and c.id = p_code),
  given as (select s.user_id, s.stage from app.standing_votes(p_organization, p_code) s where s.decision = 'approve'),
  asked as (
    select a.stage, case when a.stage = 'qa' then p.qa else p.approvals end as needed,
           array(select g.user_id from given g where g.stage = a.stage
                    and (a.stage = 'qa' or not p.separate or g.user_id not in (select q.user_id from given q where q.stage = 'qa'))) as have
      from policy p cross join unnest(array['approval', 'qa']) as a (stage) where a.stage = 'approval' or p.separate),
  open as (select a.stage from asked a where cardinality(a.have) < a.needed or not app.owners_agree(p_organization, p_code, a.stage, a.have))
  select stage from open union all select stage from asked where not exists (select 1 from open)
$$;

grant execute on function
  app.absence_at(integer, integer, timestamptz), app.named_owners(integer, integer, text), app.acting_owners(integer, integer, text, timestamptz),
  app.acts_as_owner(integer, integer, text, integer, timestamptz), app.owners_agree(integer, integer, text, integer[]), app.open_stages(integer, integer)
to opal_app;

-- Open requests that wait for somebody who is away, in every organisation: ids only. The worker acts on each in its own
-- context.
create function app.reviews_of_absent(p_now timestamptz) returns table (organization_id integer, code_id integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct r.organization_id, r.code_id
    from absences a
    join review_assignees s on s.organization_id = a.organization_id and s.user_id = a.user_id
    join review_requests r on r.organization_id = s.organization_id and r.id = s.request_id and r.closed_at is null
   where greatest(a.created_at, a.starts_at) <= p_now and least(a.ends_at, coalesce(a.cancelled_at, 'infinity')) > p_now
   order by r.organization_id, r.code_id limit 1000
$$;
grant execute on function app.reviews_of_absent(timestamptz) to opal_app;

create function app.is_archived(p_organization integer, p_brand integer) returns boolean
  language sql stable as $$
  select exists (select 1 from brands b where b.organization_id = p_organization and b.id = p_brand and b.status = 'archived')
$$;
grant execute on function app.is_archived(integer, integer) to opal_app;

-- Triggers of their own, beside the guards of 0016. What was scheduled may be taken off the schedule.
create function app.guard_archived_code() returns trigger
  language plpgsql as $$
begin
  if app.is_archived(new.organization_id, new.brand_id) then
    raise exception 'code of an archived brand cannot become %', new.status using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger generated_code_archived before update of status on generated_code for each row
  when (old.status is distinct from new.status and (new.status in ('scheduled', 'deployed') or (new.status in ('qa_review', 'approved') and old.status <> 'scheduled')))
  execute function app.guard_archived_code();

create function app.guard_archived_deployment() returns trigger
  language plpgsql as $$
begin
  if app.is_archived(new.organization_id, (select c.brand_id from generated_code c where c.organization_id = new.organization_id and c.id = new.code_id)) then
    raise exception 'code of an archived brand is not deployed' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger deployments_archived_begin after insert on deployments for each row execute function app.guard_archived_deployment();
create trigger deployments_archived_live after update of status on deployments for each row
  when (old.status is distinct from new.status and new.status = 'live') execute function app.guard_archived_deployment();

create function app.guard_archived_vote() returns trigger
  language plpgsql as $$
begin
  if app.is_archived(new.organization_id, (select c.brand_id from generated_code c where c.organization_id = new.organization_id and c.id = new.code_id)) then
    raise exception 'code of an archived brand is not approved' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger review_votes_archived after insert on review_votes for each row
  when (new.decision = 'approve') execute function app.guard_archived_vote();
