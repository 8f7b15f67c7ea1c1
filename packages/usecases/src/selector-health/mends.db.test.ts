import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { addToIncident } from '@safecode/database/selector-health/incident-repository';
import { insertWatchedPage } from '@safecode/database/selector-health/page-repository';
import { keepSnapshot } from '@safecode/database/selector-health/snapshot-repository';
import type { Principal } from '@safecode/domain/access/principal';
import type { Mend } from '@safecode/domain/selector-health/mend';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import { beforeEach, describe, expect, it } from 'vitest';
import { reviewScene, type ReviewScene } from '../../test/review-scene.js';
import { decideReview } from '../review/decide-review.js';
import { submitForReview } from '../review/submit-for-review.js';
import { listNotifications } from '../notifications/list-notifications.js';
import { archiveSelector } from '../selectors/archive-selector.js';
import { changeStage } from '../selectors/change-stage.js';
import { createSelector } from '../selectors/create-selector.js';
import { updateSelector } from '../selectors/update-selector.js';
import { getHealth } from './get-health.js';
import { decideMend, mendIncident, proposeMend, withdrawMend } from './propose-mend.js';
import { reviseCodes } from './revise-codes.js';
import { closeIncidents, tellIncident } from './tell-incident.js';

interface Scene extends ReviewScene {
  readonly editor: Principal;
  readonly approver: Principal;
  readonly selector: DomSelector;
  readonly pageId: number;
  readonly incidentId: number;
}

const refusal = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: { code?: string }) => error.code);
let at: Scene;

async function breakSelectors(scene: Pick<Scene, 'deps' | 'organization' | 'brandId' | 'pageId'>, selectors: readonly DomSelector[]): Promise<number> {
  return inTenant(scene.deps.db, { organizationId: scene.organization.id, actor: { kind: 'system', label: 'Health check' } }, async (tx) => {
    const snapshotId = await keepSnapshot(tx, { pageId: scene.pageId, contentHash: 'hash', html: Buffer.alloc(0), picture: null, title: 'Page' });
    const breaks = selectors.map(({ id, selector }) => ({ selectorId: id, pageId: scene.pageId, selector, state: 'invalid' as const, reasons: ['not_found' as const], suggestion: null, snapshotId, before: { snapshotId: null, box: null } }));
    return (await addToIncident(tx, { brandId: scene.brandId, at: new Date() }, breaks)).id;
  });
}

const selectorOf = (scene: ReviewScene, by: Principal, selector: string): Promise<DomSelector> =>
  createSelector(scene.deps, by, { brandId: scene.brandId, selector, pageType: 'pdp', name: `Element ${selector}`, role: null, description: '', status: 'approved', replacement: null, subtree: false });

beforeEach(async () => {
  const scene = await reviewScene();
  const [editor, approver] = [await scene.ana.principal(), await scene.dana.principal()];
  const selector = await selectorOf(scene, editor, '.price');
  const pageId = await inTenant(scene.deps.db, { organizationId: scene.organization.id, actor: editor.actor }, (tx) =>
    insertWatchedPage(tx, scene.brandId, { pageType: 'pdp', url: 'https://www.shop.example/p', viewport: { width: 1280, height: 900 }, everyMinutes: 360 }),
  );
  const incidentId = await breakSelectors({ ...scene, pageId }, [selector]);
  at = { ...scene, editor, approver, selector, pageId, incidentId };
});

const replacing = (selector = '.product-price'): Mend[] => [{ action: 'replace', selectorId: at.selector.id, expectedVersion: at.selector.version, selector }];
const propose = (): ReturnType<typeof proposeMend> => proposeMend(at.deps, at.editor, { incidentId: at.incidentId, mends: replacing(), note: 'The new theme.' });
const inbox = async (who: Principal): Promise<string[]> => (await listNotifications(at.deps, who, { limit: 50, unreadOnly: false })).rows.map(({ text }) => text);
const tell = (): Promise<void> => tellIncident(at.deps, { organizationId: at.organization.id, incidentId: at.incidentId });

/** Code that colours the price and is approved. */
async function approvedCode(css = '.price { color: red }'): Promise<number> {
  const { id, contentHash } = await at.code(at.editor, css);
  await submitForReview(at.deps, at.editor, { id, note: '' });
  await decideReview(at.deps, at.approver, { id, contentHash, decision: 'approve', note: '', checklist: [] });
  return id;
}

describe('a mend', () => {
  it('is proposed by one person and approved by another, who is told; selectors change then', async () => {
    const mend = await propose();
    expect(mend).toMatchObject({ status: 'proposed', proposedBy: 'Ana', mends: [{ from: '.price', selector: '.product-price' }] });
    expect(await inbox(at.approver)).toEqual(['Ana asks you to decide on a mend: 1 selector']);
    expect((await getHealth(at.deps, at.editor, { brandId: at.brandId })).incidents[0]?.selectors[0]).toMatchObject({ decision: null });
    const done = await decideMend(at.deps, at.approver, { mendId: mend.id, decision: 'approve', note: 'Looks right.' });
    expect(done).toMatchObject({ status: 'applied', decidedBy: 'Dana', decisionNote: 'Looks right.' });
    expect(await inbox(at.editor)).toEqual(['Dana decided on your mend: 1 selector approved']);
    const { incidents } = await getHealth(at.deps, at.editor, { brandId: at.brandId });
    expect(incidents[0]).toMatchObject({ closedAt: expect.any(String), selectors: [{ selector: '.price', decision: 'replaced' }], mends: [{ id: mend.id }] });
    expect((await at.organization.ledger()).map(({ action }) => action)).toEqual(expect.arrayContaining(['mend.proposed', 'incident.mended', 'selector.updated', 'incident.closed']));
  });

  it('is not decided by whoever proposed it, by a key, by somebody without the right, or twice', async () => {
    const { id } = await proposeMend(at.deps, at.approver, { incidentId: at.incidentId, mends: replacing(), note: '' });
    const decide = (who: Principal) => refusal(decideMend(at.deps, who, { mendId: id, decision: 'approve', note: '' }));
    expect(await decide(at.approver)).toBe('mend.own_proposal');
    expect(await decide(at.editor)).toBe('access.denied');
    expect(await decide({ ...(await at.owner.principal()), actor: { kind: 'api_key', keyId: 1, label: 'Key' } })).toBe('mend.only_people_decide');
    expect(await decide(await at.eve.principal())).toBeNull();
    expect(await decide(await at.owner.principal())).toBe('mend.ended');
  });

  it('is one at a time, can be taken back and rejected, and changes nothing then', async () => {
    const first = await propose();
    expect(await refusal(propose())).toBe('conflict.exists');
    await withdrawMend(at.deps, at.editor, { mendId: first.id });
    const second = await propose();
    expect(await decideMend(at.deps, at.approver, { mendId: second.id, decision: 'reject', note: 'It is the other price.' })).toMatchObject({ status: 'rejected' });
    expect((await getHealth(at.deps, at.editor, { brandId: at.brandId })).incidents[0]).toMatchObject({ closedAt: null, selectors: [{ decision: null }] });
  });

  it('of a selector that somebody changed meanwhile is refused as a whole', async () => {
    const { id } = await propose();
    const { id: selectorId, version, brandId: _, createdAt: _c, updatedAt: _u, updatedBy: _b, ...content } = at.selector;
    await updateSelector(at.deps, at.approver, { ...content, status: 'approved', name: 'Other name', id: selectorId, expectedVersion: version });
    expect(await refusal(decideMend(at.deps, at.approver, { mendId: id, decision: 'approve', note: '' }))).toBe('conflict.stale_version');
    expect((await getHealth(at.deps, at.editor, { brandId: at.brandId })).incidents[0]?.mends).toMatchObject([{ status: 'proposed' }]);
  });

  it('is done by one person where the brand says so', async () => {
    expect(await refusal(mendIncident(at.deps, at.approver, { incidentId: at.incidentId, mends: replacing() }))).toBe('mend.needs_approval');
    await at.setPolicy({ mendsNeedApproval: false });
    expect(await mendIncident(at.deps, at.approver, { incidentId: at.incidentId, mends: replacing() })).toMatchObject({ status: 'applied', decidedBy: 'Dana' });
  });
});

describe('an incident', () => {
  const broken = (): Promise<unknown> =>
    at.scene.database.admin.query(
      `insert into selector_health (organization_id, selector_id, page_id, state, since, checked_at) values ($1, $2, $3, 'gone', now(), now())`,
      [at.organization.id, at.selector.id, at.pageId],
    );
  const isOpen = async (): Promise<boolean> => (await getHealth(at.deps, at.editor, { brandId: at.brandId })).incidents[0]?.closedAt === null;

  it('is over when what it broke is archived by hand, and its selectors are not counted any more', async () => {
    await broken();
    expect([await isOpen(), (await getHealth(at.deps, at.editor, { brandId: at.brandId })).selectors.length]).toEqual([true, 1]);
    await archiveSelector(at.deps, at.editor, { id: at.selector.id });
    expect([await isOpen(), (await getHealth(at.deps, at.editor, { brandId: at.brandId })).selectors.length]).toEqual([false, 0]);
    expect((await at.organization.ledger()).slice(-2).map(({ action }) => action)).toEqual(['selector.archived', 'incident.closed']);
  });

  it('is over when what it broke is deprecated by hand', async () => {
    await broken();
    await changeStage(at.deps, at.editor, { selectorId: at.selector.id, expectedVersion: at.selector.version, to: 'deprecated', effectiveAt: new Date().toISOString(), replacement: null, reason: '' });
    expect(await isOpen()).toBe(false);
  });

  it('is looked at again at once when somebody changes the selector by hand, and stays open until then', async () => {
    await broken();
    await updateSelector(at.deps, at.editor, { ...at.selector, status: 'approved', selector: '.product-price', expectedVersion: at.selector.version });
    expect(await isOpen()).toBe(true);
    const { rows } = await at.scene.database.admin.query<{ page: number }>(
      `select (payload ->> 'pageId')::integer as page from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'health.visit_page' and payload ->> 'organizationId' = $1`,
      [String(at.organization.id)],
    );
    expect(rows).toEqual([{ page: at.pageId }]);
  });
});

describe('codes that use a replaced selector', () => {
  it('get one revision each in the name of whoever proposed, in review, however often the job runs', async () => {
    const approved = await approvedCode();
    const other = await approvedCode('.xp-note { color: red }');
    const { id } = await propose();
    await decideMend(at.deps, at.approver, { mendId: id, decision: 'approve', note: '' });
    for (let run = 0; run < 3; run += 1) await reviseCodes(at.deps, { organizationId: at.organization.id, mendId: id });
    const [incident] = (await getHealth(at.deps, at.editor, { brandId: at.brandId })).incidents;
    expect(incident?.mends[0]).toMatchObject({ isListed: true, codes: [{ id: approved, state: 'in_review', revision: 2 }] });
    const { rows } = await at.scene.database.admin.query('select r.code_id, r.css, r.author_user_id, c.status from code_revisions r join generated_code c on c.id = r.code_id where c.id = any($1)', [[approved, other]]);
    expect(rows).toEqual([{ code_id: approved, css: '.product-price { color: red }', author_user_id: at.ana.userId, status: 'qa_review' }]);
  });

  it('are left with a reason when whoever proposed may not edit any more', async () => {
    const code = await approvedCode();
    const { id } = await propose();
    await decideMend(at.deps, at.approver, { mendId: id, decision: 'approve', note: '' });
    await at.scene.database.admin.query("update memberships set role = 'viewer' where user_id = $1", [at.ana.userId]);
    await reviseCodes(at.deps, { organizationId: at.organization.id, mendId: id });
    expect((await getHealth(at.deps, at.approver, { brandId: at.brandId })).incidents[0]?.mends[0]?.codes).toMatchObject([{ id: code, state: 'left', why: expect.stringContaining('may not edit') }]);
  });
});

describe('people who may act', () => {
  it('are told of an incident once, of more of it once, and of its end; nobody else is', async () => {
    const code = await approvedCode();
    await tell();
    await tell();
    const first = 'Health check found a change of the shop: 1 selector broke on pdp';
    expect(await inbox(at.editor)).toContain(first);
    expect((await listNotifications(at.deps, at.editor, { limit: 1, unreadOnly: false })).rows[0]).toMatchObject({ incidentId: at.incidentId, codeId: null, detail: expect.stringContaining(`Approved code at risk: #${code} A note.`) });
    await breakSelectors(at, [await selectorOf(at, at.editor, '.stock')]);
    await tell();
    await tell();
    await inTenantCommand(at.deps.db, { organizationId: at.organization.id, actor: { kind: 'system', label: 'Health check' } }, async (tx) => {
      const closed = await closeIncidents(tx, at.brandId, new Date());
      return { result: undefined, ledger: closed };
    });
    await tell();
    await tell();
    const texts = (await inbox(at.editor)).filter((text) => text.startsWith('Health check'));
    expect(texts.toReversed()).toEqual([first, 'Health check found more that a change of the shop broke: 2 selectors broke on pdp', 'Health check found that it works again: 2 selectors on pdp']);
    const viewer = await (await at.organization.join('Vic', 'viewer')).principal();
    expect(await inbox(viewer)).toEqual([]);
  });

  it('get one mail for a cause, with a link to it', async () => {
    await tell();
    const { rows } = await at.scene.database.admin.query<{ count: string }>("select count(*) from notification_mails where organization_id = $1 and user_id = $2 and slot like 'now:incident:%'", [at.organization.id, at.ana.userId]);
    expect(Number(rows[0]?.count)).toBe(1);
  });
});
