-- Why: a broken selector is only half mended by somebody who happens to look. People are told of each change of the shop
-- once; what is to replace a selector is proposed by one person and decided by another; and the codes that follow from the
-- decision are revised by a job, so that a process that dies in the middle leaves none of them out and does none twice.
--
--   incident_mends  a mend that was proposed, with what was decided about it and what came of it
--   mend_codes      the codes it has to revise, each with how far it got
alter table notifications
  add column brand_id integer,
  add column incident_id integer,
  add column selector_id integer,
  -- What is named in the sentence, and what stands under it; of a code both are read from the code.
  add column subject text,
  add column detail text,
  -- About one thing, or about the organisation.
  add constraint notifications_subject check (num_nonnulls(code_id, incident_id, selector_id) <= 1 and (brand_id is not null) = (num_nonnulls(incident_id, selector_id) = 1) and (brand_id is null) = (subject is null)),
  add constraint notifications_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  add constraint notifications_incident_fk foreign key (organization_id, incident_id) references health_incidents (organization_id, id),
  add constraint notifications_selector_fk foreign key (organization_id, selector_id) references dom_selectors (organization_id, id);

-- What people were told last of an incident: they hear of it again when there is more, and when it is over.
alter table health_incidents
  add column told_count integer not null default 0,
  add column told_broken integer not null default 0,
  add column told_live integer not null default 0,
  add column told_over boolean not null default false;

-- What the page looked like before it broke: the memory of the selector is forgotten when it is mended, this is not.
alter table incident_selectors
  -- The selector as it was when it broke; null in older incidents.
  add column broken_selector text,
  add column before_snapshot_id integer,
  add column before_box jsonb,
  add constraint incident_selectors_before_fk foreign key (organization_id, before_snapshot_id) references page_snapshots (organization_id, id) on delete set null (before_snapshot_id);

-- Old looks are removed by page.
create index selector_validations_page on selector_validations (organization_id, page_id, selector_id, id);

create table incident_mends (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  incident_id integer not null,
  brand_id integer not null,
  status text not null check (status in ('proposed', 'applied', 'rejected', 'withdrawn')),
  -- [{action, selectorId, expectedVersion, selector?}], as they were proposed.
  mends jsonb not null,
  note text not null default '',
  proposed_by jsonb not null default app.actor(),
  proposed_at timestamptz not null default now(),
  decided_by jsonb,
  decided_at timestamptz,
  decision_note text not null default '',
  -- Of an applied one: {replacements: [{from, to}], templates: [...], left: [...]}.
  outcome jsonb,
  -- When the codes that have to be revised were listed; the job lists them once.
  listed_at timestamptz,
  primary key (organization_id, id),
  constraint incident_mends_decided check ((status = 'proposed') = (decided_at is null)),
  constraint incident_mends_incident_fk foreign key (organization_id, incident_id) references health_incidents (organization_id, id),
  constraint incident_mends_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
-- Two proposals about one incident would contradict each other.
create unique index incident_mends_open on incident_mends (organization_id, incident_id) where status = 'proposed';
create index incident_mends_incident on incident_mends (organization_id, incident_id, id desc);
call app.protect_tenant_table('incident_mends', 'select, insert, update');

create table mend_codes (
  organization_id integer not null default app.organization_id(),
  mend_id integer not null,
  code_id integer not null,
  --   waiting --> revised --> in_review       the revision is written with the state, in one transaction
  --      '--> left <--'                       it cannot be changed along, with why
  state text not null default 'waiting' check (state in ('waiting', 'revised', 'in_review', 'left')),
  revision integer,
  why text not null default '',
  primary key (organization_id, mend_id, code_id),
  constraint mend_codes_mend_fk foreign key (organization_id, mend_id) references incident_mends (organization_id, id),
  constraint mend_codes_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id)
);
create index mend_codes_code on mend_codes (organization_id, code_id);
call app.protect_tenant_table('mend_codes', 'select, insert, update');

-- Why: which selectors a text uses follows from the text alone. It is read once per content, so that a look at what a
-- break endangers costs no new reading of hundreds of codes. Derived: rows of an older reader are passed over.
create table selector_uses (
  organization_id integer not null default app.organization_id(),
  -- 'code:<content hash>' or 'template:<id>:<version>'.
  source text not null,
  reader integer not null,
  -- Selectors as they stand in the text, member by member.
  written text[] not null,
  -- Selectors the code resolves to, as the verifier declared them; those are put together at run time, too.
  resolved text[] not null,
  primary key (organization_id, source)
);
call app.protect_tenant_table('selector_uses', 'select, insert, update');

-- Why: between "approved" and "not to be used any more" lies the time in which those who use a selector move away from it.
--   approved --> warned       code may use it, and hears that it is on its way out
--            --> deprecated   new code does not get it; code that has it is warned in its review
--            --> archived     code may not touch it
alter table dom_selectors drop constraint dom_selectors_status_check;
alter table dom_selectors add constraint dom_selectors_status_check check (status in ('approved', 'warned', 'deprecated', 'archived'));

-- A move of a selector to another stage: planned for its day, then effective, or cancelled before.
create table selector_stage_changes (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  selector_id integer not null,
  from_stage text not null check (from_stage in ('approved', 'warned', 'deprecated', 'archived')),
  to_stage text not null check (to_stage in ('approved', 'warned', 'deprecated', 'archived')),
  state text not null check (state in ('planned', 'effective', 'cancelled')),
  effective_at timestamptz not null,
  replacement text,
  reason text not null default '',
  told_count integer not null default 0,
  planned_by text not null default app.actor_label(),
  planned_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by text,
  primary key (organization_id, id),
  constraint selector_stage_changes_ended check ((state = 'planned') = (ended_at is null)),
  constraint selector_stage_changes_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint selector_stage_changes_selector_fk foreign key (organization_id, selector_id) references dom_selectors (organization_id, id)
);
create unique index selector_stage_changes_planned on selector_stage_changes (organization_id, selector_id) where state = 'planned';
create index selector_stage_changes_selector on selector_stage_changes (organization_id, selector_id, id desc);
call app.protect_tenant_table('selector_stage_changes', 'select, insert, update');

-- Why: before a selector breaks, what it stands in often changes already. What is around each selector is compared from
-- visit to visit; what changes all the time is content and is learnt to be passed over, what changes once is told.
alter table selector_health add column region jsonb;

create table region_changes (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  page_id integer not null,
  selector_id integer not null,
  seen_at timestamptz not null,
  -- Lines of the region that came and went.
  added text[] not null,
  removed text[] not null,
  snapshot_id integer,
  box jsonb,
  before_snapshot_id integer,
  before_box jsonb,
  -- Who has looked at it; it is not shown any more then.
  looked_at timestamptz,
  looked_by text,
  primary key (organization_id, id),
  constraint region_changes_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint region_changes_page_fk foreign key (organization_id, page_id) references watched_pages (organization_id, id),
  constraint region_changes_selector_fk foreign key (organization_id, selector_id) references dom_selectors (organization_id, id),
  constraint region_changes_snapshot_fk foreign key (organization_id, snapshot_id) references page_snapshots (organization_id, id) on delete set null (snapshot_id),
  constraint region_changes_before_fk foreign key (organization_id, before_snapshot_id) references page_snapshots (organization_id, id) on delete set null (before_snapshot_id)
);
create index region_changes_open on region_changes (organization_id, brand_id, id desc) where looked_at is null;
create index region_changes_selector on region_changes (organization_id, selector_id);
create index region_changes_snapshot on region_changes (organization_id, snapshot_id);
create index region_changes_before on region_changes (organization_id, before_snapshot_id);
call app.protect_tenant_table('region_changes', 'select, insert, update');
