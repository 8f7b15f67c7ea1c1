import type { Principal } from '@safecode/domain/access/principal';
import type { Role } from '@safecode/domain/access/roles';
import type { AuditActor } from '@safecode/domain/ledger/audit';
import type { ReviewPolicyContent } from '@safecode/domain/review/review-policy';
import { insertCode } from '@safecode/database/codes/code-repository';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertRun } from '@safecode/database/generation/run-repository';
import { findReviewPolicy, saveReviewPolicy } from '@safecode/database/review/policy-repository';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { endAbsence } from '@safecode/usecases/absences/end-absence';
import { listAbsences } from '@safecode/usecases/absences/list-absences';
import { setAbsence } from '@safecode/usecases/absences/set-absence';
import { createApiKey } from '@safecode/usecases/api-keys/create-api-key';
import { archiveBrand } from '@safecode/usecases/brands/archive-brand';
import type { DeploymentPort } from '@safecode/usecases/deployments/deployment-port';
import type { Deps } from '@safecode/usecases/deps';
import { changeMember } from '@safecode/usecases/members/change-member';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { appRouter } from '../../src/router.js';
import { createCallerFactory } from '../../src/trpc/procedures.js';
import { makeMember, makeOrganization, signIn, type TestOrganization } from '../fixtures.js';
import { startApi, type TestApi } from '../start-api.js';
import { TEXTS } from './texts.js';

export const PEOPLE = ['ana', 'dana', 'eve', 'ricky', 'olga'] as const;
export type PersonName = (typeof PEOPLE)[number];
const ROLES: Readonly<Record<PersonName, Role>> = { ana: 'editor', dana: 'approver', eve: 'approver', ricky: 'reviewer', olga: 'owner' };

export interface ModelPerson {
  readonly userId: number;
  readonly email: string;
  readonly cookie: string;
}

const createCaller = createCallerFactory(appRouter);

export interface ModelScene {
  readonly api: TestApi;
  readonly deps: Deps;
  readonly organization: TestOrganization;
  readonly danaKey: string;
  personOf(name: PersonName): ModelPerson;
  /** With the role of this moment. */
  principalOf(name: PersonName): Promise<Principal>;
  /** The procedures, called as the person. */
  trpc(name: PersonName): Promise<ReturnType<typeof createCaller>>;
  /** Who stands behind an actor of the ledger. */
  authorOf(actor: AuditActor): number | null;
  /** Without owners those stay who are. */
  setPolicy(fields: Partial<ReviewPolicyContent>, owners?: readonly PersonName[]): Promise<void>;
  archiveBrand(): Promise<void>;
  setAway(name: PersonName, standIn: PersonName | null): Promise<void>;
  setBack(name: PersonName): Promise<void>;
  setRole(name: PersonName, role: Role): Promise<void>;
  /** Between sequences: the roles everybody began with, nobody away, the brand in use. */
  restore(): Promise<void>;
  makeCode(): Promise<number>;
}

/** The whole product over a real database, with people in every role, a key of Dana's and an Opal token. */
export async function modelScene(): Promise<ModelScene> {
  const api = await startApi();
  const { deps, database } = api;
  const organization = await makeOrganization(api);
  const people = new Map<PersonName, ModelPerson>();
  for (const name of PEOPLE) {
    const email = await makeMember(api, organization.id, ROLES[name]);
    const { rows } = await database.admin.query<{ id: number }>('select id from users where email = $1', [email]);
    people.set(name, { userId: rows[0]?.id ?? 0, email, cookie: await signIn(api, email) });
  }
  const personOf = (name: PersonName): ModelPerson => {
    const person = people.get(name);
    if (person === undefined) throw new Error(`${name} is not in the scene.`);
    return person;
  };
  const principalOf = async (name: PersonName): Promise<Principal> => {
    const { userId } = personOf(name);
    const { rows } = await database.admin.query<{ role: Role }>('select role from memberships where organization_id = $1 and user_id = $2', [organization.id, userId]);
    return { actor: { kind: 'user', userId, label: name }, organizationId: organization.id, role: rows[0]?.role ?? 'viewer', brandRoles: new Map(), brandAccess: 'all', scopes: null, keyBrandIds: new Set() };
  };
  const scopes = ['brand.read', 'code.read', 'code.edit', 'code.submit'] as const;
  const { secret: danaKey, key } = await createApiKey(deps, { ...(await principalOf('dana')), role: 'owner' }, { kind: 'api', name: 'Of Dana', scopes: [...scopes], brandAccess: 'all', brandIds: [], expiresAt: null });
  const trpc = async (name: PersonName) => {
    const principal = await principalOf(name);
    return createCaller({
      deps, caller: { person: async () => null, principal: async () => principal, recheck: async () => principal }, client: { ip: '127.0.0.1', userAgent: 'test' }, correlationId: 'model', source: 'console',
      track: (work) => work, setSession: () => undefined,
    });
  };
  return {
    api, deps, organization, personOf, principalOf, trpc, danaKey,
    authorOf: (actor) => behind(actor, { people, keyId: key.id }),
    setPolicy: (fields, owners) => setPolicy(deps, { organizationId: organization.id, brandId: organization.brand.id, fields, ...(owners === undefined ? {} : { owners: owners.map((name) => personOf(name).userId) }) }),
    archiveBrand: async () => void (await archiveBrand(deps, await principalOf('olga'), { id: organization.brand.id })),
    setAway: async (name, standIn) => {
      const [startsAt, endsAt] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
      await setAbsence(deps, await principalOf(name), { standInUserId: standIn === null ? null : personOf(standIn).userId, startsAt: startsAt ?? '', endsAt: endsAt ?? '' });
    },
    setBack: async (name) => {
      const principal = await principalOf(name);
      const own = (await listAbsences(deps, principal)).rows.filter(({ person }) => person.userId === personOf(name).userId);
      for (const { id } of own) await endAbsence(deps, principal, { id });
    },
    setRole: async (name, role) => void (await changeMember(deps, await principalOf('olga'), { userId: personOf(name).userId, role, brandAccess: 'all' })),
    restore: () => restore(database.admin, people),
    makeCode: async () => makeCode(deps, await principalOf('ana'), organization.brand.id),
  };
}

const systemOf = (organizationId: number) => ({ organizationId, actor: { kind: 'system', label: 'Model' } as const });

function behind(actor: AuditActor, { people, keyId }: { people: ReadonlyMap<PersonName, ModelPerson>; keyId: number }): number | null {
  if (actor.kind === 'user') return actor.person?.userId ?? null;
  if (actor.kind === 'api_key') return actor.keyId === keyId ? (people.get('dana')?.userId ?? null) : null;
  if (actor.kind === 'opal') return [...people.values()].find(({ email }) => email === actor.onBehalfOf?.name)?.userId ?? null;
  return null;
}

async function setPolicy(deps: Deps, change: { organizationId: number; brandId: number; fields: Partial<ReviewPolicyContent>; owners?: readonly number[] }): Promise<void> {
  const { organizationId, brandId, fields } = change;
  await inTenantCommand(deps.db, systemOf(organizationId), async (tx) => {
    const { owners: before, version, brandId: _brand, updatedAt: _at, updatedBy: _by, ...content } = await findReviewPolicy(tx, brandId);
    const after = { ...content, ...fields };
    const owners = change.owners?.map((userId) => ({ userId, stage: 'approval' as const, pageType: null })) ?? before;
    await saveReviewPolicy(tx, { brandId, expectedVersion: version, content: after, owners });
    const { approvalsNeeded, separateQa, qaNeeded } = after;
    return { result: undefined, ledger: [{ action: 'review_policy.changed', objectType: 'review_policy', objectId: brandId, brandId, after: { approvalsNeeded, separateQa, qaNeeded, owners: owners.map(({ userId }) => userId) } }] };
  });
}

/** Behind the product's back. */
async function restore(admin: { query(text: string, values: unknown[]): Promise<unknown> }, people: ReadonlyMap<PersonName, ModelPerson>): Promise<void> {
  for (const [name, { userId }] of people) await admin.query('update memberships set role = $2 where user_id = $1', [userId, ROLES[name]]);
  await admin.query(`update absences set cancelled_at = now(), cancelled_by = 'Model' where cancelled_at is null`, []);
  await admin.query(`update brands set status = 'active' where status = 'archived'`, []);
}

async function makeCode(deps: Deps, author: Principal, brandId: number): Promise<number> {
  const [text] = TEXTS;
  if (text === undefined) throw new Error('There is no text.');
  const context = { organizationId: author.organizationId, actor: author.actor };
  const { policy } = await inTenant(deps.db, context, (tx) => deps.knowledge.get(tx, brandId));
  const report = verifyVariation(policy, { pageType: 'pdp', javascript: '', css: text.css });
  return inTenantCommand(deps.db, context, async (tx) => {
    const runId = await insertRun(tx, newRun(brandId));
    const id = (await insertCode(tx, newCode(brandId, runId, { javascript: '', css: text.css, contentHash: text.contentHash, report, title: 'Model' }))) ?? 0;
    return { result: id, ledger: [{ action: 'code.created', objectType: 'generated_code', objectId: id, codeId: id, after: { contentHash: text.contentHash } }] };
  });
}

/** A platform that takes everything at once. */
export const takesAll = (port: DeploymentPort): DeploymentPort => ({ ...port, mode: 'automatic', deploy: async ({ deploymentId }) => ({ externalId: `auto-${deploymentId}` }), rollBack: async () => undefined });
