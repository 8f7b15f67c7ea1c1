import { randomBytes } from 'node:crypto';
import { testDatabase } from '@safecode/testing/database/test-database';
import { Pool, type PoolClient } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { seedTenant } from '@safecode/testing/database/isolation/seed-tenant';
import { TENANT_TABLES } from '@safecode/testing/database/isolation/table-register';

const { admin, appUrl } = await testDatabase();
const app = new Pool({ connectionString: appUrl, max: 2 });
/** A login of the same server that nobody gave anything. */
const strangerName = `stranger_${randomBytes(6).toString('hex')}`;
await admin.query(`create role ${strangerName} login password 'stranger'`);
const strangerUrl = new URL(appUrl);
strangerUrl.username = strangerName;
strangerUrl.password = 'stranger';
const stranger = new Pool({ connectionString: strangerUrl.href, max: 1 });
afterAll(async () => {
  await Promise.all([app.end(), stranger.end()]);
  await admin.query(`drop role ${strangerName}`);
});

const own = await seedTenant(admin, 'Own');
const other = await seedTenant(admin, 'Other');

/** Runs statements in a transaction that is always rolled back. `null`: no context. */
async function as<T>(organizationId: number | null, work: (client: PoolClient) => Promise<T>, login: Pool = app): Promise<T> {
  const client = await login.connect();
  try {
    await client.query('begin');
    if (organizationId !== null) await client.query("select set_config('app.organization_id', $1, true)", [String(organizationId)]);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** No right, or WITH CHECK; an identity column nobody may write. */
const REFUSED = ['42501', '428C9'];
/** A trigger keeps evidence as it was written: it comes after the rights, and so says that the row was reached. */
const KEPT = '23001';

/** Rows a statement touched; `refused` when it was not allowed at all. */
const effect = (client: PoolClient, statement: string): Promise<number | 'refused' | 'kept'> =>
  client.query(statement).then(
    (result) => result.rowCount ?? 0,
    (error: { code?: string }) => {
      if (REFUSED.includes(error.code ?? '')) return 'refused';
      if (error.code === KEPT) return 'kept';
      throw error;
    },
  );

/** The columns of a table that the application role may use: some grants name columns, and nobody writes an identity. */
async function columnsFor(table: string, privilege: 'select' | 'insert' | 'update'): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        and has_column_privilege('opal_app', attrelid, attnum, $2) and ($2 = 'select' or attidentity = '') order by attnum`,
    [table, privilege],
  );
  return rows.map(({ name }) => `"${name}"`);
}

const CONTEXTS = { own: own.id, other: other.id, none: null } as const;
type Context = keyof typeof CONTEXTS;

describe.each(TENANT_TABLES)('%s', (table, { key, operations }) => {
  /** A condition that names rows by what is in them: columns of the key cannot always be read. */
  const rowsOf = (organization: number) => `${key} = ${organization}`;
  const countOf = async (organization: number) =>
    (await admin.query<{ count: number }>(`select count(*)::integer as count from ${table} where ${rowsOf(organization)}`)).rows[0]?.count ?? 0;

  it.each<[Context, number[]]>([['own', [own.id]], ['other', [other.id]], ['none', []]])('select in context %s sees its rows and no others', async (context, expected) => {
    const columns = (await columnsFor(table, 'select')).join(', ');
    const seen = await as(CONTEXTS[context], async (client) => (await client.query<Record<string, number>>(`select ${columns} from ${table}`)).rows.map((row) => row[key]));
    expect([...new Set(seen)]).toEqual(expected);
  });

  it.each<[Context, 'own' | 'other']>([['own', 'own'], ['own', 'other'], ['other', 'own'], ['none', 'own']])('update in context %s of the rows of %s', async (context, target) => {
    const readable = new Set(await columnsFor(table, 'select'));
    const column = (await columnsFor(table, 'update')).find((name) => readable.has(name));
    const isAllowed = operations.includes('update');
    expect(column !== undefined).toBe(isAllowed);
    const rows = isAllowed && context === target ? await countOf(own.id) : 0;
    const touched = (statement: string) => as(CONTEXTS[context], (client) => effect(client, statement));
    const updated = await touched(`update ${table} set ${column ?? key} = ${column ?? key} where ${rowsOf(CONTEXTS[target] ?? 0)}`);
    expect(updated === 'kept' && rows > 0 ? rows : updated).toBe(isAllowed ? rows : 'refused');
    expect(await touched(`select 1 from ${table} where ${rowsOf(CONTEXTS[target] ?? 0)} for update`)).toBe(isAllowed ? rows : 'refused');
  });

  it.each<[Context, 'own' | 'other']>([['own', 'other'], ['other', 'own'], ['none', 'own']])('delete in context %s of the rows of %s', async (context, target) => {
    const removed = await as(CONTEXTS[context], (client) => effect(client, `delete from ${table} where ${rowsOf(CONTEXTS[target] ?? 0)}`));
    expect(removed).toBe(operations.includes('delete') ? 0 : 'refused');
    // Without a condition nothing is read, so that only the policy of the deletion itself stands.
    if (context === 'none') expect(await as(null, (client) => effect(client, `delete from ${table}`))).toBe(removed);
  });

  it.each<[Context]>([['own'], ['none']])('insert of a row of another organisation is refused in context %s, and so is moving one there', async (context) => {
    const columns = await columnsFor(table, 'insert');
    const isOwnId = key === 'id';
    const name = `"${key}"`;
    // The row is there already; what must refuse it comes before any unique key.
    const values = columns.map((column) => (column === name ? String(other.id) : `(select t.${column} from source t)`));
    const source = await admin.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t where ${rowsOf(own.id)} limit 1`);
    const insert = `with source as (select * from jsonb_populate_record(null::${table}, $row$${source.rows[0]?.row ?? '{}'}$row$))
      insert into ${table} (${[...columns, ...(columns.includes(name) ? [] : [name])].join(', ')}) ${isOwnId ? 'overriding system value' : ''}
      values (${[...values, ...(columns.includes(name) ? [] : [String(other.id)])].join(', ')})`;
    expect(await as(CONTEXTS[context], (client) => effect(client, insert))).toBe('refused');
    const moved = await as(CONTEXTS[context], (client) => effect(client, `update ${table} set ${key} = ${other.id}`));
    // Without a context there is no row to move. A trigger that keeps evidence comes before WITH CHECK.
    if (context === 'none' && (await columnsFor(table, 'update')).includes(name)) expect(moved).toBe(0);
    else expect(['refused', 'kept']).toContain(moved);
  });

  it('is nothing to a login that is not the application', async () => {
    const statements = [`select 1 from ${table}`, `insert into ${table} default values`, `update ${table} set ${key} = ${key}`, `delete from ${table}`, `truncate ${table}`];
    for (const statement of statements) expect(await as(own.id, (client) => effect(client, statement), stranger)).toBe('refused');
    expect(await as(own.id, (client) => effect(client, `truncate ${table}`))).toBe('refused');
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
