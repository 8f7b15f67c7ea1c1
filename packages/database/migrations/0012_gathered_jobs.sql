-- Why: a job that follows from every generation (counting a template's record anew) is wanted once for many of them.
-- Replacing the waiting job under its key locks that one row until the commit, so that the generations of a template
-- wait for each other. Here the key carries a slice of time instead: the first of a slice adds the job, the others only
-- see that it is there. It runs after the slice is over, when what belongs to the slice is committed.
create function app.gather_job(p_name text, p_payload jsonb, p_job_key text, p_seconds integer, p_max_attempts integer, p_queue_name text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_slice bigint := floor(extract(epoch from clock_timestamp()) / p_seconds);
  v_organization integer := nullif(current_setting('app.organization_id', true), '')::integer;
  v_key text := p_job_key || ':' || v_slice;
begin
  if exists (select 1 from graphile_worker._private_jobs j where j.key = v_organization || ':' || v_key) then
    return;
  end if;
  -- Somebody is adding it just now: waiting for their commit would make one queue of all generations of the template.
  if not pg_try_advisory_xact_lock(hashtextextended(v_organization || ':' || v_key, 0)) then
    return;
  end if;
  -- Three seconds more: the longest a change of the slice may still take to commit. One that takes longer is counted
  -- with the next.
  perform app.enqueue_job(p_name, p_payload, v_key, to_timestamp((v_slice + 1) * p_seconds) + interval '3 seconds', p_max_attempts, p_queue_name);
end
$$;
grant execute on function app.gather_job(text, jsonb, text, integer, integer, text) to opal_app;
