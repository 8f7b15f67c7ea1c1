import { toBrandPolicy } from '@safecode/domain/knowledge/brand-knowledge';
import type { LearningPolicy } from '@safecode/domain/learning/learning-policy';
import { settleLessons } from '@safecode/domain/learning/settle-lessons';
import type { BrandPolicy } from '@safecode/domain/policy/brand-policy';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenant, inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { lockLessonsOfBrand } from '@safecode/database/learning/lesson-repository';
import { fingerprintJudgedCodes, listStandingIds, lockLearningState, readJudgedCodes, readMiningCorrections, saveLearningState, type LearningState } from '@safecode/database/learning/mining-inputs';
import { findLearningPolicy } from '@safecode/database/learning/policy-repository';
import { hashParts } from '@safecode/generator/content-hash';
import { canonicalJson } from '@safecode/verifier/hashing/canonical-json';
import type { Deps } from '../deps.js';
import { NothingToDo, unlessDone } from '../review/nothing-to-do.js';
import { enqueueNaming } from './enqueue-naming.js';
import { listAliasPages, lookAtPages } from './look-at-pages.js';
import { mineLessons, type MinedLesson, type MiningInput } from './mine-lessons.js';
import { writeMoves } from './write-moves.js';

/** Grows whenever the same corrections could teach something else. */
const LEARNER_VERSION = '1';
/** What fits into memory at once: the newest corrections. Older ones are counted and said. */
const LIMITS = { corrections: 10_000, characters: 64_000_000 };
/** Codes a lesson is replayed on: the newest that people edited or approved. */
const JUDGED_CODES = 500;
/** Corrections may come in while others are looked through; then it is begun anew, so often at most. */
const MAX_ATTEMPTS = 3;

export interface MiningJob {
  readonly organizationId: number;
  readonly brandId: number;
}

/** Somebody reported or retracted something meanwhile. */
class InputsChanged extends Error {}

/**
 * Looks through the corrections of one brand and settles its lessons by what they show. Everything is computed before one
 * transaction writes it, and a result is written only while what it was computed from stands: killed at any moment and run
 * again, or run twice, it has its effect once.
 */
export async function mineBrand(deps: Deps, { organizationId, brandId }: MiningJob): Promise<void> {
  const context = { organizationId, actor: { kind: 'system', label: 'Learning' } as const };
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const read = await inTenant(deps.db, context, (tx) => readInputs(deps, tx, brandId));
    if (read === null) return;
    const taught = await (deps.mining?.mine(read.input) ?? mineLessons(read.input));
    const mined = await inTenant(deps.db, context, (tx) => lookAtPages(deps, tx, { brandId, mined: taught }));
    try {
      await settle(deps, context, { brandId, read, mined });
      return;
    } catch (error) {
      if (!(error instanceof InputsChanged)) throw error;
    }
  }
  throw new Error('Corrections changed faster than they were looked through.');
}

interface ReadInputs {
  readonly input: MiningInput;
  readonly state: LearningState;
}

/** What there is to look through; null when it was looked through before, or there is no such brand. */
async function readInputs(deps: Deps, tx: TenantTransaction, brandId: number): Promise<ReadInputs | null> {
  const brand = await findBrand(tx, brandId);
  if (brand === null || brand.status === 'archived') return null;
  const { knowledge } = await deps.knowledge.getFor(tx, brand);
  const policy = toBrandPolicy(knowledge);
  const inputs = await fingerprint(tx, brandId, policy);
  const known = await lockLearningState(tx, brandId);
  if (known?.inputsHash === inputs.hash) return null;
  const { corrections, leftOut } = await readMiningCorrections(tx, brandId, LIMITS);
  // Without corrections there is nothing to replay.
  const codes = corrections.length === 0 ? [] : await readJudgedCodes(tx, brandId, JUDGED_CODES);
  const state = { inputsHash: inputs.hash, corrections: corrections.length, leftOut, newestCorrectionId: inputs.standing.at(-1) ?? 0 };
  return { input: { corrections, codes, policy, lessons: knowledge.learning?.lessons ?? [] }, state };
}

interface Fingerprint {
  readonly hash: string;
  readonly standing: readonly number[];
  readonly policy: LearningPolicy;
}

/** Names everything a result depends on. */
async function fingerprint(tx: TenantTransaction, brandId: number, brandPolicy: BrandPolicy): Promise<Fingerprint> {
  const policy = await findLearningPolicy(tx, brandId);
  const standing = await listStandingIds(tx, brandId);
  const codes = await fingerprintJudgedCodes(tx, brandId, JUDGED_CODES);
  const { version: _version, updatedAt: _at, updatedBy: _by, ...content } = policy;
  const pages = (await listAliasPages(tx, brandId)).map(({ kind, id }) => `${kind} ${id}`);
  const hash = hashParts('safecode-mining-2', [LEARNER_VERSION, canonicalJson(content), standing.join(','), codes, pages.join(','), canonicalJson(brandPolicy)]);
  return { hash, standing, policy };
}

async function settle(deps: Deps, context: TenantContext, { brandId, read, mined }: { brandId: number; read: ReadInputs; mined: readonly MinedLesson[] }): Promise<void> {
  const written = await unlessDone(() =>
    inTenantCommand(deps.db, context, async (tx) => {
      const known = await lockLessonsOfBrand(tx, brandId);
      const inputs = await fingerprint(tx, brandId, read.input.policy);
      if (inputs.hash !== read.state.inputsHash) throw new InputsChanged();
      const moves = settleLessons({ known, shown: mined, standing: new Set(inputs.standing), policy: inputs.policy });
      if (moves.length === 0) throw new NothingToDo('The lessons are as they were.');
      const ledger = await writeMoves(deps, tx, { brandId, moves });
      await saveLearningState(tx, brandId, read.state);
      await enqueueNaming(deps, tx, brandId);
      return { result: true, ledger };
    }),
  );
  if (written === null) await inTenant(deps.db, context, (tx) => saveLearningState(tx, brandId, read.state));
}
