import type { OpalRequest, OutcomeClass, Phases, RequestStatus } from '@safecode/domain/requests/opal-request';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewRequest {
  readonly requestId: string;
  readonly tool: string;
  readonly apiKeyId: number | null;
  readonly opalUserId: string | null;
  readonly sessionId: string | null;
  readonly executionMode: OpalRequest['executionMode'];
  readonly brandName: string;
  readonly testType: string | null;
  readonly testDescription: string | null;
  /** Masked by the caller: what is written here is kept. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A call that was captured now, or the one that came before under the same request id. */
export type CapturedRequest =
  | { readonly kind: 'new'; readonly id: number }
  | {
      readonly kind: 'repeated';
      readonly id: number;
      readonly tool: string;
      readonly status: RequestStatus;
      readonly runId: number | null;
      readonly answer: unknown;
    };

/** Records a call before any work on it. One statement: the second of two equal request ids finds the first. */
export async function captureRequest(tx: TenantTransaction, request: NewRequest): Promise<CapturedRequest> {
  const inserted = await tx
    .insertInto('opal_requests')
    .values({
      request_id: request.requestId,
      tool: request.tool,
      api_key_id: request.apiKeyId,
      opal_user_id: request.opalUserId,
      session_id: request.sessionId,
      execution_mode: request.executionMode,
      brand_id: null,
      brand_name: request.brandName,
      test_type: request.testType,
      test_description: request.testDescription,
      parameters: JSON.stringify(request.parameters),
      run_id: null,
      generated_code_id: null,
      response_time_ms: null,
      confidence_score: null,
      outcome: null,
      error_code: null,
      error_message: null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'request_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return { kind: 'new', id: inserted.id };
  const first = await tx
    .selectFrom('opal_requests')
    .select(['id', 'tool', 'status', 'run_id', 'answer'])
    .where('request_id', '=', request.requestId)
    .executeTakeFirstOrThrow();
  return { kind: 'repeated', id: first.id, tool: first.tool, status: first.status, runId: first.run_id, answer: first.answer };
}

export interface RequestResult {
  readonly status: RequestStatus;
  readonly outcome: OutcomeClass;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly runId: number | null;
  readonly brandId: number | null;
  readonly generatedCodeId: number | null;
  readonly confidenceScore: number | null;
  readonly phases: Phases;
  readonly answer: unknown;
  /** False while a run goes on after the caller was told to come back. */
  readonly isOver: boolean;
}

/** Keeps how a call was answered. A call that was closed already keeps its first ending. */
export async function completeRequest(tx: TenantTransaction, id: number, result: RequestResult): Promise<void> {
  await tx
    .updateTable('opal_requests')
    .set({
      status: result.status,
      outcome: result.outcome,
      error_code: result.errorCode,
      error_message: result.errorMessage,
      run_id: result.runId,
      brand_id: result.brandId,
      generated_code_id: result.generatedCodeId,
      confidence_score: result.confidenceScore,
      phases: JSON.stringify(result.phases),
      answer: JSON.stringify(result.answer),
      response_time_ms: sql<number>`(extract(epoch from clock_timestamp() - created_at) * 1000)::integer`,
      ...(result.isOver ? { completed_at: sql<Date>`clock_timestamp()` } : {}),
    })
    .where('id', '=', id)
    .where('completed_at', 'is', null)
    .execute();
}

/**
 * Closes the calls that wait for a run, with the run's result. The answer is kept empty: whoever asks again with the
 * same request id, or asks for the status, gets it from the run.
 */
export async function completeRequestOfRun(tx: TenantTransaction, runId: number): Promise<void> {
  await sql`
    update opal_requests r
       set status = case when g.status = 'passed' then 'success' else 'error' end,
           outcome = case g.status when 'passed' then 'ok' when 'asking' then 'asked' when 'not_safe' then 'not_safe'
                                   when 'stopped' then 'refused' else 'provider_error' end,
           error_code = case g.status when 'passed' then null when 'asking' then 'generation.needs_answers'
                                      when 'not_safe' then 'generation.not_safe' else g.error ->> 'code' end,
           error_message = g.error ->> 'message', generated_code_id = g.code_id, confidence_score = g.confidence, answer = null,
           completed_at = clock_timestamp()
      from generation_runs g
     where g.id = ${runId} and g.finished_at is not null and r.run_id = g.id and r.completed_at is null`.execute(tx);
}
