import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import { sayRisk } from '@safecode/domain/confidence/risk-note';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { GenerationRun } from '@safecode/domain/generation/run';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { findCode } from '@safecode/database/codes/code-read-model';
import { insertCodes, type NewCode } from '@safecode/database/codes/code-repository';
import { inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { isAboutContent } from '@safecode/database/connection/refusals';
import { Gatherer, GATHERING_MS } from '@safecode/database/gathering/gatherer';
import { insertFinishedRuns, reserveRunAndCodeIds, type FinishedRun } from '@safecode/database/generation/run-repository';
import { findOrganization } from '@safecode/database/organizations/organization-repository';
import { reserveGenerations } from '@safecode/database/quota/quota-repository';
import { completeRequests, type EndedRequest } from '@safecode/database/requests/request-repository';
import { tenantGathering, type TenantGroup } from '../access/tenant-gathering.js';
import { riskOfRequest } from '../confidence/risk-of-request.js';
import { codeAddress } from '../codes/code-address.js';
import type { Deps } from '../deps.js';
import { quotaExhausted } from '../quota/reserve-generation.js';
import { enqueueTemplateRecord } from './enqueue-template-record.js';
import type { LoadedGeneration } from './load-generation.js';
import type { RunEnding } from './run-ending.js';

/** What an answer says of code. */
export type AnsweredCode = Pick<
  GeneratedCode,
  'id' | 'title' | 'status' | 'verdict' | 'errorCount' | 'javascript' | 'css' | 'contentHash' | 'confidence' | 'templateName' | 'report'
>;

/** A run with the code it made, and the address of that code in the console. */
export interface AnsweredRun {
  readonly run: GenerationRun;
  readonly code: AnsweredCode | null;
  readonly url: string | null;
  /** What usually goes wrong with requests like this one. */
  readonly risk: string | null;
}

/** A run that was worked on while its caller waits, and is not on record yet. */
export interface InlineRun {
  readonly loaded: LoadedGeneration;
  readonly input: GenerateVariation & Pick<GenerationRun, 'source'>;
  readonly ending: RunEnding;
  readonly startedAt: Date;
  /** The call the run answers: closed in the same transaction, so that both are on record or neither is. */
  readonly closing?: ((answered: AnsweredRun) => EndedRequest) | undefined;
}

const stores = new Gatherer<TenantGroup, InlineRun, GenerationRun>({
  maxItems: 32,
  pauseMs: GATHERING_MS,
  isAboutItem: isAboutContent,
  work: ({ deps, context }, runs) =>
    inTenantCommand(deps.db, context, async (tx) => {
      const stored = await storeTogether(deps, tx, runs);
      return { result: stored.map(({ answered }) => answered.run), ledger: stored.map(({ ledgerEntry }) => ledgerEntry) };
    }),
});

/**
 * Keeps a run, its code, the answer of its call, the follow-up job and the ledger entry in one transaction, which others
 * may share. The work was cheap, so that its place in the month's limit is taken only now; without one nothing is kept.
 * @throws quota.exhausted
 */
export async function storeInline(deps: Deps, context: TenantContext, run: InlineRun): Promise<GenerationRun> {
  return stores.add(tenantGathering(deps, context), run);
}

interface Stored {
  readonly answered: AnsweredRun;
  readonly ledgerEntry: LedgerRecord;
}

async function storeTogether(deps: Deps, tx: TenantTransaction, runs: readonly InlineRun[]): Promise<Stored[]> {
  const ids = await reserveRunAndCodeIds(tx, runs.length);
  const organization = await findOrganization(tx);
  const rows = runs.map((run, at) => rowsOf(run, ids[at] ?? { runId: 0, codeId: 0 }, deps.clock.now()));
  const refused = await reserveGenerations(tx, rows.map(({ run, code }) => ({ runId: run.id, isCharged: code !== null })));
  if (refused.length > 0) throw await quotaExhausted(deps, tx);
  await insertFinishedRuns(tx, rows.map(({ run }) => run));
  await insertCodes(tx, rows.flatMap(({ code }) => (code === null ? [] : [code])));
  const stored: (Stored & { readonly ended: EndedRequest | null })[] = [];
  for (const [at, inline] of runs.entries()) {
    const row = rows[at];
    if (row === undefined) throw new Error('A run has no row.');
    const { id: runId, codeId } = row.run;
    const code = row.code ?? (codeId === null ? null : await findCode(tx, codeId));
    const answered: AnsweredRun = {
      run: viewOf(inline, row.run, tx.tenantContext.actor.label),
      code,
      risk: sayRiskOf(inline.loaded),
      url: codeId === null ? null : codeAddress(deps.config.publicUrl, { organization: organization?.slug ?? '', brand: inline.loaded.request.brand.slug, codeId }),
    };
    stored.push({ answered, ended: inline.closing?.(answered) ?? null, ledgerEntry: inline.ending.ledgerEntry({ runId, codeId }) });
  }
  await completeRequests(tx, stored.flatMap(({ ended }) => (ended === null ? [] : [ended])));
  for (const templateId of new Set(rows.map(({ code }) => code?.templateId ?? null))) await enqueueTemplateRecord(tx, templateId);
  return stored;
}

function sayRiskOf({ request, confidence }: LoadedGeneration): string | null {
  const note = riskOfRequest(confidence.history, { pageType: request.pageType, description: request.description, template: request.templateSlug, ranked: request.rankedTemplates });
  return note === null ? null : sayRisk(note);
}

interface Rows {
  readonly run: FinishedRun;
  readonly code: (NewCode & { readonly id: number }) | null;
}

function rowsOf({ loaded, input, ending, startedAt }: InlineRun, ids: { readonly runId: number; readonly codeId: number }, now: Date): Rows {
  const code = ending.code === null ? null : { ...ending.code, id: ids.codeId, runId: ids.runId };
  const run: FinishedRun = {
    ...ending.result,
    id: ids.runId,
    codeId: code?.id ?? ending.reusedCodeId,
    brandId: loaded.request.brand.id,
    pageType: input.pageType,
    description: input.description,
    templateSlug: input.template ?? null,
    answers: input.answers ?? {},
    source: input.source,
    createdAt: startedAt.toISOString(),
    finishedAt: now.toISOString(),
  };
  return { run, code };
}

function viewOf({ loaded }: InlineRun, row: FinishedRun, requestedBy: string): GenerationRun {
  const { brand } = loaded.request;
  const { templateSlug, answers: _, ...run } = row;
  return { ...run, brandName: brand.name, brandSlug: brand.slug, template: templateSlug, stages: [...row.stages], questions: [...row.questions], requestedBy };
}
