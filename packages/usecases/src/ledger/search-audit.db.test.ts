import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Principal } from '@safecode/domain/access/principal';
import type { SearchAudit } from '@safecode/domain/ledger/audit';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertCode } from '@safecode/database/codes/code-repository';
import { insertRun } from '@safecode/database/generation/run-repository';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledgerScene, type LedgerShop } from '../../test/ledger-scene.js';
import { getAuditTrail } from './get-audit-trail.js';
import { getAuditEntry, listAuditPeople, searchAudit } from './search-audit.js';

const VERIFIER = join(import.meta.dirname, '../../../../tooling/ledger-verifier/verify-ledger.mjs');
const { deps, database, shop: makeShop } = await ledgerScene();
let shop: LedgerShop;
let dana: Principal;
let brandId: number;
let codeId: number;

const find = async (filter: Partial<SearchAudit> = {}, principal = shop.owner) =>
  (await searchAudit(deps, principal, { limit: 200, ...filter })).rows.filter(({ action }) => action !== 'audit.searched').map(({ action, objectId }) => `${action} ${objectId}`);

const act = (principal: Principal, objectId: number, fields: { brandId?: number; codeId?: number } = {}) =>
  inTenantCommand(database.db, { organizationId: shop.id, actor: principal.actor }, async () => ({
    result: undefined,
    ledger: [{ action: objectId % 2 === 0 ? 'brand.updated' : 'rule.updated', objectType: objectId % 2 === 0 ? 'brand' : 'code_rule', objectId, ...fields }],
  }));

beforeAll(async () => {
  shop = await makeShop();
  dana = await (await shop.join('Dana', 'admin')).principal();
  brandId = await shop.brand('Trail');
  codeId = await inTenantCommand(database.db, shop.context, async (tx) => {
    const runId = await insertRun(tx, newRun(brandId));
    const id = (await insertCode(tx, newCode(brandId, runId))) ?? 0;
    return { result: id, ledger: [{ action: 'code.created' as const, objectType: 'generated_code', objectId: id, brandId, codeId: id }] };
  });
  await act(shop.owner, 10);
  await act(dana, 11, { brandId, codeId });
  await act(dana, 12, { brandId });
  await act({ ...dana, actor: { kind: 'opal', keyId: 77, label: 'Opal', onBehalfOf: 'guest@shop.example' } }, 13, { brandId });
});

describe('searching the ledger', () => {
  it.each<[string, () => Partial<SearchAudit>, string[]]>([
    ['a person', () => ({ userId: dana.actor.kind === 'user' ? dana.actor.userId : 0 }), ['brand.updated 12', 'rule.updated 11']],
    ['a key', () => ({ keyId: 77 }), ['rule.updated 13']],
    ['an action', () => ({ actions: 'rule.updated' }), ['rule.updated 13', 'rule.updated 11']],
    ['several actions, merged in order', () => ({ actions: 'rule.updated,brand.updated' }), ['rule.updated 13', 'brand.updated 12', 'rule.updated 11', 'brand.updated 10']],
    ['a type of object', () => ({ objectType: 'code_rule' }), ['rule.updated 13', 'rule.updated 11']],
    ['a person, a brand and an action', () => ({ userId: dana.actor.kind === 'user' ? dana.actor.userId : 0, brandId, actions: 'rule.updated' }), ['rule.updated 11']],
    ['a time before everything', () => ({ to: '2020-01-01T00:00:00Z' }), []],
    ['a time after everything', () => ({ from: '2100-01-01T00:00:00Z' }), []],
    ['somebody unknown', () => ({ userId: 2_000_000_000 }), []],
  ])('finds by %s', async (_, filter, found) => {
    expect(await find(filter())).toEqual(found);
  });

  it('finds by code and by brand, and by the moment of an entry to the microsecond', async () => {
    expect(await find({ codeId })).toEqual(['rule.updated 11', `code.created ${codeId}`]);
    expect(await find({ brandId })).toHaveLength(4);
    const all = await searchAudit(deps, shop.owner, { limit: 200, objectType: 'code_rule' });
    const [newest, older] = all.rows.map(({ at }) => at);
    expect(newest !== undefined && older !== undefined && newest > older).toBe(true);
    expect(await find({ objectType: 'code_rule', from: newest })).toEqual(['rule.updated 13']);
    expect(await find({ objectType: 'code_rule', to: newest })).toEqual(['rule.updated 11']);
  });

  it('pages by keyset, without a gap or a repetition, also while entries are added', async () => {
    const first = await searchAudit(deps, shop.owner, { limit: 2, brandId });
    await act(shop.owner, 14, { brandId });
    const second = await searchAudit(deps, shop.owner, { limit: 2, brandId, cursor: first.nextCursor ?? '' });
    expect([...first.rows, ...second.rows].map(({ objectId }) => objectId)).toEqual(['13', '12', '11', String(codeId)]);
    expect(second.nextCursor).toBeNull();
    await expect(searchAudit(deps, shop.owner, { limit: 2, cursor: 'forged' })).rejects.toMatchObject({ code: 'input.cursor_invalid' });
  });

  it('names person, key, agent and whom it acts for', async () => {
    const { rows: [entry] } = await searchAudit(deps, shop.owner, { limit: 1, keyId: 77 });
    expect(entry?.actor).toEqual({ kind: 'opal', label: 'Opal', keyId: 77, person: null, onBehalfOf: { subject: expect.stringMatching(/^p-/), name: 'guest@shop.example', userId: null } });
    expect((await listAuditPeople(deps, shop.owner)).rows.map(({ name }) => name)).toEqual(['Dana', 'guest@shop.example', 'Zoë']);
    expect(await getAuditEntry(deps, shop.owner, { sequence: entry?.sequence ?? 0 })).toMatchObject({ format: 2, seal: entry?.seal, before: null });
  });

  it('is recorded once for the same search in a while', async () => {
    const count = async () => Number((await database.admin.query("select count(*) from code_audit_log where organization_id = $1 and action = 'audit.searched'", [shop.id])).rows[0].count);
    const before = await count();
    for (const limit of [5, 6]) await searchAudit(deps, dana, { limit, actions: 'quota.changed' });
    expect(await count()).toBe(before + 1);
    await searchAudit(deps, shop.owner, { limit: 5, actions: 'quota.changed' });
    expect(await count()).toBe(before + 2);
    expect((await shop.ledger()).at(-1)).toMatchObject({ action: 'audit.searched', after: { filter: { actions: 'quota.changed' } }, actor: { label: 'Zoë' } });
  });

  it('is for those who may read the ledger, and shows no brand they may not see', async () => {
    const viewer = await (await shop.join('Vera', 'viewer')).principal();
    for (const attempt of [find({}, viewer), getAuditEntry(deps, viewer, { sequence: 1 }), listAuditPeople(deps, viewer)]) await expect(attempt).rejects.toMatchObject({ code: 'access.denied' });
    const limited = await (await shop.join('Lim', 'auditor', 'listed')).principal();
    expect(await find({ brandId }, limited)).toEqual([]);
    expect(await find({ objectType: 'brand' }, limited)).toContain('brand.updated 10');
    const { rows: [hidden] } = await searchAudit(deps, shop.owner, { limit: 1, brandId });
    await expect(getAuditEntry(deps, limited, { sequence: hidden?.sequence ?? 0 })).rejects.toMatchObject({ code: 'access.not_found' });
  });
});

describe('the trail of a piece of code', () => {
  const check = (proof: object): Promise<number> => {
    const file = join(database.dataDir, 'trail.json');
    writeFileSync(file, JSON.stringify(proof));
    return new Promise((resolve) => void execFile(process.execPath, [VERIFIER, file], (error) => resolve(error === null ? 0 : Number(error.code))));
  };

  it('comes with a proof that holds offline, and not when an entry is changed, added or taken out', async () => {
    const trail = await getAuditTrail(deps, shop.owner, { id: codeId, limit: 50 });
    expect(trail.rows.map(({ action }) => action)).toEqual(['rule.updated', 'code.created']);
    expect(await check(trail)).toBe(0);
    const { proof } = trail;
    const [first, ...others] = proof.entries;
    expect(await check({ proof: { ...proof, entries: others } })).toBe(1);
    expect(await check({ proof: { ...proof, entries: [first, ...proof.entries] } })).toBe(1);
    expect(await check({ proof: { ...proof, entries: [{ ...first, at: '2026-01-01T00:00:00.000000Z' }, ...others] } })).toBe(1);
    expect(await check({ proof: { ...proof, head: { ...proof.head, sequence: 1 } } })).toBe(1);
  });

  it('is as hidden as its code', async () => {
    const limited = await (await shop.join('Lis', 'auditor', 'listed')).principal();
    for (const id of [codeId, 2_000_000_000]) await expect(getAuditTrail(deps, limited, { id, limit: 5 })).rejects.toMatchObject({ code: 'access.not_found' });
  });
});
