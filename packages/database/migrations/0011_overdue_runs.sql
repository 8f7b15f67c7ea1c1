-- Why: a run whose worker is gone for good (its job used up its attempts, or was discarded) would stay open for ever.
-- The worker looks for such runs in all organisations and ends each in its own context, with a ledger entry.
create function app.overdue_runs(p_overdue interval) returns table (organization_id integer, run_id integer, brand_id integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.organization_id, g.id, g.brand_id from generation_runs g
   where g.finished_at is null and g.deadline < now() - greatest(p_overdue, interval '10 seconds')
   order by g.id limit 1000
$$;
grant execute on function app.overdue_runs(interval) to opal_app;
