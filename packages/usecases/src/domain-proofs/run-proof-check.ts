import type { ProofFinding } from '@safecode/domain/domain-proofs/domain-proof';
import { nextProof, type ProofMemory } from '@safecode/domain/domain-proofs/next-proof';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenant, inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listDueProofs, lockProof, moveNextCheck, recordProof, type DomainProof } from '@safecode/database/domain-proofs/proof-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import type { BrowserPort } from '../browser-port.js';
import type { Deps } from '../deps.js';
import { lookForProof } from './look-for-proof.js';
import { proofRecords, proofToken, provableHosts } from './proof-records.js';

const ACTOR = { kind: 'system', label: 'Domain check' } as const;
/** Checks that one round adds; the others come with the next. */
const MOST = 500;
/** If a check is lost with its worker, it is due again after this long. */
const LOST_AFTER_MS = 30 * 60_000;

/** Adds a check for each proof whose time has come. Answers how many. */
export async function scheduleProofChecks(deps: Deps): Promise<number> {
  const due = await listDueProofs(deps.db, MOST);
  for (const { organizationId, proofId } of due) {
    await inTenant(deps.db, { organizationId, actor: ACTOR }, async (tx) => {
      await enqueueJob(tx, 'domains.check_proof', { payload: { organizationId, proofId }, jobKey: `proof:${proofId}` });
      await moveNextCheck(tx, proofId, new Date(deps.clock.now().getTime() + LOST_AFTER_MS));
    });
  }
  return due.length;
}

/**
 * Looks for the proof of a host and writes what follows. A host that the brand does not have any more is not asked: its proof
 * ends. Running twice is one more look.
 */
export async function runProofCheck(deps: Deps, job: { readonly organizationId: number; readonly proofId: number }): Promise<void> {
  const context: TenantContext = { organizationId: job.organizationId, actor: ACTOR };
  const { browser } = deps;
  if (browser === undefined) throw new DomainError('browser.unavailable');
  const startedAt = deps.clock.now();
  const known = await inTenant(deps.db, context, async (tx) => {
    const proof = await lockProof(tx, job.proofId);
    return proof === null ? null : { proof, brand: await findBrand(tx, proof.brandId) };
  });
  if (known === null) return;
  const { proof, brand } = known;
  const isWatched = brand !== null && brand.status === 'active' && provableHosts(brand).includes(proof.host);
  const findings = isWatched ? await look(deps, browser, { organizationId: job.organizationId, brand, host: proof.host }) : null;
  const decide = (before: DomainProof): ProofMemory =>
    findings === null ? { ...before, state: before.state === 'verified' ? 'lapsed' : before.state, graceEndsAt: null, nextCheckAt: null } : nextProof(before, findings, { now: startedAt, askedAt: before.askedAt, random: Math.random() });
  await settle(deps, context, { proof, findings: findings ?? [], at: startedAt, decide });
}

const look = (deps: Deps, browser: BrowserPort, of: { organizationId: number; brand: { id: number; site: string }; host: string }): Promise<ProofFinding[]> =>
  lookForProof(browser, proofRecords(of.brand, of.host, proofToken(deps.keys, { organizationId: of.organizationId, brandId: of.brand.id, host: of.host })));

interface Checked {
  readonly proof: DomainProof;
  readonly findings: readonly ProofFinding[];
  readonly at: Date;
  readonly decide: (before: DomainProof) => ProofMemory;
}

/** Writes a check. Most change nothing, and then there is nothing for the ledger to say. */
async function settle(deps: Deps, context: TenantContext, { proof, findings, at, decide }: Checked): Promise<void> {
  const write = async (tx: TenantTransaction, mayChange: boolean): Promise<LedgerRecord[] | null> => {
    const before = await lockProof(tx, proof.id);
    if (before === null) return [];
    const memory = decide(before);
    if (memory.state !== before.state && !mayChange) return null;
    await recordProof(tx, before.id, { memory, findings, at });
    return memory.state === before.state ? [] : [changeEntry(before, memory, findings)];
  };
  if ((await inTenant(deps.db, context, (tx) => write(tx, false))) !== null) return;
  await inTenantCommand(deps.db, context, async (tx) => ({ result: undefined, ledger: (await write(tx, true)) ?? [] }));
}

function changeEntry(before: DomainProof, { state, method }: ProofMemory, findings: readonly ProofFinding[]): LedgerRecord {
  return {
    action: state === 'verified' ? 'domain.verified' : 'domain.lapsed',
    objectType: 'domain',
    objectId: before.host,
    brandId: before.brandId,
    before: { state: before.state, watchDespiteRobots: before.watchDespiteRobots },
    after: { state, method, watchDespiteRobots: state === 'verified' && before.watchDespiteRobots, findings: findings.map(({ method: by, outcome }) => ({ method: by, outcome })) },
  };
}
