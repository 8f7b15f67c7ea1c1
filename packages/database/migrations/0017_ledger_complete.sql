-- Why: the ledger has to outlive the people in it and to convince outsiders. Format 2 of an entry names persons by
-- pseudonym, keeps free text under a key per person (destroying the key erases it, the chain stays whole), and carries
-- beside the keyed hash a plain SHA-256 digest, whose heads are signed outside the database. What was removed for
-- retention leaves a signed segment.

-- Values are kept as they were hashed, letter by letter: jsonb would write them anew.
alter table code_audit_log drop column previous_status, drop column new_status;
alter table code_audit_log
  alter column actor type json using actor::json,
  alter column before type json using before::json,
  alter column after type json using after::json,
  add column previous_status text generated always as (before ->> 'status') stored,
  add column new_status text generated always as (after ->> 'status') stored,
  add column format smallint not null default 1 check (format in (1, 2)),
  -- Who acted, or in whose name a program did: a pseudonym of ledger_subjects.
  add column subject text,
  add column key_id integer,
  -- Keeps a digest of short content from being guessed once the content is gone.
  add column salt text,
  add column content_digest text,
  add column digest text;

-- One index for each thing that is searched, in the order in which it is shown; the included columns decide the other
-- filters without a visit to the table.
drop index code_audit_log_brand;
create index code_audit_log_brand on code_audit_log (organization_id, brand_id, sequence) include (action, object_type, subject, key_id) where brand_id is not null;
create index code_audit_log_subject on code_audit_log (organization_id, subject, sequence) include (action, object_type, brand_id) where subject is not null;
create index code_audit_log_key on code_audit_log (organization_id, key_id, sequence) include (action, object_type, brand_id) where key_id is not null;
create index code_audit_log_action on code_audit_log (organization_id, action, sequence) include (brand_id, subject);
create index code_audit_log_object on code_audit_log (organization_id, object_type, sequence) include (action, brand_id, subject);

alter table audit_heads
  add column digest text not null default '',
  add column last_at timestamptz;

-- Persons of the ledger. A row says who a pseudonym is and holds the person's data key, wrapped, until it is erased.
create table ledger_subjects (
  organization_id integer not null default app.organization_id() references organizations (id),
  subject text not null,
  -- 'user:7', or 'contact:' and a keyed digest of a mail address.
  ref text not null,
  wrapped_key text,
  sealed_name text,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  primary key (organization_id, subject),
  check ((erased_at is null) = (wrapped_key is not null)),
  check (erased_at is null or sealed_name is null)
);
create unique index ledger_subjects_ref on ledger_subjects (organization_id, ref);
call app.protect_tenant_table('ledger_subjects', 'select, insert, update');
call app.open_to_definer_functions('ledger_subjects');

-- Results of verifying the chain, for the header of the audit screen.
create table ledger_verifications (
  organization_id integer not null default app.organization_id() references organizations (id),
  id integer generated always as identity,
  verified_at timestamptz not null default now(),
  entries bigint not null,
  head_sequence bigint not null,
  checkpoint_sequence bigint,
  break_sequence bigint,
  break_kind text,
  milliseconds integer not null,
  primary key (organization_id, id),
  check ((break_sequence is null) = (break_kind is null))
);
call app.protect_tenant_table('ledger_verifications', 'select, insert');

-- How long the contents of entries are kept, in days, by class. No row: for ever.
create table ledger_retention (
  organization_id integer primary key default app.organization_id() references organizations (id),
  security_days integer check (security_days between 365 and 36500),
  review_days integer check (review_days between 365 and 36500),
  generation_days integer check (generation_days between 90 and 36500),
  knowledge_days integer check (knowledge_days between 90 and 36500),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label()
);
call app.protect_tenant_table('ledger_retention', 'select, insert, update');

-- Nothing a hold names is emptied or removed.
create table legal_holds (
  organization_id integer not null default app.organization_id() references organizations (id),
  id integer generated always as identity,
  scope text not null check (scope in ('organization', 'brand', 'code')),
  brand_id integer,
  code_id integer,
  reason text not null check (length(reason) between 1 and 500),
  placed_at timestamptz not null default now(),
  placed_by text default app.actor_label(),
  released_at timestamptz,
  released_by text,
  primary key (organization_id, id),
  check ((brand_id is not null) = (scope = 'brand')),
  check ((code_id is not null) = (scope = 'code')),
  constraint legal_holds_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint legal_holds_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id)
);
create index legal_holds_brand on legal_holds (organization_id, brand_id) where brand_id is not null;
create index legal_holds_code on legal_holds (organization_id, code_id) where code_id is not null;
call app.protect_tenant_table('legal_holds', 'select, insert, update');

-- What was emptied or removed, signed. `body` is the signed text: kind, ranges, hashes and the checkpoint that covers it.
create table ledger_segments (
  organization_id integer not null default app.organization_id() references organizations (id),
  id integer generated always as identity,
  kind text not null check (kind in ('emptied', 'removed')),
  ranges int8multirange not null,
  body text not null,
  signature text not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
call app.protect_tenant_table('ledger_segments', 'select, insert');
call app.open_to_definer_functions('ledger_segments');
create trigger ledger_segments_immutable before update or delete on ledger_segments for each row execute function app.refuse_change();
create trigger ledger_segments_keep before truncate on ledger_segments for each statement execute function app.refuse_change();

-- An entry is written once. Two things can happen to it later, each only within a segment that was signed before: its
-- contents go, or it goes with everything before it.
create function app.guard_ledger() returns trigger
  language plpgsql as $$
declare
  v_kind text := case tg_op when 'UPDATE' then 'emptied' else 'removed' end;
begin
  if not exists (select 1 from ledger_segments s where s.organization_id = old.organization_id and s.kind = v_kind and s.ranges @> old.sequence) then
    raise exception '% on % is refused: its rows are written once', tg_op, tg_table_name using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if new.before is not null or new.after is not null or new.notes is not null or new.salt is not null
     or (new.organization_id, new.id, new.sequence, new.generated_code_id, new.brand_id, new.user_id, new.action, new.object_type,
         new.object_id, new.created_at, new.hash, new.previous_hash, new.format, new.subject, new.key_id, new.content_digest, new.digest)
        is distinct from
        (old.organization_id, old.id, old.sequence, old.generated_code_id, old.brand_id, old.user_id, old.action, old.object_type,
         old.object_id, old.created_at, old.hash, old.previous_hash, old.format, old.subject, old.key_id, old.content_digest, old.digest)
     or (old.format > 1 and new.actor::text is distinct from old.actor::text) then
    raise exception '% on % is refused: its rows are written once', tg_op, tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
drop trigger code_audit_log_immutable on code_audit_log;
create trigger code_audit_log_immutable before update or delete on code_audit_log for each row execute function app.guard_ledger();
call app.open_to_definer_functions('code_audit_log');

-- Does what a signed segment of the organisation in context says. Answers the number of entries.
create function app.apply_segment(p_id integer) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_organization integer := nullif(current_setting('app.organization_id', true), '')::integer;
  v_segment ledger_segments;
  v_count bigint;
begin
  select * into v_segment from ledger_segments s where s.organization_id = v_organization and s.id = p_id;
  if not found then
    return 0;
  end if;
  if v_segment.kind = 'removed' then
    delete from code_audit_log l
     where l.organization_id = v_organization and l.sequence < upper(v_segment.ranges) and v_segment.ranges @> l.sequence;
  else
    -- An entry of format 1 holds its actor's name; its place in the chain is all that is left of it.
    update code_audit_log l
       set before = null, after = null, notes = null, salt = null,
           actor = case when l.format = 1 then (l.actor::jsonb - 'label' - 'onBehalfOf')::json else l.actor end
      from unnest(v_segment.ranges) as range
     where l.organization_id = v_organization and l.sequence >= lower(range) and l.sequence < upper(range);
  end if;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
grant execute on function app.apply_segment(integer) to opal_app;

-- Every organisation there is: jobs that look after all ledgers go through them one by one, each in its own context.
create function app.organization_ids() returns setof integer
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from organizations order by id
$$;
grant execute on function app.organization_ids() to opal_app;

-- The first entry that is not older than a moment; times rise with the sequence, so halving finds it without an index.
create function app.ledger_sequence_at(p_at timestamptz) returns bigint
  language plpgsql stable as $$
declare
  v_organization integer := nullif(current_setting('app.organization_id', true), '')::integer;
  v_low bigint;
  v_high bigint;
  v_middle bigint;
  v_time timestamptz;
begin
  select sequence into v_low from code_audit_log where organization_id = v_organization order by sequence limit 1;
  select sequence + 1 into v_high from code_audit_log where organization_id = v_organization order by sequence desc limit 1;
  while v_low < v_high loop
    v_middle := (v_low + v_high) / 2;
    select created_at into v_time from code_audit_log where organization_id = v_organization and sequence >= v_middle order by sequence limit 1;
    if v_time < p_at then
      v_low := v_middle + 1;
    else
      v_high := v_middle;
    end if;
  end loop;
  return coalesce(v_low, 1);
end
$$;
grant execute on function app.ledger_sequence_at(timestamptz) to opal_app;

-- Takes a person's name and mail address out of everything the organisation in context keeps beside the ledger. It
-- goes through the catalogue, so that a table made later is not forgotten: columns of what people did ("..._by", actor,
-- author) and addresses. Somebody who belongs to no other organisation can no longer sign in. Answers the address, or null for
-- somebody the organisation does not know.
create function app.erase_person(p_user_id integer, p_stand_in text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_organization integer := nullif(current_setting('app.organization_id', true), '')::integer;
  v_name text;
  v_email text;
  v_column record;
begin
  select u.name, u.email into v_name, v_email from users u
   where u.id = p_user_id
     and (exists (select 1 from memberships m where m.organization_id = v_organization and m.user_id = u.id)
       or exists (select 1 from ledger_subjects s where s.organization_id = v_organization and s.ref = 'user:' || p_user_id));
  if not found then
    return null;
  end if;
  for v_column in
    select c.oid as id, c.relname as "table", a.attname as "column", a.atttypid = 'jsonb'::regtype as is_json,
           exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as has_triggers
      from pg_class c
      join pg_attribute o on o.attrelid = c.oid and o.attname = 'organization_id' and not o.attisdropped
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('code_audit_log', 'ledger_subjects', 'ledger_segments')
       and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
       and (a.attname::text ~ '(_by|_email|_label)$|^(email|actor|author|person|reviewer|approver|assignee)' or a.attname in ('recipient', 'opal_user_id'))
     order by c.relname, a.attname
  loop
    if not exists (select 1 from pg_policy p where p.polrelid = v_column.id and p.polname = 'definer_functions') then
      call app.open_to_definer_functions(format('public.%I', v_column."table")::regclass);
    end if;
    if v_column.has_triggers then
      execute format('alter table public.%I disable trigger user', v_column."table");
    end if;
    if v_column.is_json then
      execute format('update public.%1$I set %2$I = jsonb_set(%2$I, ''{label}'', to_jsonb($1)) where organization_id = $2 and %2$I ->> ''userId'' = $3', v_column."table", v_column."column")
        using p_stand_in, v_organization, p_user_id::text;
      execute format('update public.%1$I set %2$I = jsonb_set(%2$I, ''{onBehalfOf}'', to_jsonb($1)) where organization_id = $2 and lower(%2$I ->> ''onBehalfOf'') = $3', v_column."table", v_column."column")
        using p_stand_in, v_organization, v_email;
    else
      execute format('update public.%1$I set %2$I = case when lower(%2$I) = $4 then $1 || ''@erased.invalid'' else $1 end where organization_id = $2 and (%2$I = $3 or lower(%2$I) = $4)', v_column."table", v_column."column")
        using p_stand_in, v_organization, v_name, v_email;
    end if;
    if v_column.has_triggers then
      execute format('alter table public.%I enable trigger user', v_column."table");
    end if;
  end loop;
  delete from memberships m where m.organization_id = v_organization and m.user_id = p_user_id;
  if not exists (select 1 from memberships m where m.user_id = p_user_id) then
    delete from sessions s where s.user_id = p_user_id;
    delete from user_credentials c where c.user_id = p_user_id;
    update users u set name = p_stand_in, email = lower(p_stand_in) || '.' || p_user_id || '@erased.invalid', auth_provider_id = null where u.id = p_user_id;
  end if;
  return v_email;
end
$$;
grant execute on function app.erase_person(integer, text) to opal_app;
