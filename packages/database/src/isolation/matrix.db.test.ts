import { testDatabase } from '@safecode/testing/database/test-database';
import { Pool, type PoolClient } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { seedTenant } from '@safecode/testing/database/isolation/seed-tenant';
import { TENANT_TABLES } from '@safecode/testing/database/isolation/table-register';

const { admin, appUrl } = await testDatabase();
const app = new Pool({ connectionString: appUrl, max: 2 });
afterAll(() => app.end());

const own = await seedTenant(admin, 'Own');
const other = await seedTenant(admin, 'Other');

/** Runs statements in a transaction that is always rolled back. `null`: no context. */
async function as<T>(organizationId: number | null, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await app.connect();
  try {
    await client.query('begin');
    if (organizationId !== null) await client.query("select set_config('app.organization_id', $1, true)", [String(organizationId)]);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** No right or WITH CHECK; a trigger that keeps evidence; an identity column nobody may write. */
const REFUSALS = ['42501', '23001', '428C9'];

/** Rows a statement touched; `refused` when it was not allowed at all. */
const effect = (client: PoolClient, statement: string): Promise<number | 'refused'> =>
  client.query(statement).then(
    (result) => result.rowCount ?? 0,
    (error: { code?: string }) => {
      if (error.code !== undefined && REFUSALS.includes(error.code)) return 'refused';
      throw error;
    },
  );

/** Every column the application role may read; some tables grant single columns. */
async function readableColumns(table: string): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(
    "select column_name as name from information_schema.column_privileges where grantee = 'opal_app' and table_schema = 'public' and table_name = $1 and privilege_type = 'SELECT'",
    [table],
  );
  return rows.map((row) => `"${row.name}"`).join(', ');
}

describe.each(TENANT_TABLES)('%s', (table, { key: column }) => {

  it('shows its rows in their own context and in no other', async () => {
    const columns = await readableColumns(table);
    const rowsSeen = (context: number | null) =>
      as(context, async (client) => (await client.query<Record<string, number>>(`select ${columns} from ${table}`)).rows.map((row) => row[column]));
    const seen = await rowsSeen(own.id);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([own.id]));
    expect(new Set(await rowsSeen(other.id))).toEqual(new Set([other.id]));
    expect(await rowsSeen(null)).toEqual([]);
  });

  it.each(['own', 'none'] as const)('cannot be changed or removed in another organisation (context: %s)', async (kind) => {
    const context = kind === 'own' ? own.id : null;
    for (const statement of [
      `update ${table} set ${column} = ${column} where ${column} = ${other.id}`,
      `delete from ${table} where ${column} = ${other.id}`,
      `select 1 from ${table} where ${column} = ${other.id} for update`,
    ]) {
      expect([0, 'refused']).toContain(await as(context, (client) => effect(client, statement)));
    }
    const { rows } = await admin.query<{ count: number }>(`select count(*)::integer as count from ${table} where ${column} = $1`, [other.id]);
    expect(rows[0]?.count).toBeGreaterThan(0);
  });

  it('takes no row for another organisation, and moves none there', async () => {
    const columns = await admin.query<{ list: string }>(
      `select string_agg(format('%I', attname), ', ' order by attnum) as list from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
      [table],
    );
    const list = columns.rows[0]?.list ?? column;
    const copied = await as(own.id, (client) =>
      effect(client, `insert into ${table} (${list}) select ${list.replace(new RegExp(String.raw`\b${column}\b`), String(other.id))} from ${table} limit 1`),
    );
    expect([0, 'refused']).toContain(copied);
    expect([0, 'refused']).toContain(await as(own.id, (client) => effect(client, `update ${table} set ${column} = ${other.id}`)));
  });
});

describe('people', () => {
  it('are seen through a membership of the organisation in context only', async () => {
    const seen = await as(own.id, async (client) => (await client.query<{ id: number }>('select id from users')).rows.map((row) => row.id));
    expect(seen).toEqual([own.userId]);
    expect(await as(null, async (client) => (await client.query('select id from users')).rows)).toEqual([]);
  });

  it.each(['user_credentials', 'sessions', 'sign_in_attempts', 'workers'])('have %s that no plain statement reads', async (table) => {
    expect(await as(own.id, (client) => effect(client, `select * from ${table}`))).toBe('refused');
  });

  it('cannot be opened by taking on the search path of the functions', async () => {
    const read = as(own.id, async (client) => {
      await client.query("set local search_path = pg_catalog, public, pg_temp");
      return client.query<{ id: number }>('select id from organizations');
    });
    expect((await read).rows.map((row) => row.id)).toEqual([own.id]);
  });
});
