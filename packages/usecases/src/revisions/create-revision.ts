import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { CreateRevision, createRevisionResultSchema } from '@safecode/domain/review/revision';
import type { VariationReport } from '@safecode/domain/verification/report';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findCodeRow, type CodeRow } from '@safecode/database/review/state-repository';
import { findRevision, insertRevision } from '@safecode/database/revisions/revision-repository';
import { contentHashOf } from '@safecode/generator/content-hash';
import { proposeFixes } from '@safecode/verifier/fix/propose-fixes';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import type { CompiledKnowledge } from '../knowledge/knowledge-cache.js';
import { settleEdit } from '../confidence/settle-edit.js';
import { votesOnHead } from '../review/apply-effects.js';
import type { LoadedReview } from '../review/load-review.js';
import { runReviewCommand, type Acted, type Allowed } from '../review/run-command.js';
import { revisionHashes, type RevisionHashes } from './revision-hashes.js';
import { viewRevision } from './view-revision.js';

type Result = z.infer<typeof createRevisionResultSchema>;

const ACTIONS = { edited: 'code.edited', correction: 'code.corrected', restored: 'code.restored' } as const;

/** A text that becomes the next revision. */
export interface RevisionEdit extends Omit<CreateRevision, 'origin'> {
  readonly origin: keyof typeof ACTIONS;
}

/** An edit with its proof. */
export interface Proved extends RevisionHashes {
  readonly input: RevisionEdit;
  readonly contentHash: string;
  readonly report: VariationReport;
}

/** What else is written with a revision, in its transaction; the answer goes into the ledger's entry. */
export interface AlsoWritten {
  /** Refuses what must not be kept, before the code is locked. */
  readonly assertAllowed: (proved: Proved) => void;
  readonly write: (tx: TenantTransaction, made: { readonly code: CodeRow; readonly number: number; readonly proved: Proved }) => Promise<Acted['after']>;
}

/**
 * Edits code: proves it against the rules of the brand as they are now and keeps it as a new revision, whatever the
 * verdict. Votes stay when meaning and effects are the same; else they are dismissed and their givers asked again.
 * @throws access.not_found, access.denied, review.stale_revision, review.nothing_changed
 */
export async function createRevision(deps: Deps, principal: Principal, input: CreateRevision): Promise<Result> {
  return saveRevision(deps, principal, { input, also: null });
}

/** As `createRevision`, with what belongs to the revision written along: both are there, or neither. @throws as above, and what `also` throws */
export async function saveRevision(deps: Deps, principal: Principal, { input, also }: { readonly input: RevisionEdit; readonly also: AlsoWritten | null }): Promise<Result> {
  const { code, known } = await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const found = assertVisible(principal, await findCodeRow(tx, input.id), 'code');
    assertCan(principal, 'code.edit', found.brandId);
    return { code: found, known: await deps.knowledge.get(tx, found.brandId) };
  });
  // Proved before the row is locked: others who work on the code do not wait for it.
  const proved = prove(known, code, input);
  also?.assertAllowed(proved);
  return runReviewCommand(deps, principal, {
    codeId: code.id,
    action: ACTIONS[input.origin],
    note: input.note,
    command: ({ head }) => {
      if (input.baseHash === head.contentHash && proved.contentHash === head.contentHash) throw new DomainError('review.nothing_changed', { revision: head.number });
      return { name: 'edit', baseHash: input.baseHash, verdict: proved.report.verdict, keepsVotes: meansTheSame(head, proved) };
    },
    act: async (tx, loaded) => {
      const acted = await write(tx, loaded, proved);
      const edited = { javascript: input.javascript, css: input.css, astHash: proved.astHash };
      await settleEdit(tx, { codeId: code.id, head: loaded.head, edited, policy: known.policy, at: deps.clock.now() });
      const more = await also?.write(tx, { code, number: loaded.head.number + 1, proved });
      return { ...acted, after: { ...acted.after, ...more } };
    },
    result: async ({ loaded, transition, head }, tx) => resultOf(tx, { loaded, transition, number: head.revision }),
  });
}

function prove({ reviewPolicy: policy }: CompiledKnowledge, code: CodeRow, input: RevisionEdit): Proved {
  const sources = { pageType: code.pageType, javascript: input.javascript, css: input.css };
  const report = proposeFixes(policy, sources, verifyVariation(policy, sources));
  return { input, report, contentHash: contentHashOf(sources), ...revisionHashes(report) };
}

/** Formatting, comments, quotes and local names may differ; what it does and declares may not. */
const meansTheSame = (one: RevisionHashes, other: RevisionHashes): boolean =>
  one.astHash !== null && one.astHash === other.astHash && one.effectsHash !== null && one.effectsHash === other.effectsHash;

async function write(tx: TenantTransaction, { code, head }: LoadedReview, { input, report, ...hashes }: Proved): Promise<Acted & Required<Pick<Acted, 'head'>>> {
  const { actor } = tx.tenantContext;
  const number = head.number + 1;
  await insertRevision(tx, {
    codeId: code.id,
    number,
    basedOn: head.number,
    origin: input.origin,
    javascript: input.javascript,
    css: input.css,
    ...hashes,
    report,
    verdict: report.verdict,
    note: input.note,
    onBehalfOf: actor.kind === 'opal' ? actor.onBehalfOf : null,
  });
  return { data: { revision: number }, after: { verdict: report.verdict, origin: input.origin }, head: { revision: number, contentHash: hashes.contentHash } };
}

async function resultOf(tx: TenantTransaction, done: { readonly loaded: LoadedReview; readonly transition: Allowed; readonly number: number }): Promise<Result> {
  const revision = await findRevision(tx, done.loaded.code.id, done.number);
  if (revision === null) throw new Error('The revision was not written.');
  const concerned = votesOnHead(done.loaded).length;
  const isCarried = done.transition.effects.votes === 'carry';
  return { revision: viewRevision(revision), keptVotes: isCarried ? concerned : 0, dismissedVotes: isCarried ? 0 : concerned };
}
