import { randomBytes } from 'node:crypto';
import { newKey } from '@safecode/auth/keys/key-format';
import { hashPassword } from '@safecode/auth/passwords/hash-password';
import type { Database } from '@safecode/database/connection/create-database';
import { DEMO_ORGANIZATION } from '@safecode/database/seed/demo-knowledge/brand';
import { DEMO_PEOPLE } from '@safecode/database/seed/demo-knowledge/people';
import { seedDemo, seedOrganization } from '@safecode/database/seed/seed-organization';
import { verifyTemplate } from '@safecode/usecases/templates/verify-template';
import { createLogger } from '@safecode/observability/logger/create-logger';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import type { ApiEnv } from '../env.js';
import { createDeps } from './create-deps.js';
import { seedDemoReviews } from './demo-reviews.js';

/** What the first start tells, once: the file `first-run.json` and the lines on the terminal. */
export interface FirstRun {
  readonly url: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly organization: string;
  /** The organisation in addresses and in the header `x-organization`. */
  readonly organizationSlug: string;
  readonly opalToken: string;
  readonly storefrontUrl: string | null;
}

const OWN_ORGANIZATION = { name: 'My organisation', slug: 'my-organisation' };
const DEFAULT_STOREFRONT = 'http://127.0.0.1:4001';
/** Slug under which the seed makes the demonstration organisation. */
const DEMO_SLUG = 'larkmoor-outfitters';

/** The secrets of a first start, before anything is written: they must be on disk before the database has their hashes. */
export interface PlannedStart {
  readonly firstRun: FirstRun;
  /** Makes the organisation. One transaction: all of it is there, or nothing; the demonstration's work comes after. */
  readonly seed: (db: Database) => Promise<void>;
}

export function planFirstStart(env: ApiEnv): PlannedStart {
  const isDemo = env.SEED !== 'none';
  const owner = DEMO_PEOPLE.find((person) => person.role === 'owner');
  const adminEmail = (env.ADMIN_EMAIL ?? (isDemo ? owner?.email : undefined) ?? 'owner@safecode.example').toLowerCase();
  const name = env.ADMIN_EMAIL === undefined && isDemo ? (owner?.name ?? 'Owner') : 'Owner';
  const adminPassword = env.ADMIN_PASSWORD ?? randomBytes(15).toString('base64url');
  const { presented, ...opalKey } = newKey('opal');
  const storefrontUrl = env.STOREFRONT_URL ?? DEFAULT_STOREFRONT;
  const firstRun: FirstRun = {
    url: env.PUBLIC_URL,
    adminEmail,
    adminPassword,
    organization: isDemo ? DEMO_ORGANIZATION : OWN_ORGANIZATION.name,
    organizationSlug: isDemo ? DEMO_SLUG : OWN_ORGANIZATION.slug,
    opalToken: presented,
    storefrontUrl: isDemo ? storefrontUrl : null,
  };
  return {
    firstRun,
    seed: async (db) => {
      const options = { db, owner: { name, email: adminEmail }, passwordHash: await hashPassword(adminPassword), opalKey };
      if (!isDemo) return void (await seedOrganization(options, OWN_ORGANIZATION));
      const { organizationId } = await seedDemo({
        ...options,
        storefrontUrl,
        verifyTemplate: ({ policy, selectors }, content) => verifyTemplate({ policy: compilePolicy(policy), selectors }, content).report,
      });
      if (env.SEED === 'demo') await seedWork(env, organizationId);
    },
  };
}

/** The demonstration's people at work. The template engine drafts, whatever is set up: a first start costs nothing. */
async function seedWork(env: ApiEnv, organizationId: number): Promise<void> {
  const { deps, close } = await createDeps({ ...env, GENERATION_PROVIDER: 'template' }, createLogger({ app: 'api', level: 'silent' }), () => undefined);
  try {
    await seedDemoReviews(deps, organizationId);
  } finally {
    await close();
  }
}
