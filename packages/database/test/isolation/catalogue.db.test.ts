import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it } from 'vitest';
import { GLOBAL_UNIQUE_KEYS, TABLE_CLASSES, tablesOf, tenantColumn } from './table-classes.js';

const { admin } = await testDatabase();

const names = async (query: string, values: unknown[] = []): Promise<string[]> =>
  (await admin.query<{ name: string }>(query, values)).rows.map((row) => row.name).sort();

describe('the catalogue', () => {
  it('knows every table: a new one must say what it is', async () => {
    const found = await names("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')");
    expect(found).toEqual(Object.keys(TABLE_CLASSES).sort());
  });

  it('has no view and no materialised view, which could get around row-level security', async () => {
    expect(await names("select relname as name from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace) and relkind in ('v', 'm')")).toEqual([]);
  });

  it.each([...tablesOf('tenant'), ...tablesOf('identity')])('%s has row-level security, for its owner too', async (table) => {
    const { rows } = await admin.query('select relrowsecurity as on, relforcerowsecurity as forced from pg_class where oid = $1::regclass', [table]);
    expect(rows).toEqual([{ on: true, forced: true }]);
  });

  it.each(tablesOf('tenant'))('%s has a policy on its organisation for each command', async (table) => {
    const { rows } = await admin.query<{ cmd: string; qual: string | null; with_check: string | null }>(
      "select cmd, qual, with_check from pg_policies where schemaname = 'public' and tablename = $1 and roles = '{opal_app}' order by cmd",
      [table],
    );
    expect(rows.map((row) => row.cmd)).toEqual(['DELETE', 'INSERT', 'SELECT', 'UPDATE']);
    for (const row of rows) {
      for (const condition of [row.qual, row.with_check].filter((text) => text !== null)) {
        expect(condition).toBe(`(${tenantColumn(table)} = (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::integer)`);
      }
      expect(row.cmd === 'INSERT' ? row.with_check : row.qual).not.toBeNull();
      if (row.cmd === 'UPDATE') expect(row.with_check).not.toBeNull();
    }
  });

  it('gives the application role no way around: not an owner, no superuser, no bypass, no truncate', async () => {
    const { rows } = await admin.query("select rolname, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname like 'opal_app%' and (rolsuper or rolbypassrls or rolcreaterole)");
    expect(rows).toEqual([]);
    expect(await names("select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'opal_app%'")).toEqual([]);
    expect(await names("select table_name || '.' || privilege_type as name from information_schema.role_table_grants where grantee like 'opal_app%' and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')")).toEqual([]);
  });

  it('grants nothing on tables that are reached through functions', async () => {
    const granted = await names("select distinct table_name as name from information_schema.role_table_grants where grantee in ('opal_app', 'PUBLIC') and table_schema = 'public'");
    const hidden = [...tablesOf('internal'), ...tablesOf('identity').filter((table) => table !== 'users')];
    expect(granted.filter((table) => hidden.includes(table))).toEqual([]);
  });

  it('never shows the application role a hash of a password, a token or a key', async () => {
    const readable = await names("select table_name || '.' || column_name as name from information_schema.column_privileges where grantee = 'opal_app' and privilege_type = 'SELECT' and column_name like any (array['%hash%', '%secret%', '%password%'])");
    // The seals and content hashes are evidence, not secrets.
    expect(readable).toEqual(['audit_heads.hash', 'code_audit_log.hash', 'code_audit_log.previous_hash', 'generated_code.content_hash'].filter((name) => readable.includes(name)));
  });

  it('keeps references between tenant tables inside the organisation', async () => {
    const { rows } = await admin.query<{ name: string; source: string; target: string; columns: string[] }>(`
      select c.conname as name, s.relname as source, t.relname as target,
             array(select a.attname::text from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns
        from pg_constraint c join pg_class s on s.oid = c.conrelid join pg_class t on t.oid = c.confrelid
       where c.contype = 'f' and s.relnamespace = 'public'::regnamespace`);
    const loose = rows.filter((row) => TABLE_CLASSES[row.source] === 'tenant' && TABLE_CLASSES[row.target] === 'tenant' && !row.columns.includes('organization_id'));
    expect(loose).toEqual([]);
  });

  it('starts unique keys of tenant tables with the organisation, so that a taken key of another one is not told', async () => {
    const { rows } = await admin.query<{ name: string; table: string; first: string }>(`
      select i.relname as name, t.relname as table, a.attname as first
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
        join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
       where x.indisunique and t.relnamespace = 'public'::regnamespace`);
    const foreign = rows.filter((row) => TABLE_CLASSES[row.table] === 'tenant' && row.first !== 'organization_id' && !(row.name in GLOBAL_UNIQUE_KEYS));
    expect(foreign).toEqual([]);
  });

  it('fixes the search path of every function that runs as its owner', async () => {
    expect(await names("select proname as name from pg_proc where pronamespace = 'app'::regnamespace and prosecdef and not coalesce(array_to_string(proconfig, ','), '') like '%search_path=pg_catalog%'")).toEqual([]);
  });
});
