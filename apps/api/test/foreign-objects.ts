import { insertAbsence } from '@safecode/database/absences/absence-repository';
import { insertInvitation } from '@safecode/database/invitations/invitation-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertLesson } from '@safecode/database/learning/lesson-repository';
import { gzipSync } from 'node:zlib';
import { finishCapture, insertCapture } from '@safecode/database/page-captures/capture-repository';
import { keepView } from '@safecode/database/page-captures/page-view-repository';
import { addToIncident } from '@safecode/database/selector-health/incident-repository';
import { insertWatchedPage } from '@safecode/database/selector-health/page-repository';
import { keepSnapshot } from '@safecode/database/selector-health/snapshot-repository';
import { insertView } from '@safecode/database/views/view-repository';
import { tenantContextOf } from '@safecode/usecases/access/tenant-context';
import type { Principal } from '@safecode/domain/access/principal';
import { createApiKey } from '@safecode/usecases/api-keys/create-api-key';
import { draftCorrection } from '@safecode/usecases/corrections/draft-correction';
import { reportCorrection } from '@safecode/usecases/corrections/report-correction';
import { createThread } from '@safecode/usecases/discussions/create-thread';
import { startExperiment } from '@safecode/usecases/experiments/manage-experiments';
import { generateAndWait } from '@safecode/usecases/generation/generate-and-wait';
import { startGeneration } from '@safecode/usecases/generation/start-generation';
import type { PageLayout } from '@safecode/usecases/browser-port';
import { packLayout } from '@safecode/usecases/page-captures/page-models';
import { deployCode } from '@safecode/usecases/deployments/deploy-code';
import { listRequests } from '@safecode/usecases/requests/list-requests';
import { decideReview } from '@safecode/usecases/review/decide-review';
import { submitForReview } from '@safecode/usecases/review/submit-for-review';
import { proposeMend } from '@safecode/usecases/selector-health/propose-mend';
import { getRevision } from '@safecode/usecases/revisions/get-revision';
import { createRule } from '@safecode/usecases/rules/create-rule';
import { changeStage } from '@safecode/usecases/selectors/change-stage';
import { createSelector } from '@safecode/usecases/selectors/create-selector';
import { createTemplate } from '@safecode/usecases/templates/create-template';
import { updateTemplate } from '@safecode/usecases/templates/update-template';
import { makeMember, send, type TestOrganization } from './fixtures.js';
import type { TestApi } from './start-api.js';

/** An id, or other name, of one object of each kind. */
export interface ObjectIds {
  readonly brandId: number;
  readonly brandSlug: string;
  readonly selectorId: number;
  readonly templateId: number;
  readonly ruleId: number;
  readonly runId: number;
  readonly codeId: number;
  readonly requestId: number;
  readonly userId: number;
  readonly invitationId: number;
  readonly keyId: number;
  readonly jobId: string;
  readonly viewId: number;
  readonly experimentId: number;
  readonly pageId: number;
  readonly captureId: number;
  readonly incidentId: number;
  readonly mendId: number;
  readonly changeId: number;
  readonly regionChangeId: number;
  readonly deploymentId: number;
  readonly threadId: number;
  readonly commentId: number;
  readonly notificationId: number;
  readonly correctionId: number;
  readonly draftId: number;
  readonly lessonId: number;
  readonly absenceId: number;
}

const UNKNOWN = 2_000_000_000;

/** Ids and a slug that exist nowhere. */
export const UNKNOWN_IDS: ObjectIds = {
  brandId: UNKNOWN, brandSlug: 'no-such-brand', selectorId: UNKNOWN, templateId: UNKNOWN, ruleId: UNKNOWN, runId: UNKNOWN,
  codeId: UNKNOWN, requestId: UNKNOWN, userId: UNKNOWN, invitationId: UNKNOWN, keyId: UNKNOWN, jobId: '999999999999', viewId: UNKNOWN, experimentId: UNKNOWN, pageId: UNKNOWN, captureId: UNKNOWN, incidentId: UNKNOWN, mendId: UNKNOWN, changeId: UNKNOWN, regionChangeId: UNKNOWN, deploymentId: UNKNOWN,
  threadId: UNKNOWN, commentId: UNKNOWN, notificationId: UNKNOWN, correctionId: UNKNOWN, draftId: UNKNOWN, lessonId: UNKNOWN, absenceId: UNKNOWN,
};

export const TEMPLATE_CONTENT = {
  name: 'Note', description: 'A note below the price.', testType: 'note', keywords: [], pageTypes: ['pdp'], javascript: '', css: '.fx-note { color: {{tone}} }',
  slots: [{ kind: 'color' as const, name: 'tone', label: 'Tone', required: true, hints: [], default: '#336699' }],
};

export const SELECTOR_CONTENT = { selector: '.buy', pageType: 'pdp', name: 'Buy', role: null, description: '', status: 'approved' as const, replacement: null, subtree: false };
export const RULE_DEFINITION = { kind: 'no-important' as const, id: 'N01', text: '' };

/** Makes one object of each kind in the organisation. */
export async function makeObjects(api: TestApi, organization: TestOrganization): Promise<ObjectIds> {
  const { deps } = api;
  const { owner, brand } = organization;
  const selector = await createSelector(deps, owner, { ...SELECTOR_CONTENT, brandId: brand.id });
  const template = await createTemplate(deps, owner, { ...TEMPLATE_CONTENT, brandId: brand.id });
  const rule = await createRule(deps, owner, { brandId: brand.id, definition: RULE_DEFINITION });
  const run = await generateAndWait(deps, owner, { brand: brand.slug, pageType: 'pdp', description: 'a note', template: undefined, source: 'api', waitMs: 5000 });
  const queued = await startGeneration(deps, owner, { brand: brand.slug, pageType: 'pdp', description: 'a queued note', template: undefined, source: 'console' });
  await send(`${api.url}/tools/generate-variation-code`, { bearer: organization.opalToken, body: { brand: brand.slug, page_type: 'pdp', description: 'a note' } });
  const requests = await listRequests(deps, owner, { limit: 1 });
  const email = await makeMember(api, organization.id, 'editor');
  const { admin } = api.database;
  const user = await admin.query<{ id: number }>('select id from users where email = $1', [email]);
  const discussed = await discuss(api, organization, { codeId: run.codeId ?? 0, userId: user.rows[0]?.id ?? 0 });
  const { key } = await createApiKey(deps, owner, { kind: 'api', name: 'Other', scopes: ['brand.read'], brandAccess: 'all', brandIds: [], expiresAt: null });
  return {
    brandId: brand.id,
    brandSlug: brand.slug,
    selectorId: selector.id,
    templateId: template.id,
    ruleId: rule.id,
    runId: queued.id,
    codeId: run.codeId ?? 0,
    requestId: requests.rows[0]?.id ?? 0,
    userId: user.rows[0]?.id ?? 0,
    invitationId: await makeInvitation(api, organization),
    keyId: key.id,
    jobId: await makeDeadJob(api, organization.id),
    ...(await makeIncident(api, organization, selector.id)),
    experimentId: await makeExperiment(api, organization),
    changeId: await planStage(api, organization, selector.id),
    captureId: await makeCapture(api, organization),
    viewId: await makeView(api, organization, user.rows[0]?.id ?? 0),
    deploymentId: await makeDeployment(api, organization, run.codeId ?? 0),
    ...discussed,
    ...(await makeLesson(api, organization)),
    draftId: await makeDraft(api, organization, { codeId: run.codeId ?? 0, userId: user.rows[0]?.id ?? 0 }),
    absenceId: await makeAbsence(api, organization, user.rows[0]?.id ?? 0),
  };
}

export const LESSON_HASH = 'b'.repeat(64);

/** A correction, and a lesson that rests on nobody's corrections, so that anybody may decide on it. */
async function makeLesson(api: TestApi, { owner, brand }: TestOrganization): Promise<Pick<ObjectIds, 'correctionId' | 'lessonId'>> {
  const { codeId } = await generateAndWait(api.deps, owner, { brand: brand.slug, pageType: 'pdp', description: 'a note to be corrected', template: undefined, source: 'api', waitMs: 5000 });
  const { contentHash, css } = await getRevision(api.deps, owner, { id: codeId ?? 0, number: 1 });
  const { correction } = await reportCorrection(api.deps, owner, { id: codeId ?? 0, originalRevision: 1, baseHash: contentHash, javascript: '', css: `${css}\n.fx-corrected { color: green }`, reasonKind: 'off_brand', reason: '', source: 'console' });
  const lessonId = await inTenantCommand(api.database.db, tenantContextOf(owner), async (tx) => {
    const improvement = { version: 1 as const, id: 'imp_fixture', kind: 'selector_fix' as const, form: 'selector_alias' as const, language: 'css' as const, before: '.fx-none', after: '.fx-other', support: [], authors: [], change: { type: 'alias' as const, from: '.fx-none', to: '.fx-other' } };
    const replay = { judged: 0, saved: 0, worse: 0, unchanged: 0, interval: { low: 0, high: 0 }, avoidedCorrections: [], approved: [] };
    const id = await insertLesson(tx, { brandId: brand.id, status: 'proposed', content: { key: 'imp_fixture', name: 'Fixture', improvement, support: [], people: 0, heldOut: null, replay, score: 0, pages: null, contentHash: LESSON_HASH } });
    return { result: id, ledger: [{ action: 'lesson.proposed', objectType: 'lesson', objectId: id, brandId: brand.id }] };
  });
  return { correctionId: correction.id, lessonId };
}

/** A correction by somebody that waits for a selector. */
async function makeDraft(api: TestApi, { owner }: TestOrganization, { codeId, userId }: { codeId: number; userId: number }): Promise<number> {
  const author: Principal = { ...owner, role: 'editor', actor: { kind: 'user', userId, label: 'Author' } };
  const { id } = await draftCorrection(api.deps, author, { id: codeId, originalRevision: 1, javascript: '', css: '.shop-teaser { color: green }', reasonKind: 'wrong_element', reason: '', source: 'console' });
  return id;
}

/** A thread whose first comment mentions somebody. */
async function discuss(api: TestApi, organization: TestOrganization, { codeId, userId }: { codeId: number; userId: number }): Promise<Pick<ObjectIds, 'threadId' | 'commentId' | 'notificationId'>> {
  const { threadId, commentId } = await createThread(api.deps, organization.owner, { codeId, revision: 1, lines: null, body: 'Fixture: is this the right colour?', mentions: [userId] });
  const { rows } = await api.database.admin.query<{ id: number }>('select id from notifications where user_id = $1', [userId]);
  return { threadId, commentId, notificationId: rows[0]?.id ?? 0 };
}

/** A planned deployment: the owner's code, approved by somebody else. */
async function makeDeployment(api: TestApi, { id: organizationId, owner }: TestOrganization, codeId: number): Promise<number> {
  const { deps } = api;
  const email = await makeMember(api, organizationId, 'approver');
  const { rows } = await api.database.admin.query<{ id: number }>('select id from users where email = $1', [email]);
  const approver: Principal = { ...owner, role: 'approver', actor: { kind: 'user', userId: rows[0]?.id ?? 0, label: 'Approver' } };
  const { contentHash } = await submitForReview(deps, owner, { id: codeId, note: '' });
  await decideReview(deps, approver, { id: codeId, contentHash, decision: 'approve', note: '', checklist: [] });
  const { deployment } = await deployCode(deps, approver, { id: codeId, contentHash, platform: 'manual', environment: 'production' });
  return deployment.id;
}

async function makeInvitation(api: TestApi, organization: TestOrganization): Promise<number> {
  return inTenantCommand(api.database.db, tenantContextOf(organization.owner), async (tx) => {
    const invitation = await insertInvitation(tx, {
      email: 'guest@shop.example', role: 'viewer', brandAccess: 'all', brandRoles: [], tokenHash: `hash-${organization.id}`, expiresAt: new Date(Date.now() + 3_600_000),
    });
    if (invitation === null) throw new Error('The guest is invited already.');
    return { result: invitation, ledger: [{ action: 'member.invited', objectType: 'invitation', objectId: invitation }] };
  });
}

/** Somebody who will be away. */
async function makeAbsence(api: TestApi, { owner }: TestOrganization, userId: number): Promise<number> {
  return inTenantCommand(api.database.db, tenantContextOf(owner), async (tx) => {
    const absence = await insertAbsence(tx, { userId, standInUserId: null, startsAt: new Date('2098-01-01'), endsAt: new Date('2098-01-08') });
    return { result: absence, ledger: [{ action: 'absence.set', objectType: 'user', objectId: userId }] };
  });
}

/** A watched page on which a selector broke. */
async function makeIncident(api: TestApi, organization: TestOrganization, selectorId: number): Promise<Pick<ObjectIds, 'pageId' | 'incidentId' | 'mendId' | 'regionChangeId'>> {
  const { owner, brand } = organization;
  const made = await inTenantCommand(api.database.db, tenantContextOf(owner), async (tx) => {
    const pageId = await insertWatchedPage(tx, brand.id, { pageType: 'pdp', url: 'https://shop.example/Fixture', viewport: { width: 1280, height: 900 }, everyMinutes: 60 });
    const snapshotId = await keepSnapshot(tx, { pageId, contentHash: 'hash', html: Buffer.alloc(0), picture: null, title: 'Fixture' });
    const { id } = await addToIncident(tx, { brandId: brand.id, at: new Date() }, [{ selectorId, pageId, state: 'gone', reasons: ['not_found'], suggestion: null, selector: '.buy', before: { snapshotId: null, box: null }, snapshotId }]);
    return { result: { pageId, incidentId: id }, ledger: [{ action: 'incident.opened', objectType: 'health_incident', objectId: id, brandId: brand.id }] };
  });
  const mend = await proposeMend(api.deps, owner, { incidentId: made.incidentId, mends: [{ action: 'retire', selectorId, expectedVersion: 1 }], note: '' });
  return { ...made, mendId: mend.id, regionChangeId: await changeRegion(api, organization, { pageId: made.pageId, selectorId }) };
}

/** Something changed around a selector. */
async function changeRegion(api: TestApi, { id, brand }: TestOrganization, { pageId, selectorId }: { pageId: number; selectorId: number }): Promise<number> {
  const { rows } = await api.database.admin.query<{ id: number }>(
    `insert into region_changes (organization_id, brand_id, page_id, selector_id, seen_at, added, removed) values ($1, $2, $3, $4, now(), '{div.new}', '{}') returning id`,
    [id, brand.id, pageId, selectorId],
  );
  return rows[0]?.id ?? 0;
}

/** A stage that takes effect some day. */
async function planStage(api: TestApi, { owner }: TestOrganization, selectorId: number): Promise<number> {
  const { stages } = await changeStage(api.deps, owner, { selectorId, expectedVersion: 1, to: 'warned', effectiveAt: '2099-01-01T00:00:00.000Z', replacement: null, reason: '' });
  return stages[0]?.id ?? 0;
}

/** A template of its own with two versions, compared. */
async function makeExperiment({ deps }: TestApi, { owner, brand }: TestOrganization): Promise<number> {
  const content = { ...TEMPLATE_CONTENT, name: 'Compared', description: 'Compared in two versions.', testType: 'compared' };
  const { id } = await createTemplate(deps, owner, { ...content, brandId: brand.id });
  await updateTemplate(deps, owner, { ...content, css: '.fx-note { color: {{tone}}; margin: 0 }', id, expectedVersion: 1 });
  return (await startExperiment(deps, owner, { templateId: id, controlVersion: 1, share: 0.5 })).id;
}

/** A capture of a page that is done. */
async function makeCapture(api: TestApi, { owner, brand }: TestOrganization): Promise<number> {
  return inTenantCommand(api.database.db, tenantContextOf(owner), async (tx) => {
    const id = await insertCapture(tx, { brandId: brand.id, pageType: 'pdp', source: 'address', address: 'https://shop.example/Fixture', upload: null });
    const layout: PageLayout = { scripting: true, elements: [], shadowRoots: [], frames: [] };
    await keepView(tx, { captureId: id, viewport: 'desktop', window: { width: 1280, height: 900 }, title: 'Fixture', html: gzipSync('<p class="buy">Fixture</p>'), layout: await packLayout(layout), picture: null });
    await finishCapture(tx, id, { elements: [], at: new Date() });
    return { result: id, ledger: [{ action: 'page_capture.requested', objectType: 'page_capture', objectId: id, brandId: brand.id }] };
  });
}

async function makeView(api: TestApi, { owner, brand }: TestOrganization, userId: number): Promise<number> {
  return inTenantCommand(api.database.db, tenantContextOf(owner), async (tx) => {
    const view = await insertView(tx, { list: 'code', brandId: brand.id, userId, name: 'Fixture', visibility: 'team', search: { q: 'bar' } });
    return { result: view, ledger: [{ action: 'view.created', objectType: 'saved_view', objectId: view, brandId: brand.id }] };
  });
}

/** A job of the organisation that used up its attempts. */
async function makeDeadJob(api: TestApi, organizationId: number): Promise<string> {
  const { admin } = api.database;
  const { rows } = await admin.query<{ id: string }>(
    `select id from graphile_worker.add_job('generation.run', json_build_object('organizationId', $1::int, 'runId', 1), max_attempts := 1)`,
    [organizationId],
  );
  await admin.query('update graphile_worker._private_jobs set attempts = 1, last_error = $2 where id = $1', [rows[0]?.id, 'gone']);
  return rows[0]?.id ?? '';
}
