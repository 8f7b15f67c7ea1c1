import { createAuth, type Auth } from '@safecode/auth/create-auth';
import { principalOfSession } from '@safecode/auth/sessions/principal-of-session';
import { createManualConnector } from '@safecode/connectors/manual/manual-connector';
import type { Principal } from '@safecode/domain/access/principal';
import type { Role } from '@safecode/domain/access/roles';
import { insertBrand } from '@safecode/database/brands/brand-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { createUser } from '@safecode/database/identity/credentials';
import { insertMember } from '@safecode/database/members/member-repository';
import { insertOrganization, reserveOrganizationId } from '@safecode/database/organizations/organization-repository';
import { testDatabase, type TestDatabase } from '@safecode/testing/database/test-database';
import type { Deps } from '../src/deps.js';
import { KnowledgeCache } from '../src/knowledge/knowledge-cache.js';
import type { Mail } from '../src/mail-port.js';

export const PASSWORD = 'a quiet river in Larkmoor';
const SYSTEM = { kind: 'system', label: 'Test' } as const;

export interface Person {
  readonly userId: number;
  readonly email: string;
  /** Who the person is at this moment: roles are read anew. */
  principal(): Promise<Principal>;
}

export interface Organization {
  readonly id: number;
  readonly slug: string;
  join(name: string, role: Role, brandAccess?: 'all' | 'listed'): Promise<Person>;
  brand(name: string): Promise<number>;
  /** What the ledger recorded, oldest first. */
  ledger(): Promise<{ action: string; object_id: string; before: unknown; after: unknown; actor: { label: string } }[]>;
}

export interface PeopleScene {
  readonly deps: Deps & { readonly auth: Auth };
  readonly database: TestDatabase;
  /** Mails the port took, or an error to answer the next one with. */
  readonly mailbox: { sent: Mail[]; fail: Error | null };
  organization(): Promise<Organization>;
}

/** People, organisations and everything real behind them; only the mail server and the model are stand-ins. */
export async function peopleScene(): Promise<PeopleScene> {
  const database = await testDatabase();
  const auth = createAuth(database.db, database.keys);
  const mailbox: PeopleScene['mailbox'] = { sent: [], fail: null };
  const noDrafts = () => Promise.reject(new Error('This scene drafts nothing.'));
  const deps: PeopleScene['deps'] = {
    db: database.db,
    listen: (channel, handler) => database.handle.listen(channel, handler),
    clock: { now: () => new Date() },
    config: { publicUrl: 'https://codes.shop.example', provider: 'template', model: 'none', storefrontUrl: null, maxRepairs: 0, generationDeadlineMs: 1000 },
    keys: database.keys,
    knowledge: new KnowledgeCache(),
    platforms: { manual: createManualConnector() },
    generation: { drafter: { provider: 'template', model: 'none', draft: noDrafts, repair: noDrafts }, fallback: null, runsInline: true },
    auth,
    mail: {
      send: async (mail) => {
        if (mailbox.fail !== null) throw mailbox.fail;
        mailbox.sent.push(mail);
      },
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
  const passwordHash = await auth.hashPassword(PASSWORD);
  let serial = 0;
  const organization = async (): Promise<Organization> => {
    serial += 1;
    return makeOrganization({ deps, database, mailbox, passwordHash }, `organisation-${serial}`);
  };
  return { deps, database, mailbox, organization };
}

type Made = Omit<PeopleScene, 'organization'> & { readonly passwordHash: string };

async function makeOrganization({ deps, database, passwordHash }: Made, slug: string): Promise<Organization> {
  const id = await reserveOrganizationId(deps.db);
  const context = { organizationId: id, actor: SYSTEM };
  await inTenantCommand(deps.db, context, async (tx) => {
    await insertOrganization(tx, { name: `The ${slug}`, slug, isDemo: false });
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: id }] };
  });
  return {
    id,
    slug,
    join: async (name, role, brandAccess = 'all') => {
      const email = `${name.toLowerCase()}@${slug}.example`;
      const userId = await createUser(deps.db, { email, name, passwordHash });
      await inTenantCommand(deps.db, context, async (tx) => {
        await insertMember(tx, { userId, role, brandAccess });
        return { result: undefined, ledger: [{ action: 'member.joined', objectType: 'user', objectId: userId }] };
      });
      return { userId, email, principal: () => principalNow(deps, userId, slug) };
    },
    brand: (name) =>
      inTenantCommand(deps.db, context, async (tx) => {
        const site = 'https://www.shop.example';
        const brand = await insertBrand(tx, { name, slug: name.toLowerCase(), site, domains: ['www.shop.example'], ownPrefix: 'xp-', pageTypes: ['pdp'], description: '' });
        return { result: brand.id, ledger: [{ action: 'brand.created', objectType: 'brand', objectId: brand.id }] };
      }),
    ledger: async () =>
      (await database.admin.query('select action, object_id, before, after, actor from code_audit_log where organization_id = $1 order by sequence', [id])).rows,
  };
}

async function principalNow(deps: PeopleScene['deps'], userId: number, slug: string): Promise<Principal> {
  const { token, sessionId } = await deps.auth.sessions.create(userId, 'test');
  const session = await deps.auth.sessions.validate(token);
  await deps.auth.sessions.end(sessionId);
  if (session === null) throw new Error('The session was not found.');
  return principalOfSession(session, slug);
}
