import { testDatabase } from '@safecode/testing/database/test-database';
import { assert, asyncProperty, jsonValue } from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../connection/create-database.js';
import { inTenant, inTenantCommand, type TenantContext } from '../connection/in-tenant.js';
import { insertOrganization, reserveOrganizationId } from '../organizations/organization-repository.js';
import { canonicalJson } from './canonical-json.js';
import { takeHead } from './chain-head.js';
import { followSeals } from './chain-seals.js';
import { encodeEntry, hashEntry, type HashedEntry } from './entry-format-1.js';
import { contentDigestOf, digestOf, type DigestedEntry } from './entry-format-2.js';
import { signCheckpoint, ledgerSigner } from './ledger-signer.js';
import { userRef } from './subjects.js';
import { plusMicroseconds, textOfMicroseconds } from './utc-microseconds.js';
import { verifyLedger } from './verify-ledger.js';

const { db, admin, appUrl, keys } = await testDatabase();
const actor = { kind: 'user', userId: 7, label: 'Zoë O’Neil "QA"' } as const;
let context: TenantContext;

const append = (objectId: number, after: Record<string, string | number | boolean | null> = { n: objectId }, by = db): Promise<void> =>
  inTenantCommand(by, context, async () => ({
    result: undefined,
    ledger: [{ action: 'brand.updated', objectType: 'brand', objectId, before: { status: 'active', z: [1, 2.5, null], a: 'ä' }, after, reason: 'why' }],
  }));
const verify = () => inTenant(db, context, (tx) => verifyLedger(tx));

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

  it('reads entries as the very texts that were hashed, whatever is in them', async () => {
    await append(6, { text: 'line\nbreak ä', emoji: '🚚', empty: '', nothing: null, small: 1e-7 });
    await inTenantCommand(db, context, async () => ({
      result: undefined,
      ledger: [
        { action: 'rule.created', objectType: 'règle', objectId: '“7”' },
        { action: 'code.created', objectType: 'generated_code', objectId: 8, brandId: 12, codeId: 345, before: null, after: 'ünicode', reason: '' },
        { action: 'code.created', objectType: 'generated_code', objectId: 9, after: { code: 'ä'.repeat(20_000) } },
      ],
    }));
    await inTenant(db, context, async (tx) => {
      const walk = { sequence: 0, hash: '', digest: '', emptied: [], checkpoints: new Map() };
      expect(await followSeals(tx, walk, 100)).toBe(9);
      expect(walk.sequence).toBe(9);
    });
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

  it('keeps one chain when several processes write at once', async () => {
    const other = createDatabase({ connectionString: appUrl, maxConnections: 5, ledgerKey: keys.ledger, applicationName: 'test', onError: () => undefined });
    try {
      await Promise.all(Array.from({ length: 60 }, (_, n) => append(100 + n, { n }, n % 3 === 0 ? other.db : db)));
    } finally {
      await other.close();
    }
    expect(await verify()).toMatchObject({ entries: 65, firstBreak: null });
  });

  it('does not follow a head that somebody else has moved, and loses nothing of the change', async () => {
    const head = await inTenant(db, context, (tx) => takeHead(tx, [{ ref: userRef(actor.userId), name: actor.label }]));
    const stale = { ...head, lastAt: head.clock.now };
    await append(6);
    const overtaken = db.ledgerTurns.take(context.organizationId, { follow: () => null, lead: async () => stale });
    await Promise.all([overtaken, append(7), append(8)]);
    expect(await verify()).toMatchObject({ entries: 8, firstBreak: null, head: { sequence: 8 } });
  });

  it('keeps nothing of a change whose failed statement was swallowed, also onto a head that is followed', async () => {
    const swallowed = (): Promise<unknown> =>
      inTenantCommand(db, context, async (tx) => {
        await sql`select 1 / 0`.execute(tx).catch(() => undefined);
        return { result: undefined, ledger: [{ action: 'brand.updated', objectType: 'brand', objectId: 1 }] };
      });
    const [, ...failed] = await Promise.allSettled([append(6), swallowed(), swallowed()]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await verify()).toMatchObject({ entries: 6, firstBreak: null });
  });

  it.each([
    ['an edited value', `update code_audit_log set after = '{"n": 99}' where organization_id = :org and sequence = 3`, { sequence: 3, kind: 'changed' }],
    ['another actor', `update code_audit_log set actor = jsonb_set(actor::jsonb, '{subject}', '"p-mallory"') where organization_id = :org and sequence = 2`, { sequence: 2, kind: 'changed' }],
    ['a moved time', `update code_audit_log set created_at = created_at + interval '1 microsecond' where organization_id = :org and sequence = 4`, { sequence: 4, kind: 'changed' }],
    ['another object', "update code_audit_log set object_id = '99' where organization_id = :org and sequence = 3", { sequence: 3, kind: 'changed' }],
    ['a content that was taken out', 'update code_audit_log set before = null, after = null, notes = null, salt = null where organization_id = :org and sequence = 3', { sequence: 3, kind: 'changed' }],
    ['a value written in another way', `update code_audit_log set after = '{ "n": 3 }' where organization_id = :org and sequence = 3`, { sequence: 3, kind: 'changed' }],
    ['an entry passed off as one of the first format', 'update code_audit_log set format = 1 where organization_id = :org and sequence = 3', { sequence: 3, kind: 'changed' }],
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
    [
      'a digest moved into the field before it',
      `update code_audit_log set previous_hash = previous_hash || ':' || content_digest, content_digest = null where organization_id = :org and sequence = 3`,
      { sequence: 3, kind: 'unlinked' },
    ],
    ['a content digest of another content', `update code_audit_log set content_digest = repeat('0', 64) where organization_id = :org and sequence = 3`, { sequence: 3, kind: 'changed' }],
    ['a hash that was taken out', `update code_audit_log set hash = '' where organization_id = :org and sequence = 3`, { sequence: 3, kind: 'changed' }],
    [
      'an entry far behind the end',
      `insert into code_audit_log (organization_id, sequence, actor, action, object_type, object_id, created_at, hash, previous_hash)
       select organization_id, 50000, actor, action, object_type, object_id, created_at, 'f00d', hash from code_audit_log where organization_id = :org and sequence = 5`,
      { sequence: 6, kind: 'missing' },
    ],
    ['a head far behind the end', 'update audit_heads set sequence = 9000000000000 where organization_id = :org', { sequence: 6, kind: 'cut' }],
    ['a time that has no end', `update code_audit_log set created_at = 'infinity' where organization_id = :org and sequence = 3`, { sequence: 3, kind: 'changed' }],
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
      expect((await inTenant(other.db, context, (tx) => verifyLedger(tx))).firstBreak).toEqual({ sequence: 1, kind: 'changed' });
    } finally {
      await other.close();
    }
  });

  it('gives times that only rise, also when the clock is set back', async () => {
    await tamper("update audit_heads set last_at = now() + interval '1 hour' where organization_id = :org");
    await inTenantCommand(db, context, async () => ({
      result: undefined,
      ledger: [1, 2, 3].map((objectId) => ({ action: 'rule.created' as const, objectType: 'rule', objectId })),
    }));
    await append(9);
    const { rows } = await admin.query('select created_at::text as at, extract(epoch from created_at - lag(created_at) over (order by sequence)) * 1000000 as step from code_audit_log where organization_id = $1 order by sequence', [context.organizationId]);
    expect(rows.slice(1).every(({ step }) => Number(step) >= 1)).toBe(true);
    expect(rows.slice(-3).map(({ step }) => Number(step))).toEqual([1, 1, 1]);
    expect(await verify()).toMatchObject({ entries: 9, firstBreak: null });
  });

  it('goes on from entries of the first format, which stay verifiable', async () => {
    const organizationId = await reserveOrganizationId(db);
    const old: TenantContext = { organizationId, actor };
    await admin.query('insert into organizations (id, name, slug) overriding system value values ($1, $2, $3)', [organizationId, 'Old', `old-${organizationId}`]);
    let previousHash = '';
    for (const sequence of [1, 2]) {
      const at = `2026-11-0${sequence}T10:00:00.000001Z`;
      const entry: HashedEntry = { organizationId, sequence, previousHash, at, actor, action: 'brand.updated', objectType: 'brand', objectId: '1', brandId: 1, codeId: null, before: null, after: { b: 1, a: 'ä' }, reason: 'why' };
      const hash = hashEntry(keys.ledger, entry);
      await admin.query(
        `insert into code_audit_log (organization_id, sequence, brand_id, actor, action, object_type, object_id, after, notes, created_at, hash, previous_hash)
         values ($1, $2, 1, $3, 'brand.updated', 'brand', '1', '{"b": 1, "a": "ä"}', 'why', $4, $5, $6)`,
        [organizationId, sequence, JSON.stringify(actor), at, hash, previousHash],
      );
      previousHash = hash;
    }
    await admin.query('update audit_heads set sequence = 2, hash = $2 where organization_id = $1', [organizationId, previousHash]);
    await inTenantCommand(db, old, async () => ({ result: undefined, ledger: [{ action: 'brand.updated', objectType: 'brand', objectId: 1 }] }));
    const verifyOld = () => inTenant(db, old, (tx) => verifyLedger(tx));
    expect(await verifyOld()).toMatchObject({ entries: 3, firstBreak: null });
    await admin.query("set session_replication_role = 'replica'; update code_audit_log set notes = 'x' where organization_id = " + String(organizationId) + " and sequence = 2; reset session_replication_role");
    expect((await verifyOld()).firstBreak).toEqual({ sequence: 2, kind: 'changed' });
  });
});

describe('a checkpoint outside the database', () => {
  const head = async () => {
    const { rows } = await admin.query<{ sequence: string; digest: string }>('select sequence, digest from audit_heads where organization_id = $1', [context.organizationId]);
    return { organizationId: context.organizationId, sequence: Number(rows[0]?.sequence), digest: rows[0]?.digest ?? '', at: new Date().toISOString() };
  };
  const verifyWith = (checkpoints: Parameters<typeof verifyLedger>[1]) => inTenant(db, context, (tx) => verifyLedger(tx, checkpoints));

  it('shows a tail that was cut together with the head row', async () => {
    const checkpoint = signCheckpoint(ledgerSigner(keys.ledger), await head());
    await tamper(`delete from code_audit_log where organization_id = :org and sequence > 3;
      update audit_heads h set sequence = 3, hash = l.hash, digest = l.digest from code_audit_log l where h.organization_id = :org and l.organization_id = :org and l.sequence = 3`);
    expect((await verify()).firstBreak).toBeNull();
    expect(await verifyWith([checkpoint])).toMatchObject({ checkpointSequence: 5, firstBreak: { sequence: 4, kind: 'cut' } });
  });

  it('shows a history that was written anew with the right key', async () => {
    const checkpoint = signCheckpoint(ledgerSigner(keys.ledger), await head());
    await tamper(`delete from code_audit_log where organization_id = :org and sequence > 3;
      update audit_heads h set sequence = 3, hash = l.hash, digest = l.digest from code_audit_log l where h.organization_id = :org and l.organization_id = :org and l.sequence = 3`);
    for (const n of [4, 50]) await append(n);
    expect((await verify()).firstBreak).toBeNull();
    expect((await verifyWith([checkpoint])).firstBreak).toEqual({ sequence: 5, kind: 'rewritten' });
  });

  it('is not believed without a good signature, or when it is another organisation’s', async () => {
    const stranger = ledgerSigner(Buffer.alloc(32, 3));
    const claim = { ...(await head()), digest: 'f'.repeat(64) };
    const own = ledgerSigner(keys.ledger);
    expect(await verifyWith([signCheckpoint(stranger, claim), signCheckpoint(own, { ...claim, organizationId: 1_000_000 })])).toMatchObject({ checkpointSequence: null, firstBreak: null });
    expect((await verifyWith([signCheckpoint(own, claim)])).firstBreak).toEqual({ sequence: 5, kind: 'rewritten' });
  });
});

describe('the encoding of the first format', () => {
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

describe('the encoding under the digest', () => {
  const entry: DigestedEntry = {
    organizationId: 1, sequence: 2, previousDigest: 'aa', at: '2026-11-23T10:00:00.000001Z', actor: '{"kind":"system"}', action: 'brand.updated', objectType: 'brand',
    objectId: '3', brandId: null, codeId: null, contentDigest: 'cc',
  };

  it('depends on every field and on where one ends', () => {
    const variants: DigestedEntry[] = [
      entry, { ...entry, organizationId: 2 }, { ...entry, sequence: 3 }, { ...entry, previousDigest: 'ab' }, { ...entry, at: '2026-11-23T10:00:00.000002Z' }, { ...entry, actor: '{}' },
      { ...entry, action: 'brand.archived' }, { ...entry, objectType: 'bran', objectId: 'd3' }, { ...entry, objectId: '4' }, { ...entry, brandId: 1 }, { ...entry, codeId: 1 }, { ...entry, contentDigest: 'c' },
    ];
    expect(new Set(variants.map(digestOf)).size).toBe(variants.length);
    const content = { salt: 's', before: null, after: null, notes: null };
    const contents = [content, { ...content, salt: 't' }, { ...content, before: '{}' }, { ...content, after: '{}' }, { ...content, notes: '' }, { ...content, notes: '0' }];
    expect(new Set(contents.map(contentDigestOf)).size).toBe(contents.length);
  });

  it('reads times as the database counts them', () => {
    expect(textOfMicroseconds(0)).toBe('2000-01-01T00:00:00.000000Z');
    expect(textOfMicroseconds(-1)).toBe('1999-12-31T23:59:59.999999Z');
    expect(textOfMicroseconds(849_398_400_000_007)).toBe('2026-12-01T00:00:00.000007Z');
    expect(textOfMicroseconds(2 ** 63)).toBeNull();
  });

  it('counts microseconds over the ends of seconds and years', () => {
    expect(plusMicroseconds('2026-12-31T23:59:59.999999Z', 0)).toBe('2026-12-31T23:59:59.999999Z');
    expect(plusMicroseconds('2026-12-31T23:59:59.999999Z', 1)).toBe('2027-01-01T00:00:00.000000Z');
    expect(plusMicroseconds('2026-11-23T10:00:00.000009Z', 12)).toBe('2026-11-23T10:00:00.000021Z');
  });
});
