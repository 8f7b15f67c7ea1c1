import type { Principal } from '@safecode/domain/access/principal';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertVerification } from '@safecode/database/ledger/ledger-status';
import { finishRun, insertRun } from '@safecode/database/generation/run-repository';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization } from '../../test/people-scene.js';
import { summarizeHome } from './summarize-home.js';

const { deps, organization } = await peopleScene();
const OTHER_FIELDS = { provider: 'template', stages: [], draft: null, questions: [], verdict: null, codeId: null, confidence: null, cached: false, error: null } as const;

let shop: Organization;
let brandId: number;
let editor: Principal;

beforeEach(async () => {
  shop = await organization();
  brandId = await shop.brand('Larkmoor');
  editor = await (await shop.join('Editor', 'editor')).principal();
});

/** A run that ended so. */
async function ended(description: string, status: 'asking' | 'not_safe' | 'passed'): Promise<number> {
  return inTenantCommand(deps.db, { organizationId: shop.id, actor: editor.actor }, async (tx) => {
    const id = await insertRun(tx, { brandId, pageType: 'pdp', description, templateSlug: null, answers: {}, source: 'console', deadline: null });
    await finishRun(tx, id, { ...OTHER_FIELDS, status });
    return { result: id, ledger: [{ action: 'generation.requested', objectType: 'generation_run', objectId: id }] };
  });
}

const waiting = async (principal: Principal): Promise<number[]> => (await summarizeHome(deps, principal, {})).waiting.map(({ id }) => id);

describe('the ledger on Home', () => {
  const late = () => ({ ...deps, clock: { now: () => new Date(Date.now() + 49 * 3_600_000) } });
  it('is said to be broken or unverified for too long, to those who watch it', async () => {
    const [auditor, approver] = [await (await shop.join('Auditor', 'auditor')).principal(), await (await shop.join('Approver', 'approver')).principal()];
    expect((await summarizeHome(deps, auditor, {})).ledger).toBeNull();
    expect((await summarizeHome(late(), auditor, {})).ledger).toMatchObject({ kind: 'unverified' });
    expect((await summarizeHome(late(), approver, {})).ledger).toBeNull();
    await inTenantCommand(deps.db, { organizationId: shop.id, actor: editor.actor }, async (tx) => {
      await insertVerification(tx, { entries: 9, head: { sequence: 9, hash: '' }, checkpointSequence: null, firstBreak: { sequence: 4, kind: 'changed' } }, 1);
      return { result: undefined, ledger: [{ action: 'brand.updated', objectType: 'brand', objectId: brandId }] };
    });
    expect((await summarizeHome(deps, auditor, {})).ledger).toMatchObject({ kind: 'broken', sequence: 4, breakKind: 'changed' });
    expect((await summarizeHome(deps, approver, {})).ledger).toBeNull();
  });
});

describe('what waits on Home', () => {
  it('are questions and drafts that are not safe, until the same is asked again', async () => {
    const question = await ended('Change a text', 'asking');
    const unsafe = await ended('Add a bar', 'not_safe');
    await ended('Move the price', 'passed');
    expect(await waiting(editor)).toEqual([unsafe, question]);
    await ended('Change a text', 'passed');
    expect(await waiting(editor)).toEqual([unsafe]);
    const again = await ended('Add a bar', 'asking');
    expect(await waiting(editor)).toEqual([again]);
  });

  it('waits for nobody who cannot answer', async () => {
    await ended('Change a text', 'asking');
    const viewer = await (await shop.join('Viewer', 'viewer')).principal();
    expect(await waiting(viewer)).toEqual([]);
  });
});
