/**
 * What each table of the schema is. A table that does not stand here fails the build: whoever adds one says whether its
 * rows belong to an organisation, are reached through functions only, or are the same for everybody.
 */
export const TABLE_CLASSES: Readonly<Record<string, 'tenant' | 'identity' | 'global' | 'internal'>> = {
  organizations: 'tenant',
  memberships: 'tenant',
  brand_users: 'tenant',
  invitations: 'tenant',
  api_keys: 'tenant',
  api_key_brands: 'tenant',
  brands: 'tenant',
  dom_selectors: 'tenant',
  templates: 'tenant',
  template_versions: 'tenant',
  template_records: 'tenant',
  code_rules: 'tenant',
  generation_runs: 'tenant',
  generated_code: 'tenant',
  opal_requests: 'tenant',
  code_audit_log: 'tenant',
  audit_heads: 'tenant',
  users: 'identity',
  user_credentials: 'identity',
  sessions: 'identity',
  sign_in_attempts: 'identity',
  workers: 'internal',
  models: 'global',
  schema_migration: 'internal',
  schema_migration_lock: 'internal',
};

export const tablesOf = (kind: 'tenant' | 'identity' | 'global' | 'internal'): string[] =>
  Object.entries(TABLE_CLASSES)
    .filter(([, found]) => found === kind)
    .map(([table]) => table);

/** The column that holds the organisation. */
export const tenantColumn = (table: string): string => (table === 'organizations' ? 'id' : 'organization_id');

/** Columns that hold a reference inside the organisation by their type; unique keys that are global on purpose, with the reason. */
export const GLOBAL_UNIQUE_KEYS: Readonly<Record<string, string>> = {
  organizations_pkey: 'the organisation itself',
  organizations_slug_key: 'the address of an organisation is global',
  invitations_token_key: 'found before the organisation is known; 256 random bits',
  api_keys_key_id_key: 'found before the organisation is known; random',
  audit_heads_pkey: 'one head an organisation',
};
