/** What the application role may do with a table. Policies apply on top. */
export type Operation = 'select' | 'insert' | 'update' | 'delete';

export interface TenantTable {
  readonly kind: 'tenant';
  /** The column that says whose row it is. */
  readonly key: 'organization_id' | 'id';
  readonly operations: readonly Operation[];
  /** `columns`: some or all grants name columns. */
  readonly grants: 'table' | 'columns';
}

export type TableClass =
  | TenantTable
  /** The same rows for everybody; read only. */
  | { readonly kind: 'global' }
  /** Reached through functions only; `users` is also read through memberships. */
  | { readonly kind: 'identity' }
  /** The migrator's own. */
  | { readonly kind: 'internal' };

const tenant = (operations: string, options: Partial<Omit<TenantTable, 'kind' | 'operations'>> = {}): TenantTable => ({
  kind: 'tenant',
  key: 'organization_id',
  grants: 'table',
  operations: operations.split(' ') as Operation[],
  ...options,
});

/**
 * Every table of the schema and what it is. A table that is missing here fails the catalogue test: whoever adds one
 * says here whose rows it holds, and the matrix tests it from then on.
 */
export const TABLES: Readonly<Record<string, TableClass>> = {
  organizations: tenant('select insert update', { key: 'id', grants: 'columns' }),
  memberships: tenant('select insert update delete'),
  brand_users: tenant('select insert update delete'),
  brands: tenant('select insert update'),
  dom_selectors: tenant('select insert update'),
  templates: tenant('select insert update'),
  template_versions: tenant('select insert'),
  template_records: tenant('select insert update'),
  code_rules: tenant('select insert update'),
  invitations: tenant('select insert update', { grants: 'columns' }),
  api_keys: tenant('select insert update', { grants: 'columns' }),
  api_key_brands: tenant('select insert'),
  generation_runs: tenant('select insert update'),
  generated_code: tenant('select insert update', { grants: 'columns' }),
  code_revisions: tenant('select insert'),
  review_policies: tenant('select insert update'),
  review_owners: tenant('select insert delete'),
  review_requests: tenant('select insert update', { grants: 'columns' }),
  review_assignees: tenant('select insert delete'),
  review_votes: tenant('select insert'),
  review_vote_events: tenant('select insert'),
  review_events: tenant('select insert'),
  absences: tenant('select insert update', { grants: 'columns' }),
  deployments: tenant('select insert update', { grants: 'columns' }),
  opal_requests: tenant('select insert update'),
  code_audit_log: tenant('select insert'),
  audit_heads: tenant('select insert update'),
  ledger_subjects: tenant('select insert update'),
  ledger_verifications: tenant('select insert'),
  ledger_retention: tenant('select insert update'),
  legal_holds: tenant('select insert update'),
  ledger_segments: tenant('select insert'),
  generation_quotas: tenant('select insert update delete'),
  quota_months: tenant('select insert update'),
  quota_reservations: tenant('select insert update delete'),
  model_usage: tenant('select insert'),
  saved_views: tenant('select insert update delete'),
  discussion_threads: tenant('select insert update', { grants: 'columns' }),
  discussion_comments: tenant('select insert update', { grants: 'columns' }),
  comment_versions: tenant('select insert update', { grants: 'columns' }),
  thread_reads: tenant('select insert update'),
  notification_settings: tenant('select insert update'),
  notification_mails: tenant('select insert update'),
  notifications: tenant('select insert update', { grants: 'columns' }),
  presences: tenant('select insert update delete'),
  domain_proofs: tenant('select insert update'),
  watched_pages: tenant('select insert update'),
  page_snapshots: tenant('select insert update delete'),
  page_captures: tenant('select insert update delete'),
  page_capture_views: tenant('select insert delete'),
  selector_validations: tenant('select insert update delete'),
  selector_health: tenant('select insert update delete'),
  health_incidents: tenant('select insert update'),
  incident_selectors: tenant('select insert update'),
  template_experiments: tenant('select insert update', { grants: 'columns' }),
  code_outcomes: tenant('select insert'),
  confidence_models: tenant('select insert'),
  confidence_settings: tenant('select insert update'),
  incident_mends: tenant('select insert update'),
  mend_codes: tenant('select insert update'),
  region_changes: tenant('select insert update'),
  selector_stage_changes: tenant('select insert update'),
  selector_uses: tenant('select insert update'),
  learning_policies: tenant('select insert update'),
  corrections: tenant('select insert update', { grants: 'columns' }),
  learning_states: tenant('select insert update'),
  lessons: tenant('select insert update'),
  lesson_versions: tenant('select insert'),
  lesson_corrections: tenant('select insert delete'),
  lesson_decisions: tenant('select insert'),
  lesson_effects: tenant('select insert update', { grants: 'columns' }),
  learnt_rules: tenant('select insert update', { grants: 'columns' }),
  lesson_names: tenant('select insert'),
  learning_watch: tenant('select insert update'),
  correction_drafts: tenant('select insert update', { grants: 'columns' }),
  models: { kind: 'global' },
  users: { kind: 'identity' },
  user_credentials: { kind: 'identity' },
  sessions: { kind: 'identity' },
  sign_in_attempts: { kind: 'identity' },
  workers: { kind: 'identity' },
  schema_migration: { kind: 'internal' },
  schema_migration_lock: { kind: 'internal' },
};

export const TENANT_TABLES: readonly (readonly [name: string, table: TenantTable])[] = Object.entries(TABLES).flatMap(([name, table]) =>
  table.kind === 'tenant' ? [[name, table] as const] : [],
);

/** Unique keys that do not start with the organisation, each for a reason. */
export const GLOBAL_KEYS: Readonly<Record<string, string>> = {
  organizations_pkey: 'the organisation itself',
  organizations_slug_key: 'part of addresses, found before an organisation is known',
  invitations_token_key: 'found by a random token before an organisation is known',
  api_keys_key_id_key: 'found by a random id before an organisation is known',
};

/** Functions the application role may call. Each limits itself to the organisation in context or to an exact secret. */
export const CALLABLE_FUNCTIONS: ReadonlySet<string> = new Set([
  'organization_id', 'actor', 'actor_label', 'actor_user_id', 'create_user', 'find_credentials', 'find_credentials_of', 'set_password',
  'memberships_of', 'find_user_id', 'members_last_seen', 'create_session', 'find_session', 'touch_session', 'sessions_of', 'end_session',
  'end_session_by_handle', 'end_sessions_of', 'purge_expired_sessions', 'consume_attempts', 'read_attempts', 'clear_attempts', 'find_api_key',
  'find_invitation', 'reserve_organization_id', 'find_organization_by_slug', 'count_organizations', 'close_stale_requests', 'overdue_runs',
  'quota_month', 'is_charged', 'reserve_generation', 'enqueue_job', 'gather_job', 'dead_letters', 'count_dead_letters', 'retry_job', 'discard_job',
  'person_of', 'code_authors', 'can_vote', 'head_revision', 'standing_votes', 'has_quorum', 'count_open_threads', 'is_code_move', 'due_reviews',
  'beat_worker', 'remove_worker', 'unlock_dead_workers', 'unlock_lost_jobs', 'list_workers', 'announce', 'apply_segment', 'organization_ids', 'ledger_sequence_at',
  'erase_person', 'due_pages', 'due_domain_proofs', 'lesson_teachers', 'absence_at', 'named_owners', 'acting_owners', 'acts_as_owner', 'owners_agree', 'open_stages',
  'reviews_of_absent', 'is_archived',
]);

/** Functions of the owner: triggers and the procedures migrations call. */
export const OWNER_FUNCTIONS: ReadonlySet<string> = new Set([
  'protect_tenant_table', 'open_to_definer_functions', 'refuse_change', 'bump_own_knowledge', 'bump_brand_knowledge', 'refuse_code_change',
  'advance_head', 'start_ledger', 'settle_generation', 'forget_private_views', 'guard_new_code', 'guard_code_status', 'guard_revision',
  'guard_edited_code', 'guard_vote', 'guard_vote_event', 'guard_deployment', 'keep_comment_version', 'announce_access', 'announce_review_event',
  'guard_ledger', 'keep_correction', 'guard_correction', 'guard_lesson_status', 'guard_new_lesson', 'guard_learnt_rule', 'count_findings', 'note_newest_revision',
  'guard_archived_code', 'guard_archived_deployment', 'guard_archived_vote',
]);
