-- Why: the ground every other migration stands on. Tenancy is enforced by the database (row-level security on a
-- transaction-local setting), so the helpers that read the setting and protect a table come first.
create schema app;
create extension if not exists pg_trgm;

-- A function is callable by nobody until it is granted by name. Not "in schema": a default of one schema can only add
-- to the global one. After the extension, whose functions stay public.
alter default privileges revoke execute on functions from public;
revoke create on schema public from public;
grant usage on schema app, public to opal_app;

-- The organisation of this transaction. After a transaction the setting is '' and not null, hence nullif.
create function app.organization_id() returns integer
  language sql stable
  return nullif(current_setting('app.organization_id', true), '')::integer;
grant execute on function app.organization_id() to opal_app;

create function app.actor() returns jsonb
  language sql stable
  return nullif(current_setting('app.actor', true), '')::jsonb;
grant execute on function app.actor() to opal_app;

-- What people read as "changed by": the name at the time of the change.
create function app.actor_label() returns text
  language sql stable
  return app.actor() ->> 'label';
grant execute on function app.actor_label() to opal_app;

create function app.actor_user_id() returns integer
  language sql stable
  return (app.actor() ->> 'userId')::integer;
grant execute on function app.actor_user_id() to opal_app;

-- Switches row-level security on for a tenant table, for its owner too, and grants the application role the
-- operations named. All four policies are made whether granted or not: a grant added later by mistake still meets one.
-- The policy compares a column with a scalar, so an index on organization_id is used.
create procedure app.protect_tenant_table(target regclass, operations text, column_name text default 'organization_id')
  language plpgsql as $$
declare
  condition text := format('%I = nullif(current_setting(''app.organization_id'', true), '''')::integer', column_name);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant_select on %s for select to opal_app using (%s)', target, condition);
  execute format('create policy tenant_insert on %s for insert to opal_app with check (%s)', target, condition);
  execute format('create policy tenant_update on %s for update to opal_app using (%s) with check (%s)', target, condition, condition);
  execute format('create policy tenant_delete on %s for delete to opal_app using (%s)', target, condition);
  if operations <> '' then
    execute format('grant %s on %s to opal_app', operations, target);
  end if;
end
$$;

-- Lets this schema's SECURITY DEFINER functions see a table, and nothing else: row-level security is forced on the owner
-- too, and the policy knows the functions by the search path that each of them fixes. A plain statement of the owner has
-- another one and sees nothing. The policy is for the owner alone, so the application role gains nothing by setting the
-- same path. (With a setting of our own as the mark, only a superuser could make the functions.)
create procedure app.open_to_definer_functions(target regclass)
  language plpgsql as $$
declare
  condition text := 'current_setting(''search_path'') = ''pg_catalog, public, pg_temp''';
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy definer_functions on %s for all to %I using (%s) with check (%s)', target, current_user, condition, condition);
end
$$;

-- Rows that are evidence are written once.
create function app.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '% on % is refused: its rows are written once', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;
