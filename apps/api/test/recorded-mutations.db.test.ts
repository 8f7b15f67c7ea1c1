import { hashInvitationToken } from '@safecode/auth/invitations/invitation-token';
import { describe, expect, it } from 'vitest';
import { appRouter } from '../src/router.js';
import { proceduresOf } from '../src/trpc/procedures-of.js';
import { makeOrganization, PASSWORD, send, signIn, type TestOrganization } from './fixtures.js';
import { makeObjects, RULE_DEFINITION, SELECTOR_CONTENT, TEMPLATE_CONTENT, type ObjectIds } from './foreign-objects.js';
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

/** A call of every mutation that succeeds. One that is missing fails the first test, so that a new mutation cannot be forgotten. */
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
  'brands.create': () => ({ ...BRAND, slug: 'new-brand' }),
  'brands.update': async ({ ids }) => ({ ...BRAND, slug: ids.brandSlug, id: ids.brandId, expectedVersion: Number((await admin.query('select knowledge_version from brands where id = $1', [ids.brandId])).rows[0].knowledge_version) }),
  'brands.archive': ({ ids }) => ({ id: ids.brandId }),
  'selectors.create': ({ ids }) => ({ ...SELECTOR_CONTENT, selector: '.new', brandId: ids.brandId }),
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

/** Mutations that change nothing of an organisation, each with the reason. They are POST for their secret or their size. */
const WITHOUT_ENTRY: Readonly<Record<string, string>> = {
  'invitations.preview': 'reads an invitation; a mutation so that the token is in no address',
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
    expect([...mutations].sort()).toEqual([...Object.keys(CALLS), ...Object.keys(WITHOUT_ENTRY)].sort());
  });

  it.each(Object.keys(CALLS))('%s leaves an entry in the ledger when it succeeds', async (name) => {
    const organization = await makeOrganization(api);
    const ids = await makeObjects(api, organization);
    const scene = { organization, ids, cookie: await signIn(api, organization.ownerEmail) };
    const makeInput = CALLS[name];
    const input = (await makeInput?.(scene)) ?? {};
    const before = await ledgerOf(organization.id);
    await call(name, input, scene);
    expect(await ledgerOf(organization.id)).toBeGreaterThan(before);
  });
});
