-- Why: an approved selector breaks silently when the shop changes. Pages of a brand are visited on a schedule; each visit
-- looks at all selectors of the page at once, what it saw is kept as evidence, and breaks with one cause are one incident.
--
--   watched_pages         addresses that are visited, when next, and how the last visit ended
--   page_snapshots        what a page looked like: document and picture, once per content
--   selector_validations  what one visit saw of one selector (written once)
--   selector_health       what is remembered of a selector on a page: state, suspicion, fingerprint of its element
--   health_incidents      one change of the shop that broke something, until nothing of it is broken any more
--   incident_selectors    the selectors it broke, with the mend that is suggested and what was decided
create table watched_pages (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  page_type text not null,
  url text not null check (length(url) between 8 and 2000),
  viewport_width integer not null check (viewport_width between 320 and 3840),
  viewport_height integer not null check (viewport_height between 320 and 3840),
  every_minutes integer not null check (every_minutes between 15 and 10080),
  is_active boolean not null default true,
  next_visit_at timestamptz not null default now(),
  last_visit_at timestamptz,
  last_outcome text check (last_outcome in ('seen', 'refused', 'failed')),
  last_error jsonb,
  failures integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label(),
  primary key (organization_id, id),
  constraint watched_pages_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
create unique index watched_pages_url_key on watched_pages (organization_id, brand_id, page_type, url, viewport_width) where is_active;
create index watched_pages_due on watched_pages (next_visit_at) where is_active;
call app.protect_tenant_table('watched_pages', 'select, insert, update');
call app.open_to_definer_functions('watched_pages');

create table page_snapshots (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  page_id integer not null,
  -- SHA-256 of the document, hex: the same content is kept once.
  content_hash text not null,
  -- The document, gzip.
  html bytea not null,
  -- PNG of the page, or null when none was taken.
  picture bytea,
  picture_width integer,
  picture_height integer,
  title text not null,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint page_snapshots_content_key unique (organization_id, page_id, content_hash),
  constraint page_snapshots_page_fk foreign key (organization_id, page_id) references watched_pages (organization_id, id)
);
call app.protect_tenant_table('page_snapshots', 'select, insert, update, delete');

create table selector_validations (
  id bigint generated always as identity,
  organization_id integer not null default app.organization_id(),
  selector_id integer not null,
  page_id integer not null,
  -- Null once the snapshot is past its retention; what was seen stays.
  snapshot_id integer,
  selector text not null,
  state text not null check (state in ('valid', 'warning', 'uncertain', 'invalid', 'gone')),
  reasons text[] not null default '{}',
  match_count integer not null,
  visible_count integer not null,
  -- Where the first match stands on the picture, {x, y, width, height} in CSS pixels.
  box jsonb,
  checked_at timestamptz not null,
  primary key (organization_id, id),
  constraint selector_validations_selector_fk foreign key (organization_id, selector_id) references dom_selectors (organization_id, id),
  constraint selector_validations_page_fk foreign key (organization_id, page_id) references watched_pages (organization_id, id),
  constraint selector_validations_snapshot_fk foreign key (organization_id, snapshot_id) references page_snapshots (organization_id, id) on delete set null (snapshot_id)
);
create index selector_validations_selector on selector_validations (organization_id, selector_id, id desc);
create index selector_validations_snapshot on selector_validations (organization_id, snapshot_id);
call app.protect_tenant_table('selector_validations', 'select, insert, update, delete');

create table selector_health (
  organization_id integer not null default app.organization_id(),
  selector_id integer not null,
  page_id integer not null,
  state text not null check (state in ('unchecked', 'valid', 'warning', 'uncertain', 'invalid', 'gone')),
  suspected text check (suspected in ('warning', 'uncertain', 'invalid', 'gone')),
  streak integer not null default 0,
  reasons text[] not null default '{}',
  since timestamptz not null,
  checked_at timestamptz not null,
  -- The element the selector stood for when it was last as it should be, and what it found then.
  fingerprint jsonb,
  baseline jsonb,
  baseline_snapshot_id integer,
  baseline_box jsonb,
  primary key (organization_id, selector_id, page_id),
  constraint selector_health_selector_fk foreign key (organization_id, selector_id) references dom_selectors (organization_id, id),
  constraint selector_health_page_fk foreign key (organization_id, page_id) references watched_pages (organization_id, id),
  constraint selector_health_snapshot_fk foreign key (organization_id, baseline_snapshot_id) references page_snapshots (organization_id, id) on delete set null (baseline_snapshot_id)
);
create index selector_health_page on selector_health (organization_id, page_id);
call app.protect_tenant_table('selector_health', 'select, insert, update, delete');

create table health_incidents (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  opened_at timestamptz not null,
  -- When the last selector joined it: later breaks are another change of the shop.
  grown_at timestamptz not null,
  closed_at timestamptz,
  primary key (organization_id, id),
  constraint health_incidents_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
create index health_incidents_open on health_incidents (organization_id, brand_id) where closed_at is null;
call app.protect_tenant_table('health_incidents', 'select, insert, update');

create table incident_selectors (
  organization_id integer not null default app.organization_id(),
  incident_id integer not null,
  selector_id integer not null,
  page_id integer not null,
  state text not null check (state in ('valid', 'warning', 'uncertain', 'invalid', 'gone')),
  reasons text[] not null default '{}',
  -- {outcome, selector, confidence, stability, reasons, box, alternatives: [{selector, confidence}]}, or null: nothing to suggest.
  suggestion jsonb,
  snapshot_id integer,
  decision text check (decision in ('replaced', 'retired', 'accepted')),
  decided_by text,
  decided_at timestamptz,
  primary key (organization_id, incident_id, selector_id),
  constraint incident_selectors_incident_fk foreign key (organization_id, incident_id) references health_incidents (organization_id, id),
  constraint incident_selectors_selector_fk foreign key (organization_id, selector_id) references dom_selectors (organization_id, id),
  constraint incident_selectors_page_fk foreign key (organization_id, page_id) references watched_pages (organization_id, id),
  constraint incident_selectors_snapshot_fk foreign key (organization_id, snapshot_id) references page_snapshots (organization_id, id) on delete set null (snapshot_id)
);
create index incident_selectors_selector on incident_selectors (organization_id, selector_id);
call app.protect_tenant_table('incident_selectors', 'select, insert, update');

-- Pages whose time has come, the longest waiting first, in all organisations. The worker adds a job for each in its
-- organisation's own context.
create function app.due_pages(p_limit integer) returns table (organization_id integer, page_id integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.organization_id, p.id from watched_pages p where p.is_active and p.next_visit_at <= now() order by p.next_visit_at limit p_limit
$$;
grant execute on function app.due_pages(integer) to opal_app;
