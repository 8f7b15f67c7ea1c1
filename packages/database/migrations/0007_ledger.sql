-- Why: the record of who did what. One keyed hash chain per organisation: editing, inserting, removing or reordering
-- a row breaks it, and the head row shows a cut tail. Nothing here is ever cascaded, changed or removed; the ids are
-- plain numbers without foreign keys, because the ledger outlives what it names.
create table code_audit_log (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  sequence bigint not null check (sequence >= 1),
  generated_code_id integer,
  brand_id integer,
  user_id integer,
  actor jsonb not null,
  action text not null,
  object_type text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  previous_status text generated always as (before ->> 'status') stored,
  new_status text generated always as (after ->> 'status') stored,
  notes text,
  created_at timestamptz not null,
  hash text not null,
  previous_hash text not null,
  primary key (organization_id, id),
  -- A fork of the chain meets this key.
  constraint code_audit_log_sequence_key unique (organization_id, sequence)
);
create index code_audit_log_code on code_audit_log (organization_id, generated_code_id, sequence) where generated_code_id is not null;
create index code_audit_log_brand on code_audit_log (organization_id, brand_id, sequence);
call app.protect_tenant_table('code_audit_log', 'select, insert');
create trigger code_audit_log_immutable before update or delete on code_audit_log for each row execute function app.refuse_change();
create trigger code_audit_log_keep before truncate on code_audit_log for each statement execute function app.refuse_change();

create table audit_heads (
  organization_id integer primary key default app.organization_id() references organizations (id),
  sequence bigint not null default 0,
  hash text not null default ''
);
call app.protect_tenant_table('audit_heads', 'select, insert, update');

-- A head only ever moves forward.
create function app.advance_head() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.organization_id <> old.organization_id or new.sequence <= old.sequence then
    raise exception 'the head of the ledger only moves forward' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger audit_heads_forward before update or delete on audit_heads for each row execute function app.advance_head();
create trigger audit_heads_keep before truncate on audit_heads for each statement execute function app.refuse_change();

create function app.start_ledger() returns trigger
  language plpgsql as $$
begin
  insert into audit_heads (organization_id) values (new.id);
  return null;
end
$$;
create trigger organizations_start_ledger after insert on organizations for each row execute function app.start_ledger();
