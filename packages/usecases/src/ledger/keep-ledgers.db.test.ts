import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { insertBrand } from '@safecode/database/brands/brand-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerScene, type LedgerShop } from '../../test/ledger-scene.js';
import { applyRetention } from './apply-retention.js';
import { getAuditStatus } from './search-audit.js';
import { getHolds, getRetention, placeHold, previewRetention, releaseHold, setRetention } from './manage-retention.js';
import { verifyAllLedgers, verifyOrganizationLedger } from './verify-ledgers.js';
import { writeAllCheckpoints, writeCheckpoint } from './write-checkpoints.js';

const { deps, database, shop: makeShop } = await ledgerScene();
let shop: LedgerShop;

beforeEach(async () => {
  shop = await makeShop();
  await shop.append('brand.updated', { after: { n: 1 }, reason: 'why' });
  await shop.append('generation.requested', { after: { n: 2 } });
  await shop.append('member.role_changed', { after: { n: 3 } });
});

const folder = () => join(database.dataDir, 'checkpoints', String(shop.id));
/** The same use cases at another time. */
const inYears = (years: number) => ({ ...deps, clock: { now: () => new Date(Date.now() + years * 366 * 86_400_000) } });
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

describe('checkpoints', () => {
  it('are files for the owner alone, written once, and only when entries came', async () => {
    const first = await writeCheckpoint(deps, shop.id);
    expect(await writeCheckpoint(deps, shop.id)).toEqual(first);
    expect(readdirSync(folder())).toEqual([`${first?.sequence}.json`]);
    expect(statSync(join(folder(), `${first?.sequence}.json`)).mode & 0o777).toBe(0o600);
    await shop.append('brand.updated');
    await writeAllCheckpoints(deps);
    expect(readdirSync(folder())).toHaveLength(2);
    if (first !== null) await deps.checkpoints.put({ ...first, digest: '0'.repeat(64) });
    expect(JSON.parse(readFileSync(join(folder(), `${first?.sequence}.json`), 'utf8'))).toEqual(first);
  });

  it('show a tail cut by the owner of the tables, head row included, and the chain is not signed anew', async () => {
    await writeCheckpoint(deps, shop.id);
    await shop.tamper(`delete from code_audit_log where organization_id = :org and sequence > 3;
      update audit_heads h set sequence = 3, hash = l.hash, digest = l.digest from code_audit_log l where h.organization_id = :org and l.organization_id = :org and l.sequence = 3`);
    expect(await shop.firstBreak()).toEqual({ sequence: 4, kind: 'cut' });
    await writeCheckpoint(deps, shop.id);
    expect(readdirSync(folder())).toHaveLength(1);
  });

  it('that were edited fail the verification instead of being left out in silence', async () => {
    const checkpoint = await writeCheckpoint(deps, shop.id);
    writeFileSync(join(folder(), `${checkpoint?.sequence}.json`), '{}');
    await expect(verifyOrganizationLedger(deps, shop.id)).rejects.toThrow();
    // The others are verified all the same.
    const next = await makeShop();
    const failed: unknown[] = [];
    await expect(verifyAllLedgers({ ...deps, log: { ...deps.log, error: (event, fields) => void failed.push([event, fields]) } })).rejects.toThrow();
    expect(failed).toContainEqual(['ledger.verification_failed', { organizationId: shop.id }]);
    expect((await getAuditStatus(deps, next.owner)).verification).toMatchObject({ firstBreak: null });
  });

  it('are not written for a head that is no digest: the file could never be read again', async () => {
    await shop.tamper("update audit_heads set digest = 'nothing' where organization_id = :org");
    await expect(writeCheckpoint(deps, shop.id)).rejects.toThrow();
    await verifyOrganizationLedger(deps, shop.id);
    expect((await getAuditStatus(deps, shop.owner)).verification).not.toBeNull();
  });
});

describe('the nightly verification', () => {
  it('keeps its result for the audit screen, whole or broken, and tells the log', async () => {
    await writeCheckpoint(deps, shop.id);
    await verifyOrganizationLedger(deps, shop.id);
    expect(await getAuditStatus(deps, shop.owner)).toMatchObject({ verification: { upTo: 5, entries: 5, checkpointSequence: 5, firstBreak: null }, checkpoint: { sequence: 5 }, head: { sequence: 5 } });
    await shop.tamper(`update code_audit_log set object_id = '9' where organization_id = :org and sequence = 4`);
    const logged: unknown[] = [];
    await verifyOrganizationLedger({ ...deps, log: { ...deps.log, error: (event, fields) => void logged.push([event, fields]) } }, shop.id);
    expect((await getAuditStatus(deps, shop.owner)).verification?.firstBreak).toEqual({ sequence: 4, kind: 'changed' });
    expect(logged).toEqual([['ledger.broken', { organizationId: shop.id, sequence: 4, kind: 'changed' }]]);
  });
});

const DAYS = { security: 800, review: 800, generation: 100, knowledge: 400 };
const contents = async (): Promise<(number | null)[]> => {
  const { rows } = await database.admin.query<{ sequence: string; kept: boolean }>('select sequence, salt is not null as kept from code_audit_log where organization_id = $1 order by sequence', [shop.id]);
  return rows.map(({ sequence, kept }) => (kept ? Number(sequence) : -Number(sequence)));
};

describe('retention', () => {
  it('keeps everything for ever until somebody sets it, and never less than the minimum', async () => {
    expect(await getRetention(deps, shop.owner)).toMatchObject({ days: { security: null }, version: 0 });
    expect(await applyRetention(inYears(50), shop.id)).toEqual({ emptied: 0, removed: 0 });
    await setRetention(deps, shop.owner, { days: DAYS, expectedVersion: 0 });
    expect(await refusal(setRetention(deps, shop.owner, { days: DAYS, expectedVersion: 0 }))).toMatchObject({ code: 'conflict.stale_version' });
    expect(await getRetention(deps, shop.owner)).toMatchObject({ days: DAYS, version: 1, updatedBy: 'Zoë' });
    expect((await shop.ledger()).at(-1)).toMatchObject({ action: 'retention.changed', after: DAYS });
  });

  it('drops contents class by class, and the chain stays whole', async () => {
    await setRetention(deps, shop.owner, { days: DAYS, expectedVersion: 0 });
    expect((await previewRetention(inYears(0.5), shop.owner, { days: DAYS })).classes).toEqual([
      { name: 'security', due: 0, held: 0 }, { name: 'review', due: 0, held: 0 }, { name: 'generation', due: 1, held: 0 }, { name: 'knowledge', due: 0, held: 0 },
    ]);
    expect(await applyRetention(inYears(0.5), shop.id)).toEqual({ emptied: 1, removed: 0 });
    expect((await contents()).slice(0, 6)).toEqual([1, 2, 3, -4, 5, 6]);
    expect(await applyRetention(inYears(1.5), shop.id)).toEqual({ emptied: 1, removed: 0 });
    expect((await contents()).slice(0, 6)).toEqual([1, 2, -3, -4, 5, 6]);
    expect(await shop.firstBreak()).toBeNull();
    expect((await shop.ledger())[3]).toMatchObject({ action: 'generation.requested', after: null });
  });

  it('removes the oldest entries when nothing of them is left, keeps the proof, and the chain goes on', async () => {
    await setRetention(deps, shop.owner, { days: DAYS, expectedVersion: 0 });
    const done = await applyRetention(inYears(3), shop.id);
    expect(done).toEqual({ emptied: 6, removed: 6 });
    const { rows } = await database.admin.query("select body::jsonb ->> 'entries' as entries, body::jsonb -> 'ranges' as ranges from ledger_segments where organization_id = $1 and kind = 'removed'", [shop.id]);
    expect(rows).toEqual([{ entries: '6', ranges: [[1, 6]] }]);
    expect((await contents())[0]).toBe(7);
    expect(await shop.firstBreak()).toBeNull();
    await shop.append('brand.updated');
    expect(await shop.firstBreak()).toBeNull();
    expect(await applyRetention(deps, shop.id)).toEqual({ emptied: 0, removed: 0 });
  });

  it('passes over what a hold keeps, until it is released', async () => {
    const brandId = await inTenantCommand(database.db, shop.context, async (tx) => {
      const { id } = await insertBrand(tx, { name: 'Held', slug: 'held', site: 'https://www.shop.example', domains: [], ownPrefix: 'hd-', pageTypes: ['pdp'], description: '' });
      return { result: id, ledger: [{ action: 'brand.created', objectType: 'brand', objectId: id, brandId: id }] };
    });
    await setRetention(deps, shop.owner, { days: DAYS, expectedVersion: 0 });
    const { rows: [hold] } = await placeHold(deps, shop.owner, { scope: 'brand', brandId, reason: 'A case' });
    await applyRetention(inYears(3), shop.id);
    expect(await contents()).toContain(6);
    expect((await previewRetention(inYears(3), shop.owner, { days: DAYS })).classes.find(({ name }) => name === 'knowledge')).toEqual({ name: 'knowledge', due: 0, held: 1 });
    await releaseHold(deps, shop.owner, { id: hold?.id ?? 0, reason: 'closed' });
    expect(await refusal(releaseHold(deps, shop.owner, { id: hold?.id ?? 0, reason: 'closed' }))).toMatchObject({ code: 'access.not_found' });
    expect(await getHolds(deps, shop.owner)).toMatchObject({ rows: [{ scope: 'brand', brandName: 'Held', releasedBy: 'Zoë' }] });
    await applyRetention(inYears(3), shop.id);
    expect(await contents()).not.toContain(6);
    expect(await shop.firstBreak()).toBeNull();
  });

  it('is stopped altogether by a hold on the organisation, and by a chain that does not verify', async () => {
    await setRetention(deps, shop.owner, { days: DAYS, expectedVersion: 0 });
    const { rows: [hold] } = await placeHold(deps, shop.owner, { scope: 'organization', reason: 'A case' });
    expect(await applyRetention(inYears(3), shop.id)).toEqual({ emptied: 0, removed: 0 });
    await releaseHold(deps, shop.owner, { id: hold?.id ?? 0, reason: 'closed' });
    await shop.tamper(`update code_audit_log set object_id = '9' where organization_id = :org and sequence = 3`);
    expect(await applyRetention(inYears(3), shop.id)).toEqual({ emptied: 0, removed: 0 });
  });

  it('is not faked by the owner of the tables: a segment without a signature is a break', async () => {
    await shop.tamper(`insert into ledger_segments (organization_id, kind, ranges, body, signature) values (:org, 'emptied', '{[3,3]}', '{}', 'AAAA')`);
    await database.admin.query('update code_audit_log set before = null, after = null, notes = null, salt = null where organization_id = $1 and sequence = 3', [shop.id]);
    expect(await shop.firstBreak()).toEqual({ sequence: 1, kind: 'unsigned' });
  });

  it('is set by nobody without the right', async () => {
    const auditor = await (await shop.join('Audrey', 'auditor')).principal();
    const attempts = [setRetention(deps, auditor, { days: DAYS, expectedVersion: 0 }), previewRetention(deps, auditor, { days: DAYS }), placeHold(deps, auditor, { scope: 'organization', reason: 'x' }), releaseHold(deps, auditor, { id: 1, reason: 'x' })];
    for (const attempt of attempts) expect(await refusal(attempt)).toMatchObject({ code: 'access.denied' });
    expect(await inTenant(database.db, shop.context, (tx) => tx.selectFrom('legal_holds').select('id').execute())).toEqual([]);
  });
});
