import { hashInvitationToken } from '@safecode/auth/invitations/invitation-token';
import { DEFAULT_SETTINGS } from '@safecode/domain/notifications/settings';
import { DEFAULT_LEARNING_POLICY } from '@safecode/domain/learning/learning-policy';
import { DEFAULT_REVIEW_POLICY } from '@safecode/domain/review/review-policy';
import { generateAndWait } from '@safecode/usecases/generation/generate-and-wait';
import { getReview } from '@safecode/usecases/review/get-review';
import { submitForReview } from '@safecode/usecases/review/submit-for-review';
import { describe, expect, it } from 'vitest';
import { appRouter } from '../src/router.js';
import { proceduresOf } from '../src/trpc/procedures-of.js';
import { makeOrganization, PASSWORD, send, signIn, type TestOrganization } from './fixtures.js';
import { LESSON_HASH, makeObjects, RULE_DEFINITION, SELECTOR_CONTENT, TEMPLATE_CONTENT, type ObjectIds } from './foreign-objects.js';
import { startApi } from './start-api.js';

const api = await startApi();
const { admin } = api.database;

interface Scene {
  readonly organization: TestOrganization;
  readonly ids: ObjectIds;
  readonly cookie: string;
}

type MakeInput = (scene: Scene) => object | Promise<object>;

const BRAND = { name: 'New', site: 'https://shop.example', domains: [], ownPrefix: 'nw-', pageTypes: ['pdp', 'plp'], description: 'changed' };
const DAYS = { security: null, review: null, generation: 120, knowledge: null };
const generation: MakeInput = ({ ids }) => ({ brand: ids.brandSlug, pageType: 'pdp', description: 'a note below the price' });
const versionOf = async (table: string, id: number): Promise<number> => Number((await admin.query(`select version from ${table} where id = $1`, [id])).rows[0].version);

/** Proved code that is not in review, with the hash a decision names. The fixture's own code is approved, and planned for deployment. */
async function makeCode({ organization: { owner, brand } }: Scene): Promise<{ id: number; contentHash: string }> {
  const { codeId } = await generateAndWait(api.deps, owner, { brand: brand.slug, pageType: 'pdp', description: 'another note', template: undefined, source: 'api', waitMs: 5000 });
  const { id, contentHash } = await getReview(api.deps, owner, { id: codeId ?? 0 });
  return { id, contentHash };
}

async function makeCodeInReview(scene: Scene): Promise<{ id: number; contentHash: string }> {
  const { id } = await makeCode(scene);
  const { contentHash } = await submitForReview(api.deps, scene.organization.owner, { id, note: '' });
  return { id, contentHash };
}

async function makeApprovedCode(scene: Scene): Promise<{ id: number; contentHash: string }> {
  const code = await makeCodeInReview(scene);
  await call('review.approve', code, scene);
  return code;
}

/** The fixture's lesson in use, resting on a correction that nobody is named with, so that its owner may make it a rule. */
async function enforceable(scene: Scene): Promise<object> {
  const { organization, ids } = scene;
  const { id, contentHash } = await makeCode(scene);
  const edit = async (baseHash: string, css: string): Promise<string> => {
    const made = await call('revisions.create', { id, baseHash, javascript: '', css }, scene);
    return (made.body as { result: { data: { revision: { contentHash: string } } } }).result.data.revision.contentHash;
  };
  await edit(await edit(contentHash, '.fx-none { color: green }'), '.fx-other { color: green }');
  const { rows } = await admin.query(
    `with made as (insert into corrections (organization_id, brand_id, code_id, original_revision, corrected_revision, kind, reason_kind, source, created_by, knowledge_version, verifier_version)
       values ($1, $2, $3, 2, 3, 'style_fix', 'off_brand', 'opal', '{"kind":"system","label":"Seed"}', 1, '1') returning id)
     insert into lesson_corrections (organization_id, lesson_id, correction_id) select $1, $4, id from made returning correction_id`,
    [organization.id, ids.brandId, id, ids.lessonId],
  );
  expect(rows).toHaveLength(1);
  await call('learning.decide', { id: ids.lessonId, contentHash: LESSON_HASH, decision: 'approve' }, scene);
  const { rows: owners } = await admin.query<{ id: number }>('select id from users where email = $1', [organization.ownerEmail]);
  return { id: ids.lessonId, contentHash: LESSON_HASH, number: 'L1', text: 'Another class.', ownerId: owners[0]?.id, expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) };
}

const goLive = (scene: Scene) => call('deployments.markDeployed', { deploymentId: scene.ids.deploymentId, externalId: 'exp-1' }, scene);

/** Calls of mutations that succeed, here and below. One that is missing fails the first test, so that a new mutation cannot be forgotten. */
const CALLS: Readonly<Record<string, MakeInput>> = {
  'session.signIn': ({ organization }) => ({ email: organization.ownerEmail, password: PASSWORD }),
  'session.signOut': () => ({}),
  'session.endDevice': async ({ organization }) => {
    await signIn(api, organization.ownerEmail);
    const { rows } = await admin.query('select handle from sessions s join users u on u.id = s.user_id where u.email = $1 order by s.created_at desc limit 1', [organization.ownerEmail]);
    return { handle: rows[0].handle };
  },
  'session.endOtherDevices': async ({ organization }) => {
    await signIn(api, organization.ownerEmail);
    return {};
  },
  'session.changePassword': () => ({ currentPassword: PASSWORD, newPassword: 'another quiet river at dawn' }),
  'invitations.accept': async ({ ids }) => {
    const token = `a-token-of-invitation-${ids.invitationId}`;
    await admin.query('update invitations set token_hash = $2, email = $3 where id = $1', [ids.invitationId, hashInvitationToken(token), `guest${ids.invitationId}@shop.example`]);
    return { token, name: 'Guest', password: 'a quiet lake at dawn' };
  },
  'invitations.invite': () => ({ emails: ['new@shop.example'], role: 'viewer' }),
  'invitations.revoke': ({ ids }) => ({ id: ids.invitationId }),
  'members.change': ({ ids }) => ({ userId: ids.userId, role: 'viewer', brandAccess: 'all' }),
  'members.setBrandRole': ({ ids }) => ({ userId: ids.userId, brandId: ids.brandId, role: 'viewer' }),
  'members.remove': ({ ids }) => ({ userId: ids.userId }),
  'members.erase': ({ ids }) => ({ userId: ids.userId }),
  'absences.set': () => ({ startsAt: '2099-01-01T00:00:00.000Z', endsAt: '2099-01-02T00:00:00.000Z' }),
  'absences.end': ({ ids }) => ({ id: ids.absenceId }),
  'brands.create': () => ({ ...BRAND, slug: 'new-brand' }),
  'brands.update': async ({ ids }) => ({ ...BRAND, slug: ids.brandSlug, id: ids.brandId, expectedVersion: Number((await admin.query('select knowledge_version from brands where id = $1', [ids.brandId])).rows[0].knowledge_version) }),
  'brands.archive': ({ ids }) => ({ id: ids.brandId }),
  'selectors.create': ({ ids }) => ({ ...SELECTOR_CONTENT, selector: '.new', brandId: ids.brandId }),
  'selectors.createMany': ({ ids }) => ({ brandId: ids.brandId, items: [{ selector: '.new', pageType: 'pdp', name: 'New', role: null }] }),
  'selectors.update': async ({ ids }) => ({ ...SELECTOR_CONTENT, name: 'Changed', id: ids.selectorId, expectedVersion: await versionOf('dom_selectors', ids.selectorId) }),
  'selectors.archive': ({ ids }) => ({ id: ids.selectorId }),
  'templates.create': ({ ids }) => ({ ...TEMPLATE_CONTENT, name: 'Another', brandId: ids.brandId }),
  'templates.update': ({ ids }) => ({ ...TEMPLATE_CONTENT, description: 'Changed.', id: ids.templateId, expectedVersion: 1 }),
  'templates.archive': ({ ids }) => ({ id: ids.templateId }),
  'rules.create': ({ ids }) => ({ brandId: ids.brandId, definition: { ...RULE_DEFINITION, id: 'N02' } }),
  'rules.update': ({ ids }) => ({ id: ids.ruleId, definition: { ...RULE_DEFINITION, text: 'changed' }, expectedVersion: 1 }),
  'rules.archive': ({ ids }) => ({ id: ids.ruleId }),
  'generation.start': generation,
  'generation.generate': generation,
  'generation.stop': ({ ids }) => ({ id: ids.runId }),
  'apiKeys.create': () => ({ kind: 'api', name: 'New', scopes: ['brand.read'], brandAccess: 'all', brandIds: [], expiresAt: null }),
  'apiKeys.revoke': ({ ids }) => ({ id: ids.keyId }),
  'jobs.retry': ({ ids }) => ({ ids: [ids.jobId] }),
  'jobs.discard': ({ ids }) => ({ ids: [ids.jobId] }),
  'quota.set': () => ({ monthlyLimit: 1000 }),
  'audit.setRetention': () => ({ days: DAYS, expectedVersion: 0 }),
  'audit.placeHold': () => ({ scope: 'organization', reason: 'a case' }),
  'audit.releaseHold': async ({ organization, cookie }) => {
    const placed = await call('audit.placeHold', { scope: 'organization', reason: 'a case' }, { organization, cookie });
    return { id: (placed.body as { result: { data: { rows: { id: number }[] } } }).result.data.rows[0]?.id, reason: 'closed' };
  },
};

/** Those of code on its way to the shop, and of what people say about it. */
const REVIEW_CALLS: Readonly<Record<string, MakeInput>> = {
  'review.submit': async (scene) => ({ id: (await makeCode(scene)).id }),
  'review.withdraw': async (scene) => ({ id: (await makeCodeInReview(scene)).id }),
  'review.decide': async (scene) => ({ ...(await makeCodeInReview(scene)), decision: 'request_changes', note: 'not the tone of the brand' }),
  'review.setStatus': async (scene) => ({ ...(await makeCode(scene)), status: 'qa_review' }),
  'review.approve': makeCodeInReview,
  'review.reject': async (scene) => ({ ...(await makeCodeInReview(scene)), note: 'not what was asked for' }),
  'review.reopen': async (scene) => ({ id: (await makeApprovedCode(scene)).id }),
  'review.assign': async (scene) => {
    const { rows } = await admin.query('select id from users where email = $1', [scene.organization.ownerEmail]);
    return { id: (await makeCodeInReview(scene)).id, people: [{ userId: rows[0].id, stage: 'approval' }] };
  },
  'review.bulkDecide': async (scene) => ({ items: [await makeCodeInReview(scene)], decision: 'approve' }),
  'reviewPolicy.update': ({ ids }) => ({ ...DEFAULT_REVIEW_POLICY, brandId: ids.brandId, expectedVersion: 0, owners: [] }),
  'revisions.create': async (scene) => {
    const { id, contentHash } = await makeCode(scene);
    return { id, baseHash: contentHash, javascript: '', css: '.fx-note { color: green }' };
  },
  'corrections.report': async (scene) => {
    const { id, contentHash } = await makeCode(scene);
    return { id, originalRevision: 1, baseHash: contentHash, javascript: '', css: '.fx-note { color: green }', reasonKind: 'off_brand' };
  },
  'corrections.draft': ({ ids }) => ({ id: ids.codeId, originalRevision: 1, javascript: '', css: '.shop-tile { color: red }', reasonKind: 'wrong_element' }),
  'corrections.decideDraft': ({ ids }) => ({ draftId: ids.draftId, decision: 'approve' }),
  'corrections.withdrawDraft': ({ ids }) => ({ draftId: ids.draftId }),
  'corrections.retract': ({ ids }) => ({ id: ids.correctionId, reason: 'It was wrong.' }),
  'learning.decide': ({ ids }) => ({ id: ids.lessonId, contentHash: LESSON_HASH, decision: 'approve' }),
  'learning.decideMany': ({ ids }) => ({ items: [{ id: ids.lessonId, contentHash: LESSON_HASH }], decision: 'reject' }),
  'learning.revert': async (scene) => {
    await call('learning.decide', { id: scene.ids.lessonId, contentHash: LESSON_HASH, decision: 'approve' }, scene);
    return { id: scene.ids.lessonId, reason: 'It was wrong.' };
  },
  'learning.enforce': enforceable,
  'learning.changeRule': async (scene) => {
    const rule = await enforceable(scene);
    await call('learning.enforce', rule, scene);
    return { ...rule, expectedVersion: 1, text: 'Changed.' };
  },
  'learning.updatePolicy': ({ ids }) => ({ ...DEFAULT_LEARNING_POLICY, brandId: ids.brandId, expectedVersion: 0 }),
  'deployments.deploy': makeApprovedCode,
  'deployments.schedule': async (scene) => ({ ...(await makeApprovedCode(scene)), at: '2099-01-01T00:00:00.000Z' }),
  'deployments.unschedule': ({ ids }) => ({ id: ids.codeId }),
  'deployments.markDeployed': ({ ids }) => ({ deploymentId: ids.deploymentId, externalId: 'exp-1' }),
  'deployments.markFailed': ({ ids }) => ({ deploymentId: ids.deploymentId, reason: 'no room' }),
  'deployments.rollBack': async (scene) => {
    await goLive(scene);
    return { deploymentId: scene.ids.deploymentId, reason: 'too slow' };
  },
  'deployments.kill': async (scene) => {
    await goLive(scene);
    return { id: scene.ids.codeId, reason: 'the basket is empty' };
  },
  'discussions.create': ({ ids }) => ({ codeId: ids.codeId, body: 'Is this the right colour?' }),
  'discussions.reply': ({ ids }) => ({ threadId: ids.threadId, body: 'It is.' }),
  'discussions.edit': async (scene) => {
    const said = await call('discussions.reply', { threadId: scene.ids.threadId, body: 'It is.' }, scene);
    return { commentId: (said.body as { result: { data: { commentId: number } } }).result.data.commentId, expectedVersion: 1, body: 'It is not.' };
  },
  'discussions.redact': ({ ids }) => ({ commentId: ids.commentId, reason: 'It names a person.' }),
  'discussions.resolve': ({ ids }) => ({ threadId: ids.threadId, expectedVersion: 1 }),
  'discussions.reopen': async (scene) => {
    const resolved = await call('discussions.resolve', { threadId: scene.ids.threadId, expectedVersion: 1 }, scene);
    return { threadId: scene.ids.threadId, expectedVersion: (resolved.body as { result: { data: { version: number } } }).result.data.version };
  },
  'notifications.updateSettings': () => ({ channels: DEFAULT_SETTINGS.channels, times: { ...DEFAULT_SETTINGS.times, digest: 'daily' }, expectedVersion: 0 }),
  'notifications.sendTest': () => ({}),
};

const retiring: MakeInput = async ({ ids }) => ({ incidentId: ids.incidentId, mends: [{ action: 'retire', selectorId: ids.selectorId, expectedVersion: await versionOf('dom_selectors', ids.selectorId) }] });

/** Those of what the shop looks like, and of how people look at it. */
const SHOP_CALLS: Readonly<Record<string, MakeInput>> = {
  'health.addPage': ({ ids }) => ({ brandId: ids.brandId, pageType: 'plp', url: 'https://shop.example/new' }),
  'health.changePage': async ({ ids }) => ({ id: ids.pageId, expectedVersion: await versionOf('watched_pages', ids.pageId), pageType: 'pdp', url: 'https://shop.example/moved' }),
  'health.removePage': ({ ids }) => ({ id: ids.pageId }),
  'health.visitNow': ({ ids }) => ({ id: ids.pageId }),
  'confidence.updateSettings': ({ ids }) => ({ brandId: ids.brandId, expectedVersion: 0, abstainBelow: 0.5 }),
  'experiments.start': async (scene) => {
    await call('templates.update', { ...TEMPLATE_CONTENT, description: 'Changed.', id: scene.ids.templateId, expectedVersion: 1 }, scene);
    return { templateId: scene.ids.templateId, controlVersion: 1 };
  },
  'experiments.stop': ({ ids }) => ({ id: ids.experimentId }),
  'health.mend': async (scene) => {
    await call('health.withdrawMend', { mendId: scene.ids.mendId }, scene);
    await call('reviewPolicy.update', { ...DEFAULT_REVIEW_POLICY, mendsNeedApproval: false, brandId: scene.ids.brandId, expectedVersion: 0, owners: [] }, scene);
    return retiring(scene);
  },
  'health.proposeMend': async (scene) => {
    await call('health.withdrawMend', { mendId: scene.ids.mendId }, scene);
    return retiring(scene);
  },
  'health.decideMend': ({ ids }) => ({ mendId: ids.mendId, decision: 'approve' }),
  'health.markChangesSeen': ({ ids }) => ({ brandId: ids.brandId, ids: [ids.regionChangeId] }),
  'health.withdrawMend': ({ ids }) => ({ mendId: ids.mendId }),
  'selectors.changeStage': async (scene) => {
    await call('selectors.cancelStage', { changeId: scene.ids.changeId }, scene);
    return { selectorId: scene.ids.selectorId, expectedVersion: await versionOf('dom_selectors', scene.ids.selectorId), to: 'deprecated' };
  },
  'selectors.cancelStage': ({ ids }) => ({ changeId: ids.changeId }),
  'domainProofs.check': ({ ids }) => ({ brandId: ids.brandId, host: 'shop.example' }),
  'domainProofs.setRobotsOverride': async (scene) => {
    await call('domainProofs.check', { brandId: scene.ids.brandId, host: 'shop.example' }, scene);
    await admin.query("update domain_proofs set state = 'verified', method = 'dns', verified_at = now() where brand_id = $1", [scene.ids.brandId]);
    return { brandId: scene.ids.brandId, host: 'shop.example', watchDespiteRobots: true };
  },
  'pageCaptures.request': ({ ids }) => ({ brandId: ids.brandId, pageType: 'pdp', url: 'https://shop.example/new' }),
  'pageCaptures.upload': ({ ids }) => ({ brandId: ids.brandId, pageType: 'pdp', fileName: 'page.html', html: '<p>x</p>' }),
  'views.create': ({ ids }) => ({ list: 'code', brandId: ids.brandId, name: 'New', visibility: 'private', search: { q: 'bar' } }),
  'views.update': ({ ids }) => ({ id: ids.viewId, expectedVersion: 1, name: 'Renamed', visibility: 'team', search: { q: 'bar' } }),
  'views.remove': ({ ids }) => ({ id: ids.viewId }),
};

const ALL_CALLS = { ...CALLS, ...REVIEW_CALLS, ...SHOP_CALLS };

/** Mutations without an entry, each with the reason: nothing of the organisation changes that anybody else can see. */
const WITHOUT_ENTRY: Readonly<Record<string, string>> = {
  'invitations.preview': 'reads an invitation; a mutation so that the token is in no address',
  'discussions.markRead': 'notes what the caller has read, which nobody else sees',
  'notifications.markRead': 'notes what the caller has read, which nobody else sees',
  'corrections.preview': 'classifies and verifies a correction and keeps nothing',
  'templates.check': 'verifies a draft and keeps nothing',
  'verification.validate': 'verifies code and keeps nothing',
};

const mutations = proceduresOf(appRouter).filter(({ type }) => type === 'mutation').map(({ name }) => name);

async function call(name: string, input: object, { organization, cookie }: Pick<Scene, 'organization' | 'cookie'>) {
  const answer = await send(`${api.url}/trpc/${name}`, { body: input, headers: { cookie, origin: api.url, 'x-organization': organization.slug } });
  if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${answer.text}`);
  return answer;
}

const ledgerOf = async (organizationId: number): Promise<number> =>
  Number((await admin.query('select count(*) from code_audit_log where organization_id = $1', [organizationId])).rows[0].count);

describe('a mutation', () => {
  it('is known here, whichever there is', () => {
    expect([...mutations].sort()).toEqual([...Object.keys(ALL_CALLS), ...Object.keys(WITHOUT_ENTRY)].sort());
  });

  it.each(Object.entries(ALL_CALLS))('%s leaves an entry in the ledger when it succeeds', async (name, makeInput) => {
    const organization = await makeOrganization(api);
    const ids = await makeObjects(api, organization);
    // Each case signs somebody in, and all come from one address: its throttle is not what is tested here.
    await admin.query('delete from sign_in_attempts');
    const scene = { organization, ids, cookie: await signIn(api, organization.ownerEmail) };
    const input = await makeInput(scene);
    const before = await ledgerOf(organization.id);
    await call(name, input, scene);
    expect(await ledgerOf(organization.id)).toBeGreaterThan(before);
  });
});
