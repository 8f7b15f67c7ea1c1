-- Why: a connection that is cut between the commit that takes a job and its answer leaves the job locked by a worker that
-- lives and does not know of it. Nobody would run it for hours. A worker says what it holds; the rest of what stands in
-- its name is free.

-- Frees jobs, with their serial queues, that are locked by a worker for longer than `p_silent` (at least five seconds)
-- and are none of those it holds. Returns their ids.
create function app.unlock_lost_jobs(p_worker text, p_held bigint[], p_silent interval) returns setof bigint
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with lost as (
    update graphile_worker._private_jobs j set locked_at = null, locked_by = null
     where j.locked_by = p_worker and j.locked_at < now() - greatest(p_silent, interval '5 seconds') and j.id <> all (p_held)
    returning j.id, j.job_queue_id),
  queues as (
    update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
     where q.locked_by = p_worker and q.id in (select l.job_queue_id from lost l)
       and not exists (select 1 from graphile_worker._private_jobs h where h.job_queue_id = q.id and h.id = any (p_held)))
  select id from lost
$$;
grant execute on function app.unlock_lost_jobs(text, bigint[], interval) to opal_app;
