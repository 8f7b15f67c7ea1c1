-- Why: a selector is tried, and elements are found, on what a page looked like, not on what somebody remembers of it. A page
-- of the shop is captured when a person asks for it: its document, a picture and where every element stands, through a
-- desktop and a phone. Visits of watched pages keep where elements stand as well, so that they can be tried on too.
--
--   page_captures        what was asked for and how far it is; the newest of a brand are kept
--   page_capture_views   what the page looked like through one window (written once)
create table page_captures (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  page_type text not null,
  source text not null check (source in ('address', 'upload')),
  -- The address that is visited, or the name of the file.
  address text not null check (length(address) between 1 and 2000),
  -- The saved page, gzip, until the capture is over.
  upload bytea,
  stage text not null default 'queued' check (stage in ('queued', 'desktop', 'phone', 'elements', 'done', 'failed')),
  -- Why there is nothing to see, for people.
  error text,
  -- Elements with a meaning that were found: [{role, selector, confidence, evidence, alternatives, drift}].
  elements jsonb,
  created_at timestamptz not null default now(),
  requested_by text default app.actor_label(),
  finished_at timestamptz,
  primary key (organization_id, id),
  constraint page_captures_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint page_captures_failed_has_error check ((stage = 'failed') = (error is not null)),
  constraint page_captures_over_has_time check ((stage in ('done', 'failed')) = (finished_at is not null))
);
create index page_captures_brand on page_captures (organization_id, brand_id, id desc);
call app.protect_tenant_table('page_captures', 'select, insert, update, delete');

create table page_capture_views (
  organization_id integer not null default app.organization_id(),
  capture_id integer not null,
  viewport text not null check (viewport in ('desktop', 'phone')),
  window_width integer not null,
  window_height integer not null,
  title text not null,
  -- The document and where its elements stand, each gzip; the second one is JSON.
  html bytea not null,
  layout bytea not null,
  picture bytea,
  picture_width integer,
  picture_height integer,
  captured_at timestamptz not null default now(),
  primary key (organization_id, capture_id, viewport),
  constraint page_capture_views_capture_fk foreign key (organization_id, capture_id) references page_captures (organization_id, id) on delete cascade
);
call app.protect_tenant_table('page_capture_views', 'select, insert, delete');

-- Where the elements of a watched page stood, gzip of JSON; null for snapshots from before.
alter table page_snapshots add column layout bytea;
