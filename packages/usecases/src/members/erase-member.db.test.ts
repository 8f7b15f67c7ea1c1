import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { readAuditRows, resolveFilter, showDetails } from '@safecode/database/ledger/audit-read-model';
import { verifyLedger } from '@safecode/database/ledger/verify-ledger';
import { TENANT_TABLES } from '@safecode/testing/database/isolation/table-register';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization, type Person } from '../../test/people-scene.js';
import { createBrand } from '../brands/create-brand.js';
import { startGeneration } from '../generation/start-generation.js';
import { eraseMember } from './erase-member.js';
import { removeMember } from './remove-member.js';

const NAME = 'Zuleika';
const { deps, database, organization } = await peopleScene();
let shop: Organization;
let owner: Person;
let leaver: Person;

beforeEach(async () => {
  shop = await organization();
  owner = await shop.join('Owner', 'owner');
  leaver = await shop.join(NAME, 'admin');
});

const context = () => ({ organizationId: shop.id, actor: { kind: 'system', label: 'Test' } as const });
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
const verify = async () => (await inTenant(database.db, context(), async (tx) => verifyLedger(tx, await deps.checkpoints.list(shop.id)))).firstBreak;
const entries = () =>
  inTenant(database.db, context(), async (tx) => showDetails(tx, await readAuditRows(tx, await resolveFilter(tx, { brandIds: null }), { direction: 'asc', after: null, limit: 1000 })));

/** Everything the organisation has in any table, and the person's account, as text. */
async function everything(): Promise<string> {
  const texts: string[] = [];
  for (const [table, { key }] of TENANT_TABLES) {
    const { rows } = await database.admin.query<{ text: string }>(`select to_jsonb(t)::text as text from ${table} t where ${key} = $1`, [shop.id]);
    texts.push(...rows.map(({ text }) => `${table}: ${text}`));
  }
  const { rows } = await database.admin.query<{ text: string }>('select to_jsonb(u)::text as text from users u where id = $1', [leaver.userId]);
  return [...texts, ...rows.map(({ text }) => text)].join('\n');
}

/** Work under the leaver's name in tables that say who did it, and an entry with a reason. */
async function leaveTraces(): Promise<number> {
  const principal = await leaver.principal();
  const brand = await createBrand(deps, principal, { name: 'Trail', slug: 'trail', site: 'https://www.shop.example', domains: [], ownPrefix: 'xp-', pageTypes: ['pdp'], description: '' });
  await startGeneration(deps, principal, { brand: brand.slug, pageType: 'pdp', description: 'a bar', template: undefined, answers: {}, source: 'console' });
  await inTenantCommand(database.db, { organizationId: shop.id, actor: principal.actor }, async () => ({
    result: undefined,
    ledger: [{ action: 'brand.updated', objectType: 'brand', objectId: brand.id, brandId: brand.id, after: { name: 'Trail' }, reason: `${NAME} wanted it` }],
  }));
  return brand.id;
}

describe('a person in the ledger', () => {
  it('is a pseudonym in every row, and a name for who may read it', async () => {
    await leaveTraces();
    const { rows } = await database.admin.query('select string_agg(to_jsonb(l)::text, \' \') as text from code_audit_log l where organization_id = $1', [shop.id]);
    expect(rows[0].text).not.toContain(NAME);
    expect((await entries()).find(({ action }) => action === 'brand.updated')).toMatchObject({
      actor: { kind: 'user', label: NAME, person: { name: NAME, userId: leaver.userId } }, reason: `${NAME} wanted it`,
    });
  });
});

describe('erasing a person', () => {
  it('leaves their name and address nowhere, their deeds under a pseudonym, and the chain whole', async () => {
    await leaveTraces();
    expect(await everything()).toContain(NAME);
    await eraseMember(deps, await owner.principal(), { userId: leaver.userId });
    const left = (await everything()).split('\n').filter((line) => line.includes(NAME) || line.includes(leaver.email));
    expect(left).toEqual([]);
    expect(await verify()).toBeNull();
    const all = await entries();
    const deed = all.find(({ action }) => action === 'brand.updated');
    expect(deed).toMatchObject({ actor: { kind: 'user', person: { name: null, userId: null } }, reason: null });
    expect(deed?.actor.label).toMatch(/^Erased person p-/);
    expect(all.at(-1)).toMatchObject({ action: 'person.erased', objectId: deed?.actor.person?.subject, actor: { label: 'Owner' } });
    expect(await refusal(leaver.principal())).not.toBeNull();
  });

  it('reaches somebody who was removed before, with the entry that named them', async () => {
    await removeMember(deps, await owner.principal(), { userId: leaver.userId });
    expect((await entries()).at(-1)).toMatchObject({ action: 'member.removed', before: { name: NAME, email: leaver.email, role: 'admin' } });
    await eraseMember(deps, await owner.principal(), { userId: leaver.userId });
    expect((await everything()).split('\n').filter((line) => line.includes(NAME) || line.includes(leaver.email))).toEqual([]);
    expect((await entries()).at(-2)).toMatchObject({ action: 'member.removed', before: { name: { erased: expect.stringMatching(/^p-/) }, role: 'admin' } });
    expect(await verify()).toBeNull();
  });

  it('empties entries of the first format by a signed segment, and the chain stays whole', async () => {
    const { hashEntry } = await import('@safecode/database/ledger/entry-format-1');
    const old = await organization();
    const { rows } = await database.admin.query('select sequence, hash from audit_heads where organization_id = $1', [old.id]);
    const actor = { kind: 'user', userId: leaver.userId, label: NAME } as const;
    const entry = { organizationId: old.id, sequence: 2, previousHash: rows[0].hash as string, at: '2026-11-01T10:00:00.000001Z', actor, action: 'brand.updated' as const, objectType: 'brand', objectId: '1', brandId: null, codeId: null, before: null, after: { note: NAME }, reason: null };
    const hash = hashEntry(deps.keys.ledger, entry);
    await database.admin.query(
      `insert into code_audit_log (organization_id, sequence, user_id, actor, action, object_type, object_id, after, created_at, hash, previous_hash)
       values ($1, 2, $2, $3, 'brand.updated', 'brand', '1', $4, $5, $6, $7)`,
      [old.id, leaver.userId, JSON.stringify(actor), JSON.stringify(entry.after), entry.at, hash, entry.previousHash],
    );
    await database.admin.query('update audit_heads set sequence = 2, hash = $2, digest = $2 where organization_id = $1', [old.id, hash]);
    shop = old;
    owner = await old.join('Owner', 'owner');
    await database.admin.query("insert into memberships (organization_id, user_id, role) values ($1, $2, 'viewer')", [old.id, leaver.userId]);
    expect(await verify()).toBeNull();
    await eraseMember(deps, await owner.principal(), { userId: leaver.userId });
    expect(await verify()).toBeNull();
    const { rows: kept } = await database.admin.query('select l::text as text from code_audit_log l where organization_id = $1 and sequence = 2', [old.id]);
    expect(kept[0].text).not.toContain(NAME);
    // The same change without the segment is a break.
    await database.admin.query("set session_replication_role = 'replica'");
    await database.admin.query('delete from ledger_segments where organization_id = $1', [old.id]);
    await database.admin.query('reset session_replication_role');
    expect(await verify()).toEqual({ sequence: 2, kind: 'changed' });
  });

  it('keeps the account of somebody who belongs to another organisation as well', async () => {
    const other = await organization();
    await database.admin.query("insert into memberships (organization_id, user_id, role) values ($1, $2, 'viewer')", [other.id, leaver.userId]);
    await eraseMember(deps, await owner.principal(), { userId: leaver.userId });
    const { rows } = await database.admin.query('select name from users where id = $1', [leaver.userId]);
    expect(rows).toEqual([{ name: NAME }]);
  });

  it('is for those who manage members, not of oneself, nor of strangers or the last owner', async () => {
    const editor = await shop.join('Editor', 'editor');
    expect(await refusal(eraseMember(deps, await editor.principal(), { userId: leaver.userId }))).toMatchObject({ code: 'access.denied' });
    expect(await refusal(eraseMember(deps, await owner.principal(), { userId: owner.userId }))).toMatchObject({ code: 'access.own_role' });
    expect(await refusal(eraseMember(deps, await leaver.principal(), { userId: owner.userId }))).toMatchObject({ code: 'access.role_above_own' });
    const foreign = await (await organization()).join('Foreign', 'viewer');
    for (const userId of [foreign.userId, 2_000_000_000]) expect(await refusal(eraseMember(deps, await owner.principal(), { userId }))).toMatchObject({ code: 'access.not_found' });
    const { rows } = await database.admin.query('select name from users where id = $1', [foreign.userId]);
    expect(rows).toEqual([{ name: 'Foreign' }]);
  });
});
