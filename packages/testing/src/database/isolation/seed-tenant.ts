import type { Pool } from 'pg';

/** An organisation with a row in every tenant table. */
export interface SeededTenant {
  readonly id: number;
  readonly userId: number;
}

const REPORT = JSON.stringify({ verdict: 'pass', parts: [] });
const CONFIDENCE = JSON.stringify({ score: 1, calibration: 'none', parts: [] });

/** Rows by table, as SQL run by the owner with the organisation in context. `$1` is the organisation, `$2` the person. */
const ROWS: readonly string[] = [
  'insert into memberships (organization_id, user_id, role) values ($1, $2, \'owner\')',
  "insert into brands (organization_id, name, slug, site, own_prefix, page_types) values ($1, 'Shop', 'shop', 'https://shop.example', 'sh-', '{pdp}')",
  "insert into brand_users (organization_id, user_id, brand_id, role) select $1, $2, id, 'editor' from brands where organization_id = $1",
  "insert into invitations (organization_id, email, role, token_hash, invited_by, expires_at) select $1::integer, 'guest@shop.example', 'viewer', 'hash-' || $1::integer, 'Ana', now() + interval '1 day'",
  "insert into api_keys (organization_id, kind, name, hint, key_id, secret_hash, scopes, brand_access, created_by) select $1::integer, 'api', 'Key', 'osk_', 'key' || $1::integer, 'hash', '{brand.read}', 'listed', 'Ana'",
  'insert into api_key_brands (organization_id, api_key_id, brand_id) select k.organization_id, k.id, b.id from api_keys k join brands b using (organization_id) where k.organization_id = $1',
  "insert into dom_selectors (organization_id, brand_id, selector, page_type, name) select $1, id, '.buy', 'pdp', 'Buy button' from brands where organization_id = $1",
  "insert into templates (organization_id, brand_id, slug, name, description, test_type, page_types, called) select $1, id, 'bar', 'Bar', 'A bar', 'bar', '{pdp}', 'bar' from brands where organization_id = $1",
  `insert into template_versions (organization_id, template_id, version, name, description, test_type, keywords, page_types, javascript, css, slots, report)
     select $1, id, 1, 'Bar', 'A bar', 'bar', '{}', '{pdp}', '', '', '[]', '${REPORT}' from templates where organization_id = $1`,
  'insert into template_records (organization_id, template_id) select $1, id from templates where organization_id = $1',
  "insert into code_rules (organization_id, brand_id, rule_id, kind, definition) select $1, id, 'R01', 'no-important', '{}' from brands where organization_id = $1",
  `insert into generation_runs (organization_id, brand_id, page_type, description, source, requested_by)
     select $1, id, 'pdp', 'a bar', 'console', '{"kind":"system","label":"Seed"}' from brands where organization_id = $1`,
  `insert into generated_code (organization_id, brand_id, run_id, title, description, page_type, status, verdict, error_count, warning_count, confidence,
     confidence_detail, provider, javascript, css, content_hash, report, made_from, repairs, cache_key, created_by)
     select $1, brand_id, id, 'Bar', 'a bar', 'pdp', 'generated', 'pass', 0, 0, 1, '${CONFIDENCE}', 'template', '', '', 'hash', '${REPORT}', '{}', 0, 'key', '{"kind":"system","label":"Seed"}'
       from generation_runs where organization_id = $1`,
  `insert into code_revisions (organization_id, code_id, number, based_on, origin, javascript, css, content_hash, ast_hash, effects_hash, report, verdict, created_by)
     select $1, id, 2, 1, 'edited', '', '', 'hash2', 'ast', 'effects', '${REPORT}', 'pass', '{"kind":"system","label":"Seed"}' from generated_code where organization_id = $1`,
  `insert into review_policies (organization_id, brand_id, approvals_needed, separate_qa, qa_needed, rules, updated_by) select $1, id, 1, false, 1, '{}', 'Ana' from brands where organization_id = $1`,
  "insert into review_owners (organization_id, brand_id, user_id, stage) select $1, id, $2, 'approval' from brands where organization_id = $1",
  `insert into review_requests (organization_id, code_id, brand_id, revision_number, submitted_by, submitted_at, due_at)
     select $1, id, brand_id, 2, '{"kind":"system","label":"Seed"}', now(), now() + interval '1 day' from generated_code where organization_id = $1`,
  `insert into review_assignees (organization_id, request_id, user_id, stage, assigned_by)
     select $1, id, $2, 'approval', '{"kind":"system","label":"Seed"}' from review_requests where organization_id = $1`,
  "update generated_code set status = 'qa_review' where organization_id = $1",
  // The guard of votes looks at who is in context when the statement ends.
  `insert into review_votes (organization_id, code_id, revision_number, content_hash, ast_hash, effects_hash, stage, user_id, decision)
     select $1, code.id, 2, 'hash2', 'ast', 'effects', 'approval', $2, 'approve'
       from (select set_config('app.actor', json_build_object('kind', 'user', 'userId', $2::integer, 'label', 'Seed')::text, true) as actor) as context, generated_code code
      where code.organization_id = $1 and context.actor <> ''`,
  `insert into review_vote_events (organization_id, vote_id, kind, revision_number, content_hash, reason, created_by)
     select $1, id, 'carried', 2, 'hash2', 'seed', '{"kind":"system","label":"Seed"}' from review_votes where organization_id = $1`,
  `insert into deployments (organization_id, code_id, revision_number, content_hash, platform, environment, started_by)
     select $1, id, 2, 'hash2', 'manual', 'production', '{"kind":"system","label":"Seed"}' from generated_code where organization_id = $1`,
  `insert into review_events (organization_id, code_id, kind, actor) select $1, id, 'submitted', '{"kind":"system","label":"Seed"}' from generated_code where organization_id = $1`,
  `insert into absences (organization_id, user_id, starts_at, ends_at, created_by) values ($1, $2, now() + interval '1 year', now() + interval '2 years', '{"kind":"system","label":"Seed"}')`,
  'insert into generation_quotas (organization_id, monthly_limit, changed_by) values ($1, 10, \'Ana\')',
  "insert into quota_months (organization_id, month, taken) values ($1, '2026-11-01', 1)",
  "insert into quota_reservations (organization_id, run_id, month) select organization_id, id, '2026-11-01' from generation_runs where organization_id = $1",
  `insert into model_usage (organization_id, run_id, model, input_tokens, output_tokens, cache_write_5m_tokens, cache_write_1h_tokens, cache_read_tokens, cost_micro_usd)
     select organization_id, id, 'model', 1, 1, 0, 0, 0, 3 from generation_runs where organization_id = $1`,
  `insert into saved_views (organization_id, list, brand_id, user_id, name, visibility, search) select $1, 'code', id, $2, 'Mine', 'private', '{"q":"bar"}' from brands where organization_id = $1`,
  `insert into discussion_threads (organization_id, code_id, revision, created_by) select organization_id, id, 1, '{"kind":"system","label":"Seed"}' from generated_code where organization_id = $1`,
  `insert into discussion_comments (organization_id, thread_id, user_id, created_by) select organization_id, id, $2, '{"kind":"system","label":"Seed"}' from discussion_threads where organization_id = $1`,
  "insert into comment_versions (organization_id, comment_id, version, body) select organization_id, id, 1, 'Why this colour?' from discussion_comments where organization_id = $1",
  'insert into thread_reads (organization_id, user_id, thread_id, last_comment_id) select organization_id, $2, thread_id, id from discussion_comments where organization_id = $1',
  "insert into notification_settings (organization_id, user_id, channels, times) values ($1, $2, '{}', '{\"digest\":\"none\",\"dailyAt\":\"08:00\",\"quiet\":null,\"timeZone\":\"UTC\"}')",
  "insert into notification_mails (organization_id, user_id, slot, due_at) values ($1, $2, 'now', now())",
  `insert into notifications (organization_id, user_id, event, code_id, thread_id, comment_id, actor, dedupe_key, is_in_app, mail_id)
     select c.organization_id, $2, 'comment', t.code_id, t.id, c.id, 'Seed', 'comment', true, m.id
       from discussion_comments c join discussion_threads t on t.organization_id = c.organization_id and t.id = c.thread_id
       join notification_mails m on m.organization_id = c.organization_id where c.organization_id = $1`,
  "insert into presences (organization_id, connection_id, code_id, user_id) select organization_id, 'connection', id, $2 from generated_code where organization_id = $1",
  "insert into domain_proofs (organization_id, brand_id, host) select $1, id, 'shop.example' from brands where organization_id = $1",
  "insert into watched_pages (organization_id, brand_id, page_type, url, viewport_width, viewport_height, every_minutes) select $1, id, 'pdp', 'https://shop.example/p', 1280, 900, 60 from brands where organization_id = $1",
  "insert into page_snapshots (organization_id, page_id, content_hash, html, title) select $1, id, 'hash', '', 'Page' from watched_pages where organization_id = $1",
  "insert into page_captures (organization_id, brand_id, page_type, source, address) select $1, id, 'pdp', 'address', 'https://shop.example/p' from brands where organization_id = $1",
  `insert into page_capture_views (organization_id, capture_id, viewport, window_width, window_height, title, html, layout)
     select $1, id, 'desktop', 1280, 900, 'Page', '', '' from page_captures where organization_id = $1`,
  `insert into selector_validations (organization_id, selector_id, page_id, snapshot_id, selector, state, match_count, visible_count, checked_at)
     select $1, d.id, p.id, s.id, '.buy', 'valid', 1, 1, now() from dom_selectors d, watched_pages p, page_snapshots s where d.organization_id = $1 and p.organization_id = $1 and s.organization_id = $1`,
  `insert into selector_health (organization_id, selector_id, page_id, state, since, checked_at)
     select $1, d.id, p.id, 'valid', now(), now() from dom_selectors d, watched_pages p where d.organization_id = $1 and p.organization_id = $1`,
  'insert into health_incidents (organization_id, brand_id, opened_at, grown_at) select $1, id, now(), now() from brands where organization_id = $1',
  `insert into incident_selectors (organization_id, incident_id, selector_id, page_id, state)
     select $1, i.id, d.id, p.id, 'gone' from health_incidents i, dom_selectors d, watched_pages p where i.organization_id = $1 and d.organization_id = $1 and p.organization_id = $1`,
  `insert into incident_mends (organization_id, incident_id, brand_id, status, mends, proposed_by, decided_at, outcome)
     select $1, id, brand_id, 'applied', '[]', '{"kind":"system","label":"Seed"}', now(), '{"replacements":[{"from":".buy","to":".buy-now"}],"templates":[],"left":[]}' from health_incidents where organization_id = $1`,
  "insert into mend_codes (organization_id, mend_id, code_id) select $1, m.id, c.id from incident_mends m, generated_code c where m.organization_id = $1 and c.organization_id = $1",
  "insert into selector_stage_changes (organization_id, brand_id, selector_id, from_stage, to_stage, state, effective_at, planned_by) select $1, brand_id, id, 'approved', 'warned', 'planned', now(), 'Seed' from dom_selectors where organization_id = $1",
  `insert into region_changes (organization_id, brand_id, page_id, selector_id, seen_at, added, removed)
     select $1, d.brand_id, p.id, d.id, now(), '{div.a}', '{}' from dom_selectors d, watched_pages p where d.organization_id = $1 and p.organization_id = $1`,
  "insert into selector_uses (organization_id, source, reader, written, resolved) values ($1, 'code:hash', 1, '{.buy}', '{}')",
  "insert into learning_policies (organization_id, brand_id, min_corrections, min_people, require_reason, shows_examples, auto_apply, auto_apply_corrections, updated_by) select $1, id, 3, 2, false, true, false, 10, 'Ana' from brands where organization_id = $1",
  `insert into corrections (organization_id, brand_id, code_id, original_revision, corrected_revision, kind, reason_kind, source, reported_by, created_by, knowledge_version, verifier_version)
     select $1, brand_id, id, 1, 2, 'style_fix', 'off_brand', 'console', $2, '{"kind":"system","label":"Seed"}', 1, '1' from generated_code where organization_id = $1`,
  "insert into learning_states (organization_id, brand_id, inputs_hash, corrections) select $1, id, 'hash', 1 from brands where organization_id = $1",
  `insert into lessons (organization_id, brand_id, lesson_key, status, name, kind, form, language, definition, corrections, people, replay, score, content_hash)
     select $1, id, 'imp_1', 'proposed', 'Bar', 'style_fix', 'css_rewrite', 'css', '{}', 1, 1, '{}', 1, 'hash' from brands where organization_id = $1`,
  "insert into lesson_versions (organization_id, lesson_id, version, content_hash, definition, correction_ids, people, replay) select $1, id, 1, 'hash', '{}', '{}', 1, '{}' from lessons where organization_id = $1",
  'insert into lesson_corrections (organization_id, lesson_id, correction_id) select $1, l.id, c.id from lessons l, corrections c where l.organization_id = $1 and c.organization_id = $1',
  `insert into lesson_decisions (organization_id, lesson_id, version, content_hash, user_id, decision, created_by) select $1, id, 1, 'hash', $2, 'reject', '{"kind":"system","label":"Seed"}' from lessons where organization_id = $1`,
  "insert into lesson_effects (organization_id, lesson_id, object_type, object_id, version, before) select $1, l.id, 'dom_selector', d.id, 2, '{}' from lessons l, dom_selectors d where l.organization_id = $1 and d.organization_id = $1",
  `insert into learnt_rules (organization_id, rule_id, lesson_id, lesson_version, owner_id, expires_on, example_id, created_by)
     select $1, r.id, l.id, 1, $2, '2027-01-01', c.id, '{"kind":"system","label":"Seed"}' from code_rules r, lessons l, corrections c where r.organization_id = $1 and l.organization_id = $1 and c.organization_id = $1`,
  "insert into lesson_names (organization_id, lesson_id, prompt_version, title, explanation, model) select $1, id, '1', 'Round corners', 'Corners are round.', 'model' from lessons where organization_id = $1",
  'insert into learning_watch (organization_id, since, outcomes, revisions, read_at) values ($1, now(), 0, 0, now())',
  `insert into correction_drafts (organization_id, brand_id, code_id, original_revision, javascript, css, reason_kind, reason, source, status, selectors, page_type, author_id, created_by)
     select $1, brand_id, id, 1, '', '.tile { color: red }', 'off_brand', '', 'console', 'proposed', '{.tile}', 'pdp', $2, '{"kind":"system","label":"Seed"}' from generated_code where organization_id = $1`,
  "insert into opal_requests (organization_id, request_id, tool, user_id) select $1, 'request', 'list_brands', $2",
  `insert into code_audit_log (organization_id, sequence, actor, action, object_type, object_id, created_at, hash, previous_hash)
     select $1::integer, 1, '{"kind":"system","label":"Seed"}', 'organization.created', 'organization', '1', now(), repeat('0', 64), ''`,
  // The head is at the entry above, so that a next one follows it.
  "update audit_heads set sequence = 1, hash = repeat('0', 64) where organization_id = $1",
  `insert into template_versions (organization_id, template_id, version, name, description, test_type, keywords, page_types, javascript, css, slots, report)
     select $1, id, 2, 'Bar', 'A bar', 'bar', '{}', '{pdp}', '', '', '[]', '${REPORT}' from templates where organization_id = $1`,
  `insert into template_experiments (organization_id, brand_id, template_id, control_version, treatment_version, share, started_by, started_at)
     select $1, brand_id, id, 1, 2, 0.5, '{"kind":"system","label":"Seed"}', now() from templates where organization_id = $1`,
  `insert into code_outcomes (organization_id, code_id, brand_id, page_type, provider, model, reason, generated_at, settled_at)
     select $1, id, brand_id, 'pdp', 'template', 'template-engine', 'approved', now(), now() from generated_code where organization_id = $1`,
  `insert into confidence_models (organization_id, version, fitted_on, fitted_at, outcomes, clean, refusal, held_out, model)
     values ($1, 1, '2026-11-01', now(), 200, 150, 'badly_calibrated', '{"n":0,"error":null,"brier":null,"baseBrier":null,"bins":[]}', '{"format":1,"terms":[],"intercept":0,"calibration":{"a":1,"b":1,"c":0}}')`,
  "insert into confidence_settings (organization_id, brand_id, abstain_below, updated_by) select $1, id, 0.5, 'Ana' from brands where organization_id = $1",
  "insert into ledger_subjects (organization_id, subject, ref, wrapped_key) select $1::integer, 'p-' || $1::integer, 'user:1', 'key'",
  'insert into ledger_verifications (organization_id, entries, head_sequence, milliseconds) values ($1, 1, 1, 1)',
  'insert into ledger_retention (organization_id, security_days) values ($1, 400)',
  "insert into legal_holds (organization_id, scope, reason) values ($1, 'organization', 'A case')",
  "insert into ledger_segments (organization_id, kind, ranges, body, signature) values ($1, 'emptied', '{[500,501]}', '{}', '')",
];

/** Makes an organisation with a row in every tenant table, as superuser, who is not bound by row-level security. */
export async function seedTenant(admin: Pool, name: string): Promise<SeededTenant> {
  const organization = await admin.query<{ id: number }>('insert into organizations (name, slug) values ($1, $2) returning id', [name, name.toLowerCase()]);
  const user = await admin.query<{ id: number }>('insert into users (email, name) values ($1, $2) returning id', [`${name.toLowerCase()}@shop.example`, name]);
  const [id, userId] = [organization.rows[0]?.id ?? 0, user.rows[0]?.id ?? 0];
  for (const row of ROWS) await admin.query(row, row.includes('$2') ? [id, userId] : [id]);
  return { id, userId };
}
