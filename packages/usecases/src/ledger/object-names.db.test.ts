import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertCode } from '@safecode/database/codes/code-repository';
import { insertRun } from '@safecode/database/generation/run-repository';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { expect, it } from 'vitest';
import { ledgerScene } from '../../test/ledger-scene.js';
import { searchAudit } from './search-audit.js';

const { deps, database, shop: makeShop } = await ledgerScene();
const shop = await makeShop();
const brandId = await shop.brand('Trail');
const otherBrandId = await shop.brand('Peak');
const dana = await (await shop.join('Dana', 'admin')).principal();

/** Writes an entry about something and answers what the reader of the ledger sees it called. */
async function nameOf(about: Pick<LedgerRecord, 'objectType' | 'objectId' | 'brandId' | 'codeId'>): Promise<string | null> {
  await inTenantCommand(database.db, shop.context, async () => ({ result: undefined, ledger: [{ action: 'brand.updated', ...about }] }));
  return (await searchAudit(deps, shop.owner, { limit: 1, actions: 'brand.updated' })).rows[0]?.objectName ?? null;
}

it('says what an entry is about by the name of today', async () => {
  const title = await inTenantCommand(database.db, shop.context, async (tx) => {
    const runId = await insertRun(tx, newRun(brandId));
    const code = newCode(brandId, runId);
    const id = (await insertCode(tx, code)) ?? 0;
    return { result: { id, text: code.title }, ledger: [{ action: 'code.created', objectType: 'generated_code', objectId: id, brandId, codeId: id }] };
  });
  expect(await nameOf({ objectType: 'brand', objectId: brandId, brandId })).toBe('Trail');
  expect(await nameOf({ objectType: 'user', objectId: dana.actor.kind === 'user' ? dana.actor.userId : 0 })).toBe('Dana');
  expect(await nameOf({ objectType: 'generated_code', objectId: title.id, brandId, codeId: title.id })).toBe(title.text);
  // A thread of a code is known by the code.
  expect(await nameOf({ objectType: 'thread', objectId: 5, brandId, codeId: title.id })).toBe(title.text);
});

it.each<[string, Pick<LedgerRecord, 'objectType' | 'objectId' | 'brandId'>]>([
  ['what never was', { objectType: 'template', objectId: 2_000_000, brandId }],
  ['what has no number', { objectType: 'session', objectId: 'bsNEPqtwGQcx' }],
  ['a number too large for a key', { objectType: 'brand', objectId: '99999999999', brandId }],
  ['a brand, in an entry about another one', { objectType: 'brand', objectId: otherBrandId, brandId }],
  ['a brand, in an entry about none', { objectType: 'brand', objectId: otherBrandId }],
])('has no name for %s', async (_, about) => {
  expect(await nameOf(about)).toBeNull();
});
