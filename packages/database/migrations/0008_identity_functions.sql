-- Why: what must be known before an organisation is in context (who is this session, whose key is this) is asked by
-- the exact hash through these functions. They run as the owner with a fixed search path, which is also what opens the
-- tables to them and to nothing else (see open_to_definer_functions).
create function app.create_user(p_email text, p_name text, p_password_hash text) returns integer
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with person as (insert into users (email, name) values (p_email, p_name) returning id),
       secret as (insert into user_credentials (user_id, password_hash) select id, p_password_hash from person)
  select id from person
$$;

create function app.find_credentials(p_email text) returns table (user_id integer, name text, email text, password_hash text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id, u.name, u.email, c.password_hash from users u join user_credentials c on c.user_id = u.id where u.email = p_email
$$;

create function app.find_credentials_of(p_user_id integer) returns table (user_id integer, name text, email text, password_hash text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.id, u.name, u.email, c.password_hash from users u join user_credentials c on c.user_id = u.id where u.id = p_user_id
$$;

create function app.set_password(p_user_id integer, p_password_hash text) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into user_credentials (user_id, password_hash) values (p_user_id, p_password_hash)
  on conflict (user_id) do update set password_hash = excluded.password_hash, updated_at = now()
$$;

-- Where a person belongs, with the roles for single brands.
create function app.memberships_of(p_user_id integer) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object(
           'organizationId', o.id, 'name', o.name, 'slug', o.slug, 'role', m.role, 'brandAccess', m.brand_access,
           'brandRoles', (select coalesce(jsonb_agg(jsonb_build_object('brandId', b.brand_id, 'role', b.role) order by b.brand_id), '[]')
                            from brand_users b where b.organization_id = o.id and b.user_id = p_user_id)) order by o.name, o.id), '[]')
    from memberships m join organizations o on o.id = m.organization_id
   where m.user_id = p_user_id
$$;

create function app.create_session(p_id text, p_handle text, p_user_id integer, p_user_agent text, p_expires_at timestamptz, p_absolute_expires_at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into sessions (id, handle, user_id, user_agent, expires_at, absolute_expires_at)
  values (p_id, p_handle, p_user_id, left(p_user_agent, 400), p_expires_at, p_absolute_expires_at)
$$;

create function app.find_session(p_id text)
  returns table (handle text, user_id integer, user_name text, user_email text, user_agent text, created_at timestamptz, last_seen_at timestamptz,
                 expires_at timestamptz, absolute_expires_at timestamptz, memberships jsonb)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.handle, u.id, u.name, u.email, s.user_agent, s.created_at, s.last_seen_at, s.expires_at, s.absolute_expires_at, app.memberships_of(u.id)
    from sessions s join users u on u.id = s.user_id
   where s.id = p_id and s.expires_at > now() and s.absolute_expires_at > now()
$$;

create function app.touch_session(p_id text, p_expires_at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update sessions set last_seen_at = now(), expires_at = least(p_expires_at, absolute_expires_at) where id = p_id
$$;

create function app.sessions_of(p_user_id integer)
  returns table (id text, handle text, user_agent text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, absolute_expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.id, s.handle, s.user_agent, s.created_at, s.last_seen_at, s.expires_at, s.absolute_expires_at
    from sessions s where s.user_id = p_user_id and s.expires_at > now() and s.absolute_expires_at > now() order by s.last_seen_at desc
$$;

create function app.end_session(p_id text) returns integer
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with ended as (delete from sessions where id = p_id returning 1) select count(*)::integer from ended
$$;

create function app.end_session_by_handle(p_user_id integer, p_handle text) returns integer
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with ended as (delete from sessions where user_id = p_user_id and handle = p_handle returning 1) select count(*)::integer from ended
$$;

create function app.end_sessions_of(p_user_id integer, p_except_id text) returns integer
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with ended as (delete from sessions where user_id = p_user_id and id is distinct from p_except_id returning 1) select count(*)::integer from ended
$$;

create function app.purge_expired_sessions() returns integer
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with attempts as (delete from sign_in_attempts where expires_at <= now()),
       ended as (delete from sessions where expires_at <= now() or absolute_expires_at <= now() returning 1)
  select count(*)::integer from ended
$$;

-- Adds one attempt to each counter and returns them as they stand; a counter whose time is over starts again.
create function app.consume_attempts(p_keys text[], p_window_seconds integer[]) returns table (key text, points integer, expires_at timestamptz)
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into sign_in_attempts as a (key, points, expires_at)
  select k.key, 1, now() + make_interval(secs => k.seconds)
    from unnest(p_keys, p_window_seconds) as k (key, seconds)
   order by k.key
  on conflict (key) do update
    set points = case when a.expires_at <= now() then 1 else a.points + 1 end,
        expires_at = case when a.expires_at <= now() then excluded.expires_at else a.expires_at end
  returning a.key, a.points, a.expires_at
$$;

create function app.read_attempts(p_keys text[]) returns table (key text, points integer, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.key, a.points, a.expires_at from sign_in_attempts a where a.key = any (p_keys) and a.expires_at > now()
$$;

create function app.clear_attempts(p_keys text[]) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from sign_in_attempts where key = any (p_keys)
$$;

-- Finds a live key by its id and the hash of its secret. The last use is written at most once a minute, here, so that
-- the caller needs no second round trip.
create function app.find_api_key(p_key_id text, p_secret_hash text)
  returns table (id integer, organization_id integer, kind text, name text, scopes text[], brand_access text, brand_ids integer[])
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  v_key api_keys;
begin
  select * into v_key from api_keys k where k.key_id = p_key_id and k.secret_hash = p_secret_hash
     and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
  if not found then
    return;
  end if;
  if v_key.last_used_at is null or v_key.last_used_at < now() - interval '1 minute' then
    update api_keys k set last_used_at = now()
     where k.organization_id = v_key.organization_id and k.id = v_key.id
       and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  end if;
  return query select v_key.id, v_key.organization_id, v_key.kind, v_key.name, v_key.scopes, v_key.brand_access,
    case when v_key.brand_access = 'all' then '{}'::integer[]
         else (select coalesce(array_agg(b.brand_id), '{}') from api_key_brands b where b.organization_id = v_key.organization_id and b.api_key_id = v_key.id) end;
end
$$;

create function app.find_invitation(p_token_hash text)
  returns table (id integer, organization_id integer, organization text, email text, role text, invited_by text, has_account boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, i.organization_id, o.name, i.email, i.role, i.invited_by, exists (select 1 from users u where u.email = i.email)
    from invitations i join organizations o on o.id = i.organization_id
   where i.token_hash = p_token_hash and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
$$;

-- The next organisation's id, so that its row, its first owner and its first ledger entry are one transaction in its own context.
create function app.reserve_organization_id() returns integer
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  select nextval(pg_get_serial_sequence('public.organizations', 'id'))::integer
$$;

create function app.find_organization_by_slug(p_slug text) returns integer
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from organizations where slug = p_slug
$$;

create function app.count_organizations() returns integer
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::integer from organizations
$$;

-- When the members of the organisation in context were last seen. Sessions are nobody's to read otherwise.
create function app.members_last_seen() returns table (user_id integer, last_seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.user_id, max(s.last_seen_at) from memberships m join sessions s on s.user_id = m.user_id
   where m.organization_id = nullif(current_setting('app.organization_id', true), '')::integer group by m.user_id
$$;

-- A user with this address, seen before there is a membership (inviting and accepting).
create function app.find_user_id(p_email text) returns integer
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from users where email = p_email
$$;

-- Closes calls that no process will answer any more. A call that waits for a run is left alone until the run is over.
create function app.close_stale_requests(p_older_than interval) returns integer
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with closed as (
    update opal_requests r
       set status = 'error', outcome = 'lost', error_code = 'internal', completed_at = now(),
           error_message = 'The process that worked on this call ended before it could answer.'
     where r.completed_at is null and r.created_at < now() - greatest(p_older_than, interval '30 seconds')
       and not exists (select 1 from generation_runs g
                        where g.organization_id = r.organization_id and g.id = r.run_id
                          and g.finished_at is null and (g.deadline is null or g.deadline > now()))
    returning 1)
  select count(*)::integer from closed
$$;

grant execute on function
  app.create_user(text, text, text), app.find_credentials(text), app.find_credentials_of(integer), app.set_password(integer, text),
  app.memberships_of(integer), app.create_session(text, text, integer, text, timestamptz, timestamptz), app.find_session(text),
  app.touch_session(text, timestamptz), app.sessions_of(integer), app.end_session(text), app.end_session_by_handle(integer, text),
  app.end_sessions_of(integer, text), app.purge_expired_sessions(), app.consume_attempts(text[], integer[]), app.read_attempts(text[]),
  app.clear_attempts(text[]), app.find_api_key(text, text), app.find_invitation(text), app.reserve_organization_id(),
  app.find_organization_by_slug(text), app.count_organizations(), app.members_last_seen(), app.find_user_id(text),
  app.close_stale_requests(interval)
to opal_app;
