import { RULE_DEFINITION, SELECTOR_CONTENT, TEMPLATE_CONTENT, type ObjectIds } from './foreign-objects.js';

/** Makes the input of a procedure that names objects; `null` for one that names none. */
export type InputOf = ((ids: ObjectIds) => object) | null;

const BRAND_CONTENT = { name: 'New', site: 'https://shop.example', domains: [], ownPrefix: 'nw-', pageTypes: ['pdp'], description: '' };
const generation = (ids: ObjectIds) => ({ brand: ids.brandSlug, pageType: 'pdp', description: 'a note below the price' });

/**
 * Every procedure, with the objects its input names. The isolation test goes through the router and fails for one that
 * is not listed, so a new procedure cannot be forgotten.
 */
export const FOREIGN_INPUTS: Readonly<Record<string, InputOf>> = {
  'session.signIn': null,
  'session.signOut': null,
  'session.current': null,
  'session.devices': null,
  'session.endDevice': null,
  'session.endOtherDevices': null,
  'session.changePassword': null,
  'invitations.preview': null,
  'invitations.accept': null,
  'invitations.list': null,
  'invitations.invite': (ids) => ({ emails: ['new@shop.example'], role: 'viewer', brandAccess: 'listed', brandRoles: [{ brandId: ids.brandId, role: 'viewer' }] }),
  'invitations.revoke': (ids) => ({ id: ids.invitationId }),
  'members.list': null,
  'members.change': (ids) => ({ userId: ids.userId, role: 'viewer', brandAccess: 'all' }),
  'members.setBrandRole': (ids) => ({ userId: ids.userId, brandId: ids.brandId, role: 'viewer' }),
  'members.remove': (ids) => ({ userId: ids.userId }),
  'members.explain': (ids) => ({ userId: ids.userId, brandId: ids.brandId }),
  'brands.list': null,
  'brands.get': (ids) => ({ id: ids.brandId }),
  'brands.bySlug': (ids) => ({ slug: ids.brandSlug }),
  'brands.create': null,
  'brands.update': (ids) => ({ ...BRAND_CONTENT, slug: 'new-slug', id: ids.brandId, expectedVersion: 0 }),
  'brands.archive': (ids) => ({ id: ids.brandId }),
  'selectors.list': (ids) => ({ brandId: ids.brandId }),
  'selectors.create': (ids) => ({ ...SELECTOR_CONTENT, selector: '.new', brandId: ids.brandId }),
  'selectors.update': (ids) => ({ ...SELECTOR_CONTENT, id: ids.selectorId, expectedVersion: 1 }),
  'selectors.archive': (ids) => ({ id: ids.selectorId }),
  'templates.list': (ids) => ({ brandId: ids.brandId }),
  'templates.get': (ids) => ({ id: ids.templateId }),
  'templates.create': (ids) => ({ ...TEMPLATE_CONTENT, name: 'Another', brandId: ids.brandId }),
  'templates.update': (ids) => ({ ...TEMPLATE_CONTENT, id: ids.templateId, expectedVersion: 1 }),
  'templates.archive': (ids) => ({ id: ids.templateId }),
  'templates.check': (ids) => ({ ...TEMPLATE_CONTENT, brandId: ids.brandId }),
  'rules.list': (ids) => ({ brandId: ids.brandId }),
  'rules.create': (ids) => ({ brandId: ids.brandId, definition: { ...RULE_DEFINITION, id: 'N02' } }),
  'rules.update': (ids) => ({ id: ids.ruleId, definition: RULE_DEFINITION, expectedVersion: 1 }),
  'rules.archive': (ids) => ({ id: ids.ruleId }),
  'generation.preflight': generation,
  'generation.start': generation,
  'generation.generate': generation,
  'generation.get': (ids) => ({ id: ids.runId }),
  'generation.list': (ids) => ({ brandId: ids.brandId }),
  'generation.watch': (ids) => ({ id: ids.runId }),
  'generation.stop': (ids) => ({ id: ids.runId }),
  'codes.list': (ids) => ({ brandId: ids.brandId }),
  'codes.facets': (ids) => ({ brandId: ids.brandId }),
  'codes.get': (ids) => ({ id: ids.codeId }),
  'verification.documents': null,
  'verification.validate': (ids) => ({ brand: ids.brandSlug, pageType: 'pdp', css: '.fx-a { color: red }' }),
  'requests.list': (ids) => ({ brandId: ids.brandId }),
  'requests.get': (ids) => ({ id: ids.requestId }),
  'apiKeys.list': null,
  'apiKeys.create': (ids) => ({ kind: 'api', name: 'New', scopes: ['brand.read'], brandAccess: 'listed', brandIds: [ids.brandId], expiresAt: null }),
  'apiKeys.revoke': (ids) => ({ id: ids.keyId }),
  'apiKeys.opalConnection': null,
  'jobs.deadLetters': null,
  'jobs.retry': (ids) => ({ ids: [ids.jobId] }),
  'jobs.discard': (ids) => ({ ids: [ids.jobId] }),
  'home.summary': (ids) => ({ brandId: ids.brandId }),
};
