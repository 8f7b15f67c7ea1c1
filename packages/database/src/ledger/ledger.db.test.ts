import { testDatabase } from '@safecode/testing/database/test-database';
import { assert, asyncProperty, jsonValue } from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../connection/create-database.js';
import { inTenant, inTenantCommand, type TenantContext } from '../connection/in-tenant.js';
import { insertOrganization, reserveOrganizationId } from '../organizations/organization-repository.js';
import { canonicalJson, encodeEntry, hashEntry, type HashedEntry } from './canonical-encoding.js';
import { verifyLedger } from './verify-ledger.js';

const { db, admin, appUrl } = await testDatabase();
const actor = { kind: 'user', userId: 7, label: 'Zoë O’Neil "QA"' } as const;
let context: TenantContext;

const append = (objectId: number, after: Record<string, string | number | boolean | null> = { n: objectId }): Promise<void> =>
  inTenantCommand(db, context, async () => ({
    result: undefined,
    ledger: [{ action: 'brand.updated', objectType: 'brand', objectId, before: { status: 'active', z: [1, 2.5, null], a: 'ä' }, after, reason: 'why' }],
  }));
const verify = () => inTenant(db, context, verifyLedger);

/** Changes the ledger as somebody with the superuser's password would. */
async function tamper(statement: string): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query(statement.replaceAll(':org', String(context.organizationId)));
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

beforeEach(async () => {
  context = { organizationId: await reserveOrganizationId(db), actor };
  const slug = `org-${context.organizationId}`;
  await inTenantCommand(db, context, async (tx) => {
    await insertOrganization(tx, { name: 'Ledger', slug, isDemo: false });
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: context.organizationId }] };
  });
  for (const n of [2, 3, 4, 5]) await append(n);
});

describe('the ledger', () => {
  it('is whole when nobody touched it, and goes on from its head', async () => {
    expect(await verify()).toMatchObject({ entries: 5, firstBreak: null });
    await append(6, { text: 'line\nbreak', emoji: '🚚', empty: '', nothing: null, yes: true, small: 1e-7, big: 1e21 });
    expect(await verify()).toMatchObject({ entries: 6, firstBreak: null, head: { sequence: 6 } });
  });

  it('numbers several entries of one command in order', async () => {
    await inTenantCommand(db, context, async () => ({
      result: undefined,
      ledger: [1, 2, 3].map((objectId) => ({ action: 'rule.created' as const, objectType: 'rule', objectId })),
    }));
    expect(await verify()).toMatchObject({ entries: 8, firstBreak: null });
  });

  it('keeps one chain when many write at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => append(100 + n)));
    expect(await verify()).toMatchObject({ entries: 45, firstBreak: null });
  });

  it.each([
    ['an edited value', `update code_audit_log set after = '{"n": 99}' where organization_id = :org and sequence = 3`, { sequence: 3, kind: 'changed' }],
    ['another actor', `update code_audit_log set actor = jsonb_set(actor, '{label}', '"Mallory"') where organization_id = :org and sequence = 2`, { sequence: 2, kind: 'changed' }],
    ['a moved time', `update code_audit_log set created_at = created_at + interval '1 microsecond' where organization_id = :org and sequence = 4`, { sequence: 4, kind: 'changed' }],
    ['an edited reason', `update code_audit_log set notes = null where organization_id = :org and sequence = 5`, { sequence: 5, kind: 'changed' }],
    ['a removed entry', 'delete from code_audit_log where organization_id = :org and sequence = 3', { sequence: 3, kind: 'missing' }],
    [
      'a removed entry with the rest renumbered',
      `delete from code_audit_log where organization_id = :org and sequence = 3;
       update code_audit_log set sequence = sequence - 1 where organization_id = :org and sequence = 4;
       update code_audit_log set sequence = sequence - 1 where organization_id = :org and sequence = 5`,
      { sequence: 3, kind: 'unlinked' },
    ],
    [
      'two entries that changed places',
      `update code_audit_log set sequence = 1000 where organization_id = :org and sequence = 3;
       update code_audit_log set sequence = 3 where organization_id = :org and sequence = 4;
       update code_audit_log set sequence = 4 where organization_id = :org and sequence = 1000`,
      { sequence: 3, kind: 'unlinked' },
    ],
    [
      'an entry slipped in at the end',
      `insert into code_audit_log (organization_id, sequence, actor, action, object_type, object_id, created_at, hash, previous_hash)
       select organization_id, 6, actor, action, object_type, object_id, created_at, 'f00d', hash from code_audit_log where organization_id = :org and sequence = 5`,
      { sequence: 6, kind: 'changed' },
    ],
    ['the newest entries cut off', 'delete from code_audit_log where organization_id = :org and sequence > 3', { sequence: 4, kind: 'cut' }],
  ])('shows %s', async (_, statement, firstBreak) => {
    await tamper(statement);
    expect((await verify()).firstBreak).toEqual(firstBreak);
  });

  it('lets no two entries have the same number: a fork ends in a unique violation', async () => {
    const fork = `insert into code_audit_log (organization_id, sequence, actor, action, object_type, object_id, created_at, hash, previous_hash)
      select organization_id, sequence, actor, action, object_type, object_id, created_at, 'other', previous_hash from code_audit_log where organization_id = :org and sequence = 5`;
    await expect(tamper(fork)).rejects.toThrow('code_audit_log_sequence_key');
  });

  it.each([
    ['update', "update code_audit_log set notes = 'x'"],
    ['delete', 'delete from code_audit_log'],
    ['truncate', 'truncate code_audit_log'],
    ['turning the head back', 'update audit_heads set sequence = 1'],
    ['deleting heads', 'delete from audit_heads'],
  ])('refuses %s to the application and to the superuser alike', async (_, statement) => {
    await expect(admin.query(statement)).rejects.toThrow(/written once|only moves forward/);
    await expect(inTenant(db, context, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied|only moves forward/);
  });

  it('cannot be written with another installation’s key', async () => {
    const other = createDatabase({ connectionString: appUrl, maxConnections: 1, ledgerKey: Buffer.alloc(32, 1), applicationName: 'other', onError: () => undefined });
    try {
      expect((await inTenant(other.db, context, verifyLedger)).firstBreak).toEqual({ sequence: 1, kind: 'changed' });
    } finally {
      await other.close();
    }
  });
});

describe('the encoding under the seal', () => {
  const entry: HashedEntry = {
    organizationId: 1, sequence: 2, previousHash: 'aa', at: '2026-11-23T10:00:00.000001Z', actor, action: 'brand.updated', objectType: 'brand',
    objectId: '3', brandId: null, codeId: null, before: null, after: { b: 1, a: [true, null, 'x'] }, reason: null,
  };
  const plain = (text: string): string => text;

  it('tells entries apart whose fields only join to the same text', () => {
    expect(encodeEntry({ ...entry, objectType: 'ab', objectId: 'c' }, plain)).not.toBe(encodeEntry({ ...entry, objectType: 'a', objectId: 'bc' }, plain));
    expect(encodeEntry({ ...entry, reason: '' }, plain)).not.toBe(encodeEntry({ ...entry, reason: null }, plain));
  });

  it('gives one text for one value, in whatever order its keys come', () => {
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe(canonicalJson({ a: { c: 3, d: 2 }, b: 1 }));
  });

  it('survives the database: a value that went through jsonb encodes as before', async () => {
    await assert(
      asyncProperty(jsonValue({ noUnicodeString: false, maxDepth: 3 }), async (value) => {
        const storable = JSON.parse(JSON.stringify(value).replaceAll(String.raw`\u0000`, '')) as Parameters<typeof canonicalJson>[0];
        const text = canonicalJson(storable);
        const { rows } = await admin.query<{ value: typeof storable }>('select $1::jsonb as value', [text]);
        expect(canonicalJson(rows[0]?.value)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('depends on the organisation, the place and every field', () => {
    const key = Buffer.alloc(32, 9);
    const variants: HashedEntry[] = [
      entry, { ...entry, organizationId: 2 }, { ...entry, sequence: 3 }, { ...entry, previousHash: 'ab' }, { ...entry, at: '2026-11-23T10:00:00.000002Z' },
      { ...entry, actor: { ...actor, label: 'x' } }, { ...entry, action: 'brand.archived' }, { ...entry, objectType: 'x' }, { ...entry, objectId: '4' },
      { ...entry, brandId: 1 }, { ...entry, codeId: 1 }, { ...entry, before: 0 }, { ...entry, after: 0 }, { ...entry, reason: 'x' },
    ];
    expect(new Set(variants.map((variant) => hashEntry(key, variant))).size).toBe(variants.length);
  });
});
