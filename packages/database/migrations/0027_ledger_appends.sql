-- Why: every entry of an organisation is written while its other writers wait, so what an append costs is what all of
-- them wait for.

-- Derived from values that are kept; read rarely, so it is computed when it is read.
alter table code_audit_log drop column previous_status, drop column new_status;
alter table code_audit_log
  add column previous_status text generated always as (before ->> 'status') virtual,
  add column new_status text generated always as (after ->> 'status') virtual;

-- An entry is found by its place in the chain. Nothing asks for the number beside it, so it needs no index.
alter table code_audit_log drop constraint code_audit_log_pkey, drop constraint code_audit_log_sequence_key;
-- A fork of the chain meets this key.
alter table code_audit_log add constraint code_audit_log_sequence_key primary key (organization_id, sequence);

-- A head only ever moves forward. The condition is looked at without calling the function, and the name lets a writer
-- know that somebody else was faster.
create or replace function app.advance_head() returns trigger
  language plpgsql as $$
begin
  raise exception 'the head of the ledger only moves forward' using errcode = 'restrict_violation', constraint = 'audit_heads_forward';
end
$$;
drop trigger audit_heads_forward on audit_heads;
create trigger audit_heads_forward before update on audit_heads for each row
  when (new.organization_id <> old.organization_id or new.sequence <= old.sequence) execute function app.advance_head();
create trigger audit_heads_stay before delete on audit_heads for each row execute function app.advance_head();
