import type { Actor } from '@safecode/domain/access/actor';
import type { Question } from '@safecode/domain/generation/generate-variation';
import type { GenerationProvider, GenerationRun, RunStatus, Stage } from '@safecode/domain/generation/run';
import type { SlotValues } from '@safecode/domain/templates/slot';
import type { Verdict } from '@safecode/domain/verification/report';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewRun {
  readonly brandId: number;
  readonly pageType: string;
  readonly description: string;
  readonly templateSlug: string | null;
  readonly answers: SlotValues;
  readonly source: GenerationRun['source'];
  /** When the work must be over; null for a run that is worked on in the transaction that makes it. */
  readonly deadline: Date | null;
}

/** Makes a run, queued, in the name of the context's actor. Answers its id. */
export async function insertRun(tx: TenantTransaction, run: NewRun): Promise<number> {
  const { id } = await tx
    .insertInto('generation_runs')
    .values({
      brand_id: run.brandId,
      page_type: run.pageType,
      description: run.description,
      template_slug: run.templateSlug,
      answers: JSON.stringify(run.answers),
      source: run.source,
      deadline: run.deadline,
      provider: null,
      verdict: null,
      code_id: null,
      confidence: null,
      claimed_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What a worker needs to know of a run it took. */
export interface ClaimedRun {
  readonly id: number;
  readonly brandId: number;
  readonly pageType: string;
  readonly description: string;
  readonly templateSlug: string | null;
  readonly answers: SlotValues;
  readonly requestedBy: Actor;
}

/** Takes a run that is not over. Null when it is. A run whose worker died is taken again; the queue gives a job to one worker at a time. */
export async function claimRun(tx: TenantTransaction, id: number): Promise<ClaimedRun | null> {
  const row = await tx
    .updateTable('generation_runs')
    .set({ status: 'running', claimed_at: sql<Date>`now()`, stages: '[]' })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning(['id', 'brand_id', 'page_type', 'description', 'template_slug', 'answers', 'requested_by'])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    brandId: row.brand_id,
    pageType: row.page_type,
    description: row.description,
    templateSlug: row.template_slug,
    answers: row.answers,
    requestedBy: row.requested_by,
  };
}

export interface RunProgressState {
  readonly stages: readonly Stage[];
  readonly draft: { readonly javascript: string; readonly css: string } | null;
  readonly status: 'running' | 'repairing';
}

/** Keeps how far a run is and announces it. False when the run is over (stopped, or closed). */
export async function saveRunProgress(tx: TenantTransaction, id: number, state: RunProgressState): Promise<boolean> {
  const row = await tx
    .updateTable('generation_runs')
    .set({ status: state.status, stages: JSON.stringify(state.stages), draft: state.draft === null ? null : JSON.stringify(state.draft) })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  await announceRun(tx, id);
  return row !== undefined;
}

export interface RunResult {
  readonly status: Extract<RunStatus, 'passed' | 'not_safe' | 'asking' | 'stopped' | 'failed'>;
  readonly provider: GenerationProvider | null;
  readonly stages: readonly Stage[];
  readonly draft: { readonly javascript: string; readonly css: string } | null;
  readonly questions: readonly Question[];
  readonly verdict: Verdict | null;
  readonly codeId: number | null;
  readonly confidence: number | null;
  readonly cached: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Ids for rows that name each other, so that they can be written without waiting for each other. */
export async function reserveRunAndCodeIds(tx: TenantTransaction, count: number): Promise<{ runId: number; codeId: number }[]> {
  const { rows } = await sql<{ run: number; code: number }>`
    select nextval('generation_runs_id_seq')::integer as run, nextval('generated_code_id_seq')::integer as code from generate_series(1, ${count})`.execute(tx);
  return rows.map((row) => ({ runId: row.run, codeId: row.code }));
}

/** A run that was worked on before it was written: it is over when it is first seen. */
export interface FinishedRun extends Omit<NewRun, 'deadline'>, RunResult {
  readonly id: number;
  readonly createdAt: string;
  readonly finishedAt: string;
}

/** Writes runs that are over. They are announced to nobody, because nobody can know them yet. */
export async function insertFinishedRuns(tx: TenantTransaction, runs: readonly FinishedRun[]): Promise<void> {
  await sql`
    insert into generation_runs (id, brand_id, page_type, description, template_slug, answers, source, status, provider, stages, draft, questions,
                                 verdict, code_id, confidence, cached, error, created_at, finished_at)
    overriding system value
    select e.id, e."brandId", e."pageType", e.description, e."templateSlug", e.answers, e.source, e.status, e.provider, e.stages, e.draft, e.questions,
           e.verdict, e."codeId", e.confidence, e.cached, e.error, e."createdAt", e."finishedAt"
      from jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) as e (
           id integer, "brandId" integer, "pageType" text, description text, "templateSlug" text, answers jsonb, source text, status text,
           provider text, stages jsonb, draft jsonb, questions jsonb, verdict text, "codeId" integer, confidence double precision, cached boolean,
           error jsonb, "createdAt" timestamptz, "finishedAt" timestamptz)`.execute(tx);
}

/** Ends a run and announces it. False when it was over already: its first ending stays. */
export async function finishRun(tx: TenantTransaction, id: number, result: RunResult): Promise<boolean> {
  const row = await tx
    .updateTable('generation_runs')
    .set({
      status: result.status,
      provider: result.provider,
      stages: JSON.stringify(result.stages),
      draft: result.draft === null ? null : JSON.stringify(result.draft),
      questions: JSON.stringify(result.questions),
      verdict: result.verdict,
      code_id: result.codeId,
      confidence: result.confidence,
      cached: result.cached,
      error: result.error === null ? null : JSON.stringify(result.error),
      finished_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning(announcement(id))
    .executeTakeFirst();
  return row !== undefined;
}

/** Stops a run; its stages and draft stay. False when it was over already. */
export async function stopRun(tx: TenantTransaction, id: number): Promise<boolean> {
  const row = await tx
    .updateTable('generation_runs')
    .set({ status: 'stopped', finished_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning(announcement(id))
    .executeTakeFirst();
  return row !== undefined;
}

/** Sent when the transaction commits. Watchers read the run themselves; the payload only says which one. */
const announcement = (id: number) =>
  sql<string>`pg_notify('generation_run', app.organization_id() || ':' || ${id}::integer)::text`.as('announced');

async function announceRun(tx: TenantTransaction, id: number): Promise<void> {
  await sql`select pg_notify('generation_run', app.organization_id() || ':' || ${id}::integer)`.execute(tx);
}
