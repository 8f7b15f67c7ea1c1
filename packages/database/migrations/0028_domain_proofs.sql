-- Why: a robots.txt is a stranger's wish, unless the shop is the brand's own. A brand proves that a host is its own, by a TXT
-- record, a file or a meta tag; the proof is looked at every day and lapses when it is gone. Only for a proved host may
-- somebody decide that pages are watched although robots.txt says no, and that decision ends with the proof.
--
--   unproved --found--> verified --missing for an hour, or out of reach for a week--> lapsed --found--> verified
create table domain_proofs (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  brand_id integer not null,
  -- A host of the brand as in an address, with its port where it is not the usual one.
  host text not null check (length(host) between 1 and 260),
  state text not null default 'unproved' check (state in ('unproved', 'verified', 'lapsed')),
  method text check (method in ('dns', 'file', 'meta')),
  verified_at timestamptz,
  missing_since timestamptz,
  grace_ends_at timestamptz,
  -- When somebody asked for a check last, and when the last one ended.
  asked_at timestamptz not null default now(),
  checked_at timestamptz,
  -- What the last check found: [{method, outcome, detail}].
  findings jsonb not null default '[]',
  -- Null: it is looked at when somebody asks.
  next_check_at timestamptz,
  watch_despite_robots boolean not null default false,
  override_by text,
  override_at timestamptz,
  primary key (organization_id, id),
  constraint domain_proofs_host_key unique (organization_id, brand_id, host),
  constraint domain_proofs_verified check (state <> 'verified' or (method is not null and verified_at is not null)),
  constraint domain_proofs_override check (state = 'verified' or not watch_despite_robots),
  constraint domain_proofs_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id)
);
create index domain_proofs_due on domain_proofs (next_check_at);
call app.protect_tenant_table('domain_proofs', 'select, insert, update');
call app.open_to_definer_functions('domain_proofs');

-- Proofs whose time has come, the longest waiting first, in all organisations.
create function app.due_domain_proofs(p_limit integer) returns table (organization_id integer, proof_id integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.organization_id, p.id from domain_proofs p where p.next_check_at <= now() order by p.next_check_at limit p_limit
$$;
grant execute on function app.due_domain_proofs(integer) to opal_app;

-- Why: whoever watches many pages of a shop, or watches it in several organisations, must not meet it with all visits at
-- once. Of one host only so many are answered; the others stay due and come with the next round, the longest waiting first.
-- The function without the share stays for workers of the release before.
create function app.due_pages(p_limit integer, p_per_host integer) returns table (organization_id integer, page_id integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select due.organization_id, due.id
    from (select p.organization_id, p.id, p.next_visit_at,
                 row_number() over (partition by lower(substring(p.url from '^[^:]+://([^/?#]+)')) order by p.next_visit_at, p.organization_id, p.id) as place
            from watched_pages p where p.is_active and p.next_visit_at <= now()) due
   where due.place <= p_per_host order by due.next_visit_at, due.organization_id, due.id limit p_limit
$$;
grant execute on function app.due_pages(integer, integer) to opal_app;
