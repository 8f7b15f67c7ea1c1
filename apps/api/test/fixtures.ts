import { newKey } from '@safecode/auth/keys/key-format';
import { hashPassword } from '@safecode/auth/passwords/hash-password';
import type { Principal } from '@safecode/domain/access/principal';
import type { Role } from '@safecode/domain/access/roles';
import type { Brand } from '@safecode/domain/brands/brand';
import { insertApiKey } from '@safecode/database/api-keys/api-key-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { createUser } from '@safecode/database/identity/credentials';
import { insertMember } from '@safecode/database/members/member-repository';
import { seedOrganization } from '@safecode/database/seed/seed-organization';
import { KEY_PERMISSIONS } from '@safecode/domain/access/permissions';
import type { KeyKind } from '@safecode/domain/api-keys/api-key';
import { createBrand } from '@safecode/usecases/brands/create-brand';
import { createSelector } from '@safecode/usecases/selectors/create-selector';
import type { TestApi } from './start-api.js';

export const PASSWORD = 'correct horse battery staple';
const SYSTEM = { kind: 'system', label: 'Test' } as const;
let serial = 0;

export interface TestOrganization {
  readonly id: number;
  readonly slug: string;
  readonly ownerEmail: string;
  readonly opalToken: string;
  readonly brand: Brand;
  readonly owner: Principal;
}

/** An organisation with an owner, an Opal token, a brand with the prefix `fx-` and one approved selector. */
export async function makeOrganization(api: TestApi, brandSlug = 'fixture'): Promise<TestOrganization> {
  serial += 1;
  const slug = `shop-${serial}`;
  const ownerEmail = `owner${serial}@shop.example`;
  const { presented, ...opalKey } = newKey('opal');
  const { organizationId } = await seedOrganization(
    { db: api.database.db, owner: { name: `Owner ${serial}`, email: ownerEmail }, passwordHash: await hashPassword(PASSWORD), opalKey },
    { name: `Shop ${serial}`, slug },
  );
  const owner = principalOf(organizationId, 'owner');
  const brand = await createBrand(api.deps, owner, {
    name: 'Fixture',
    slug: brandSlug,
    site: 'https://shop.example',
    domains: [],
    ownPrefix: 'fx-',
    pageTypes: ['pdp', 'plp'],
    description: '',
  });
  await createSelector(api.deps, owner, {
    brandId: brand.id, selector: '.price', pageType: 'pdp', name: 'Price', role: 'price', description: '', status: 'approved', replacement: null, subtree: false,
  });
  return { id: organizationId, slug, ownerEmail, opalToken: presented, brand, owner };
}

/** A principal for arranging things; requests are made with real keys and sessions. */
export function principalOf(organizationId: number, role: Role): Principal {
  return { actor: SYSTEM, organizationId, role, brandRoles: new Map(), brandAccess: 'all', scopes: null, keyBrandIds: new Set() };
}

/** A live key. Answers its secret. */
export async function makeKey(
  api: TestApi,
  organizationId: number,
  options: { kind?: KeyKind; scopes?: readonly (typeof KEY_PERMISSIONS)[number][]; brandIds?: number[] } = {},
): Promise<string> {
  const kind = options.kind ?? 'api';
  const { presented, ...key } = newKey(kind);
  await inTenantCommand(api.database.db, { organizationId, actor: SYSTEM }, async (tx) => {
    const id = await insertApiKey(tx, {
      kind, name: `Key ${kind}`, ...key, scopes: [...(options.scopes ?? KEY_PERMISSIONS)], brandAccess: options.brandIds === undefined ? 'all' : 'listed', brandIds: options.brandIds ?? [], expiresAt: null,
    });
    return { result: undefined, ledger: [{ action: 'api_key.created', objectType: 'api_key', objectId: id }] };
  });
  return presented;
}

/** A member with the fixture's password. Answers the mail address. */
export async function makeMember(api: TestApi, organizationId: number, role: Role): Promise<string> {
  serial += 1;
  const email = `${role}${serial}@shop.example`;
  const userId = await createUser(api.database.db, { email, name: `${role} ${serial}`, passwordHash: await hashPassword(PASSWORD) });
  await inTenantCommand(api.database.db, { organizationId, actor: SYSTEM }, async (tx) => {
    await insertMember(tx, { userId, role, brandAccess: 'all' });
    return { result: undefined, ledger: [{ action: 'member.joined', objectType: 'user', objectId: userId }] };
  });
  return email;
}

/** One request; the body is sent and read as JSON. */
export async function send(
  url: string,
  request: { method?: string; headers?: Record<string, string>; body?: unknown; bearer?: string } = {},
): Promise<{ status: number; headers: Headers; body: unknown; text: string }> {
  const { method = request.body === undefined ? 'GET' : 'POST', body, bearer } = request;
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    ...request.headers,
  };
  const answer = await fetch(url, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: parse(text), text };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Signs in over HTTP. Answers the cookie header. */
export async function signIn(api: TestApi, email: string): Promise<string> {
  const answer = await send(`${api.url}/trpc/session.signIn`, { body: { email, password: PASSWORD }, headers: { origin: api.url } });
  if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status}: ${answer.text}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
