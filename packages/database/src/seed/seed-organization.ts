import type { Role } from '@safecode/domain/access/roles';
import { KEY_PERMISSIONS } from '@safecode/domain/access/permissions';
import type { Brand } from '@safecode/domain/brands/brand';
import { toBrandPolicy } from '@safecode/domain/knowledge/brand-knowledge';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { BrandPolicy } from '@safecode/domain/policy/brand-policy';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { TemplateContent } from '@safecode/domain/templates/template';
import type { VariationReport } from '@safecode/domain/verification/report';
import { insertApiKey } from '../api-keys/api-key-repository.js';
import { insertBrand } from '../brands/brand-repository.js';
import type { Database } from '../connection/create-database.js';
import { inTenantCommand, type TenantTransaction } from '../connection/in-tenant.js';
import { createUser, findUserId } from '../identity/credentials.js';
import { insertMember } from '../members/member-repository.js';
import { insertOrganization, reserveOrganizationId } from '../organizations/organization-repository.js';
import { insertRule } from '../rules/rule-repository.js';
import { insertSelector } from '../selectors/selector-repository.js';
import { insertWatchedPage } from '../selector-health/page-repository.js';
import { insertTemplate } from '../templates/template-repository.js';
import { demoBrand, DEMO_ORGANIZATION, DEMO_PAGES } from './demo-knowledge/brand.js';
import { DEMO_PEOPLE } from './demo-knowledge/people.js';
import { DEMO_RULES } from './demo-knowledge/rules.js';
import { DEMO_SELECTORS } from './demo-knowledge/selectors.js';
import { DEMO_TEMPLATES } from './demo-knowledge/templates.js';

/** What the first start needs to make an organisation. Hashes and proofs are made by others and handed in. */
export interface SeedOptions {
  readonly db: Database;
  readonly owner: { readonly name: string; readonly email: string };
  /** Hash of the owner's password; the demonstration's people have the same. */
  readonly passwordHash: string;
  readonly opalKey: { readonly keyId: string; readonly secretHash: string; readonly hint: string };
}

export interface DemoOptions extends SeedOptions {
  readonly storefrontUrl: string;
  /** Proves a template of the brand, filled with its defaults and examples. */
  readonly verifyTemplate: (knowledge: { policy: BrandPolicy; selectors: readonly DomSelector[] }, content: TemplateContent) => VariationReport;
}

const SYSTEM = { kind: 'system', label: 'First start' } as const;

/** Makes the demonstration organisation: people in every role, the brand of the demonstration shop, an Opal token. One transaction. */
export async function seedDemo(options: DemoOptions): Promise<{ organizationId: number; organization: string }> {
  const organizationId = await reserveOrganizationId(options.db);
  await inTenantCommand(options.db, { organizationId, actor: SYSTEM }, async (tx) => {
    const ledger = await insertPeople(tx, options, { name: DEMO_ORGANIZATION, slug: 'larkmoor-outfitters', isDemo: true });
    const brand = await insertBrand(tx, demoBrand(options.storefrontUrl), { isDemo: true });
    ledger.push({ action: 'brand.created', objectType: 'brand', objectId: brand.id, brandId: brand.id, after: { slug: brand.slug } });
    ledger.push(...(await insertKnowledge(tx, options, brand)));
    ledger.push(...(await watchDemoPages(tx, brand)));
    ledger.push(await insertOpalToken(tx, options));
    return { result: undefined, ledger };
  });
  return { organizationId, organization: DEMO_ORGANIZATION };
}

/** One page of each type that most variations are made for. */
async function watchDemoPages(tx: TenantTransaction, brand: Brand): Promise<LedgerRecord[]> {
  const ledger: LedgerRecord[] = [];
  for (const { pageType, path } of DEMO_PAGES) {
    const content = { pageType, url: new URL(path, brand.site).href, viewport: { width: 1280, height: 900 }, everyMinutes: 60 };
    const id = await insertWatchedPage(tx, brand.id, content);
    ledger.push({ action: 'watched_page.added', objectType: 'watched_page', objectId: id, brandId: brand.id, after: { pageType, url: content.url } });
  }
  return ledger;
}

/** Makes an organisation with its owner and an Opal token, and nothing else. */
export async function seedOrganization(options: SeedOptions, organization: { name: string; slug: string }): Promise<{ organizationId: number }> {
  const organizationId = await reserveOrganizationId(options.db);
  await inTenantCommand(options.db, { organizationId, actor: SYSTEM }, async (tx) => {
    const ledger = await insertPeople(tx, options, { ...organization, isDemo: false });
    ledger.push(await insertOpalToken(tx, options));
    return { result: undefined, ledger };
  });
  return { organizationId };
}

async function insertPeople(
  tx: TenantTransaction,
  options: SeedOptions,
  organization: { name: string; slug: string; isDemo: boolean },
): Promise<LedgerRecord[]> {
  await insertOrganization(tx, organization);
  const ledger: LedgerRecord[] = [
    { action: 'organization.created', objectType: 'organization', objectId: tx.tenantContext.organizationId, after: { name: organization.name, slug: organization.slug } },
  ];
  const people: { role: Role; name: string; email: string }[] = [{ role: 'owner', ...options.owner }];
  if (organization.isDemo) people.push(...DEMO_PEOPLE.filter((person) => person.role !== 'owner'));
  for (const person of people) {
    const userId = (await findUserId(tx, person.email)) ?? (await createUser(tx, { ...person, passwordHash: options.passwordHash }));
    await insertMember(tx, { userId, role: person.role, brandAccess: 'all' });
    ledger.push({ action: 'member.joined', objectType: 'user', objectId: userId, after: { role: person.role } });
  }
  return ledger;
}

async function insertKnowledge(tx: TenantTransaction, options: DemoOptions, brand: Brand): Promise<LedgerRecord[]> {
  const ledger: LedgerRecord[] = [];
  const selectors: DomSelector[] = [];
  for (const content of DEMO_SELECTORS) {
    const selector = await insertSelector(tx, brand.id, content);
    selectors.push(selector);
    ledger.push({ action: 'selector.created', objectType: 'dom_selector', objectId: selector.id, brandId: brand.id, after: { selector: selector.selector, pageType: selector.pageType } });
  }
  const rules = [];
  for (const definition of DEMO_RULES) {
    const rule = await insertRule(tx, brand.id, definition);
    rules.push(rule);
    ledger.push({ action: 'rule.created', objectType: 'code_rule', objectId: rule.id, brandId: brand.id, after: { rule: definition.id, kind: definition.kind } });
  }
  const policy = toBrandPolicy({ brand, selectors, rules });
  for (const { slug, ...content } of DEMO_TEMPLATES) {
    const report = options.verifyTemplate({ policy, selectors }, content);
    if (report.verdict === 'fail') throw new Error(`The demonstration template ${slug} is refused: ${report.parts.flatMap((part) => part.findings)[0]?.message ?? ''}`);
    const template = await insertTemplate(tx, { brandId: brand.id, slug, content, report });
    ledger.push({ action: 'template.created', objectType: 'template', objectId: template.id, brandId: brand.id, after: { slug, version: 1 } });
  }
  return ledger;
}

async function insertOpalToken(tx: TenantTransaction, options: SeedOptions): Promise<LedgerRecord> {
  const id = await insertApiKey(tx, {
    kind: 'opal',
    name: 'Opal (first start)',
    ...options.opalKey,
    // An assistant has no business in the ledger.
    scopes: KEY_PERMISSIONS.filter((permission) => permission !== 'audit.read'),
    brandAccess: 'all',
    brandIds: [],
    expiresAt: null,
  });
  return { action: 'api_key.created', objectType: 'api_key', objectId: id, after: { kind: 'opal', name: 'Opal (first start)' } };
}
