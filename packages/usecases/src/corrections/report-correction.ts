import type { Actor } from '@safecode/domain/access/actor';
import type { Principal } from '@safecode/domain/access/principal';
import type { Correction, ReportCorrection, ReportCorrectionResult } from '@safecode/domain/corrections/correction';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { VariationReport } from '@safecode/domain/verification/report';
import { findCorrection, findReported, insertCorrection } from '@safecode/database/corrections/correction-repository';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findLearningPolicy } from '@safecode/database/learning/policy-repository';
import { findPersonOf } from '@safecode/database/review/state-repository';
import { contentHashOf } from '@safecode/generator/content-hash';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { AlreadyDone, onceOnly } from '../discussions/once-only.js';
import { enqueueMining } from '../learning/enqueue-mining.js';
import { saveRevision } from '../revisions/create-revision.js';
import { classifySides } from './classify-sides.js';
import { sendDraft } from './draft-correction.js';
import { loadSides, type LoadedSides } from './load-sides.js';

/**
 * Records how code had to be corrected: as the next revision, or by two revisions that are there. The corrected code is
 * verified like any other and refused when it is not safe. Code, correction and ledger entry are one transaction.
 * @throws access.not_found, access.denied, review.stale_revision, review.nothing_changed, correction.sides,
 *   correction.nothing_changed, correction.reason_required, correction.not_safe, correction.exists, correction_draft.ended
 */
export async function reportCorrection(deps: Deps, principal: Principal, input: ReportCorrection): Promise<ReportCorrectionResult> {
  const context = tenantContextOf(principal);
  const findFirst = (): Promise<ReportCorrectionResult | null> =>
    inTenant(deps.db, context, async (tx) => {
      if (input.idempotencyKey === undefined) return null;
      const sides = await loadSides(deps, tx, { principal, input });
      const found = await findReported(tx, { ...pairOf(input, sides.correctedRevision), idempotencyKey: input.idempotencyKey });
      return found?.isRepeated === true ? read(tx, found.id) : null;
    });
  const work = async (): Promise<ReportCorrectionResult> => {
    const sides = await inTenant(deps.db, context, async (tx) => {
      const loaded = await loadSides(deps, tx, { principal, input });
      const { requireReason } = await findLearningPolicy(tx, loaded.code.brandId);
      if (requireReason && input.reason === '') throw new DomainError('correction.reason_required');
      return loaded;
    });
    return sides.correctedRevision === null ? reportEdit(deps, principal, { input, sides }) : reportPair(deps, principal, { input, sides, correctedRevision: sides.correctedRevision });
  };
  return onceOnly(findFirst, async () => {
    try {
      return await work();
    } catch (error) {
      // Sent twice at the same moment: to the second one its own revision is what changed meanwhile.
      const first = error instanceof DomainError && error.code === 'review.stale_revision' ? await findFirst() : null;
      if (first === null) throw error;
      return first;
    }
  });
}

interface Reported {
  readonly input: ReportCorrection;
  readonly sides: LoadedSides;
}

const pairOf = (input: ReportCorrection, correctedRevision: number | null) => ({ codeId: input.id, originalRevision: input.originalRevision, correctedRevision });

async function reportEdit(deps: Deps, principal: Principal, { input, sides }: Reported): Promise<ReportCorrectionResult> {
  const { corrected } = sides;
  if (input.baseHash === undefined) throw new DomainError('correction.sides');
  if (contentHashOf({ pageType: sides.code.pageType, ...corrected }) === sides.original.contentHash) throw new DomainError('correction.nothing_changed');
  let correctionId = 0;
  const { revision } = await saveRevision(deps, principal, {
    input: { id: input.id, baseHash: input.baseHash, javascript: corrected.javascript, css: corrected.css, note: input.reason, origin: 'correction' },
    also: {
      assertAllowed: ({ report }) => assertSafe(report),
      write: async (tx, { number }) => {
        const kept = await keep(tx, { principal, input, sides, correctedRevision: number });
        correctionId = kept.id;
        return kept.after;
      },
    },
  });
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => ({ ...(await read(tx, correctionId)), revision: revision.number }));
}

async function reportPair(deps: Deps, principal: Principal, reported: Reported & { readonly correctedRevision: number }): Promise<ReportCorrectionResult> {
  const { input, sides, correctedRevision } = reported;
  const { code, original, corrected, known } = sides;
  if (original.javascript === corrected.javascript && original.css === corrected.css) throw new DomainError('correction.nothing_changed');
  assertSafe(verifyVariation(known.policy, { pageType: code.pageType, javascript: corrected.javascript, css: corrected.css }));
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const { id, after } = await keep(tx, { principal, input, sides, correctedRevision });
    return {
      result: await read(tx, id),
      ledger: [
        { action: 'correction.reported', objectType: 'correction', objectId: id, brandId: code.brandId, codeId: code.id, after, ...(input.reason === '' ? {} : { reason: input.reason }) },
      ],
    };
  });
}

/** @throws correction.not_safe with the findings */
function assertSafe(report: VariationReport): void {
  if (report.verdict === 'pass') return;
  const findings = report.parts.flatMap((part) => part.findings.filter(({ severity }) => severity === 'error').map((finding) => ({ ...finding, language: part.language })));
  throw new DomainError('correction.not_safe', { count: findings.length, findings });
}

/** For whom a correction counts. A key counts for who made it; whom Opal says it speaks for is not proved. */
async function reporterOf(tx: TenantTransaction, actor: Actor): Promise<{ reportedBy: number | null; reportedKey: number | null }> {
  if (actor.kind === 'user') return { reportedBy: actor.userId, reportedKey: null };
  if (actor.kind === 'api_key') return { reportedBy: await findPersonOf(tx, actor), reportedKey: actor.keyId };
  return { reportedBy: null, reportedKey: actor.kind === 'opal' ? actor.keyId : null };
}

async function keep(tx: TenantTransaction, { principal, input, sides, correctedRevision }: Reported & { readonly principal: Principal; readonly correctedRevision: number }) {
  const { code, original, corrected, known } = sides;
  const { kind } = classifySides(original, corrected, known.policy);
  const source: Correction['source'] = principal.actor.kind === 'opal' ? 'opal' : input.source;
  const pair = { ...pairOf(input, correctedRevision), idempotencyKey: input.idempotencyKey ?? null };
  const pins = pinsOf(sides);
  const id = await insertCorrection(tx, { brandId: code.brandId, ...pair, correctedRevision, kind, reasonKind: input.reasonKind, reason: input.reason, source, ...(await reporterOf(tx, principal.actor)), pins });
  if (id === null) {
    const found = await findReported(tx, pair);
    if (found === null || found.isRepeated) throw new AlreadyDone();
    throw new DomainError('correction.exists', { correctionId: found.id });
  }
  if (input.draftId !== undefined) await sendDraft(tx, principal, { draftId: input.draftId, codeId: code.id, correctionId: id });
  if (kind !== 'format_only') await enqueueMining(tx, code.brandId);
  return { id, after: { correction: id, ...(input.draftId === undefined ? {} : { draft: input.draftId }), kind, reasonKind: input.reasonKind, source, originalRevision: input.originalRevision, correctedRevision, ...pins } };
}

/** What had made the code, as its run recorded it. Selectors and rules are those of the knowledge version. */
function pinsOf({ code: { madeFrom, usage } }: LoadedSides): Omit<Correction['pins'], 'templateName'> {
  const { template, promptVersion, knowledgeVersion, verifierVersion } = madeFrom;
  return { templateId: template?.id ?? null, templateVersion: template?.version ?? null, promptVersion, model: usage.at(-1)?.model ?? null, knowledgeVersion, verifierVersion };
}

async function read(tx: TenantTransaction, id: number): Promise<ReportCorrectionResult> {
  const correction = await findCorrection(tx, id);
  if (correction === null) throw new Error('The correction was not written.');
  return { correction, revision: correction.correctedRevision };
}
