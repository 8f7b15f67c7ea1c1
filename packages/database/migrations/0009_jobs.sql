-- Why: a job is added in the same transaction as the change it follows from, but the application role sees nothing of
-- the queue. These functions are its only doors, each limited to the organisation in context.
create function app.enqueue_job(p_name text, p_payload jsonb, p_job_key text, p_run_at timestamptz, p_max_attempts integer, p_queue_name text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_organization integer := nullif(current_setting('app.organization_id', true), '')::integer;
begin
  if v_organization is null or (p_payload ->> 'organizationId')::integer is distinct from v_organization then
    raise exception 'a job is for the organisation in context only' using errcode = 'insufficient_privilege';
  end if;
  return (select j.id::text from graphile_worker.add_job(
    identifier => p_name, payload => p_payload::json, queue_name => p_queue_name, run_at => p_run_at, max_attempts => p_max_attempts,
    -- Keys of one organisation never meet those of another.
    job_key => case when p_job_key is null then null else v_organization || ':' || p_job_key end) j);
end
$$;

-- Jobs of the organisation in context that used up their attempts.
create function app.dead_letters(p_before_id bigint, p_limit integer)
  returns table (id text, job text, payload jsonb, attempts integer, max_attempts integer, last_error text, created_at timestamptz, updated_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select j.id::text, t.identifier, j.payload::jsonb, j.attempts::integer, j.max_attempts::integer, j.last_error, j.created_at, j.updated_at
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
   where j.attempts >= j.max_attempts and j.locked_at is null
     and j.payload ->> 'organizationId' = nullif(current_setting('app.organization_id', true), '')
     and (p_before_id is null or j.id < p_before_id)
   order by j.id desc limit p_limit
$$;

create function app.count_dead_letters() returns integer
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::integer from graphile_worker._private_jobs j
   where j.attempts >= j.max_attempts and j.locked_at is null
     and j.payload ->> 'organizationId' = nullif(current_setting('app.organization_id', true), '')
$$;

-- Gives a dead job its attempts back and runs it now. Returns the job's name, or nothing for a job that is not a dead one here.
create function app.retry_job(p_id bigint) returns text
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with retried as (
    update graphile_worker._private_jobs j set attempts = 0, run_at = now(), last_error = null, updated_at = now()
     where j.id = p_id and j.attempts >= j.max_attempts and j.locked_at is null
       and j.payload ->> 'organizationId' = nullif(current_setting('app.organization_id', true), '')
    returning j.task_id),
  announced as (select pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}') from retried)
  select t.identifier from retried r join graphile_worker._private_tasks t on t.id = r.task_id, announced
$$;

create function app.discard_job(p_id bigint) returns text
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with discarded as (
    delete from graphile_worker._private_jobs j
     where j.id = p_id and j.attempts >= j.max_attempts and j.locked_at is null
       and j.payload ->> 'organizationId' = nullif(current_setting('app.organization_id', true), '')
    returning j.task_id)
  select t.identifier from discarded d join graphile_worker._private_tasks t on t.id = d.task_id
$$;

-- Worker processes and their heartbeats. The library alone frees the jobs of a killed worker after four hours.
create table workers (
  id text primary key,
  host text not null,
  pid integer not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
alter table workers enable row level security;
alter table workers force row level security;
call app.open_to_definer_functions('workers');

create function app.beat_worker(p_id text, p_host text, p_pid integer) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into workers (id, host, pid) values (p_id, p_host, p_pid) on conflict (id) do update set seen_at = now()
$$;

create function app.remove_worker(p_id text) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from workers where id = p_id
$$;

-- Frees the jobs of workers that have been silent, and of lock holders nobody has ever announced (a worker announces
-- itself before it takes its first job). Returns the ids of the dead.
create function app.unlock_dead_workers(p_silent interval) returns setof text
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_dead text[];
begin
  select coalesce(array_agg(distinct holder), '{}') into v_dead from (
    select w.id as holder from workers w where w.seen_at < now() - greatest(p_silent, interval '5 seconds')
    union
    select j.locked_by from graphile_worker._private_jobs j
     where j.locked_by is not null and j.locked_at < now() - greatest(p_silent, interval '5 seconds')
       and not exists (select 1 from workers w where w.id = j.locked_by)) silent;
  if cardinality(v_dead) > 0 then
    perform graphile_worker.force_unlock_workers(v_dead);
    delete from workers w where w.id = any (v_dead);
  end if;
  return query select unnest(v_dead);
end
$$;

create function app.list_workers() returns table (id text, host text, pid integer, started_at timestamptz, seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.id, w.host, w.pid, w.started_at, w.seen_at from workers w order by w.started_at
$$;

grant execute on function
  app.enqueue_job(text, jsonb, text, timestamptz, integer, text), app.dead_letters(bigint, integer), app.count_dead_letters(),
  app.retry_job(bigint), app.discard_job(bigint), app.beat_worker(text, text, integer), app.remove_worker(text),
  app.unlock_dead_workers(interval), app.list_workers()
to opal_app;
