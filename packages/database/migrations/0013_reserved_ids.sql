-- Why: a run names its code and the code its run. With ids that are reserved first, both are written once, without an
-- update in between, and for many runs together. An id says no more than the id of any row does.
grant usage on sequence generation_runs_id_seq, generated_code_id_seq to opal_app;
-- The two name each other, so one of them is written before the other is there.
alter table generation_runs alter constraint generation_runs_code_fk deferrable initially deferred;
