-- Why: an organisation may be given a limit of generations a month. No row means no limit, and then nothing is counted
-- on the way of a generation. With one, each run takes its place before work begins and gives it back when nothing
-- came of it:
--
--   reserve (with the run) --> settled   the run made code of its own, proved or kept as a failed draft
--                         '--> released  the run asked, failed, was stopped, or was answered from the exact cache
--
-- The place is taken by a conditional update of one row, so that no number of simultaneous callers gets past the limit.
create table generation_quotas (
  organization_id integer primary key default app.organization_id() references organizations (id),
  monthly_limit integer not null check (monthly_limit >= 0),
  changed_by text not null default app.actor_label(),
  changed_at timestamptz not null default now()
);
call app.protect_tenant_table('generation_quotas', 'select, insert, update, delete');

-- Places taken of a month (UTC), reserved and settled ones together.
create table quota_months (
  organization_id integer not null default app.organization_id() references organizations (id),
  month date not null,
  taken integer not null default 0 check (taken >= 0),
  primary key (organization_id, month)
);
call app.protect_tenant_table('quota_months', 'select, insert, update');

create table quota_reservations (
  organization_id integer not null default app.organization_id(),
  run_id integer not null,
  month date not null,
  is_settled boolean not null default false,
  primary key (organization_id, run_id),
  constraint quota_reservations_run_fk foreign key (organization_id, run_id) references generation_runs (organization_id, id)
    deferrable initially deferred
);
call app.protect_tenant_table('quota_reservations', 'select, insert, update, delete');

create function app.quota_month() returns date
  language sql stable
  return date_trunc('month', now() at time zone 'UTC')::date;
grant execute on function app.quota_month() to opal_app;

-- Whether a run that has ended made code of its own.
create function app.is_charged(p_status text, p_cached boolean) returns boolean
  language sql immutable
  return p_status in ('passed', 'not_safe') and not p_cached;
grant execute on function app.is_charged(text, boolean) to opal_app;

-- Takes a place for a run of the organisation in context; false when none is left. `p_charged` is null for a run that is
-- open; for one that is stored when it is over, whether it is charged. The run may be written before or after, in the
-- same transaction. Runs with the caller's rights.
create function app.reserve_generation(p_run integer, p_charged boolean) returns boolean
  language plpgsql volatile as $$
declare
  v_limit integer;
  v_month date := app.quota_month();
begin
  if p_charged is false then
    return true;
  end if;
  select q.monthly_limit into v_limit from generation_quotas q where q.organization_id = app.organization_id();
  if not found then
    return true;
  end if;
  insert into quota_months (month) values (v_month) on conflict do nothing;
  update quota_months set taken = taken + 1
   where organization_id = app.organization_id() and month = v_month and taken < v_limit;
  if not found then
    return false;
  end if;
  insert into quota_reservations (run_id, month, is_settled) values (p_run, v_month, p_charged is true);
  return true;
end
$$;
grant execute on function app.reserve_generation(integer, boolean) to opal_app;

-- Whoever ends a run (its work, a person's stop, the closing of lost ones) settles or releases its place.
create function app.settle_generation() returns trigger
  language plpgsql as $$
declare
  v_month date;
begin
  if app.is_charged(new.status, new.cached) then
    update quota_reservations set is_settled = true where organization_id = new.organization_id and run_id = new.id;
    return null;
  end if;
  delete from quota_reservations where organization_id = new.organization_id and run_id = new.id and not is_settled returning month into v_month;
  if found then
    update quota_months set taken = taken - 1 where organization_id = new.organization_id and month = v_month;
  end if;
  return null;
end
$$;
create trigger generation_runs_settle after update of finished_at on generation_runs
  for each row when (old.finished_at is null and new.finished_at is not null) execute function app.settle_generation();

-- What calls of a model have cost, also those of runs that made no code: questions, refusals, failures, stops. Written
-- once, by model call. Micro-dollars.
create table model_usage (
  id bigint generated always as identity,
  organization_id integer not null default app.organization_id(),
  run_id integer not null,
  model text not null,
  input_tokens integer not null check (input_tokens >= 0),
  output_tokens integer not null check (output_tokens >= 0),
  cache_write_5m_tokens integer not null check (cache_write_5m_tokens >= 0),
  cache_write_1h_tokens integer not null check (cache_write_1h_tokens >= 0),
  cache_read_tokens integer not null check (cache_read_tokens >= 0),
  cost_micro_usd bigint not null check (cost_micro_usd >= 0),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint model_usage_run_fk foreign key (organization_id, run_id) references generation_runs (organization_id, id)
);
create index model_usage_run on model_usage (organization_id, run_id);
create index model_usage_time on model_usage (organization_id, created_at);
call app.protect_tenant_table('model_usage', 'select, insert');
create trigger model_usage_keep before update or delete on model_usage for each row execute function app.refuse_change();
create trigger model_usage_keep_all before truncate on model_usage for each statement execute function app.refuse_change();
