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

/**
 * Records calls before any work on them, in one statement: of two equal request ids the second finds the first. Written
 * in the order of their ids, so that two processes that record the same calls cannot wait for each other.
 */
export async function captureRequests(tx: TenantTransaction, requests: readonly NewRequest[]): Promise<CapturedRequest[]> {
  const { rows } = await sql<{ id: number; request_id: string }>`
    insert into opal_requests (request_id, tool, api_key_id, opal_user_id, session_id, execution_mode, brand_name, test_type, test_description, parameters)
    select e."requestId", e.tool, e."apiKeyId", e."opalUserId", e."sessionId", e."executionMode", e."brandName", e."testType", e."testDescription", e.parameters
      from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as e (
           "requestId" text, tool text, "apiKeyId" integer, "opalUserId" text, "sessionId" text, "executionMode" text, "brandName" text,
           "testType" text, "testDescription" text, parameters jsonb)
     order by e."requestId"
    on conflict (organization_id, request_id) do nothing
    returning id, request_id`.execute(tx);
  const added = new Map(rows.map((row) => [row.request_id, row.id]));
  const captured = requests.map(({ requestId }): CapturedRequest | null => {
    const id = added.get(requestId);
    // One of two equal ones in the same batch is the first.
    added.delete(requestId);
    return id === undefined ? null : { kind: 'new', id };
  });
  const earlier = await findEarlier(tx, requests.filter((_, at) => captured[at] === null).map(({ requestId }) => requestId));
  return captured.map((one, at) => one ?? earlierOf(earlier, requests[at]));
}

async function findEarlier(tx: TenantTransaction, requestIds: readonly string[]): Promise<ReadonlyMap<string, CapturedRequest>> {
  if (requestIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('opal_requests')
    .select(['request_id', 'id', 'tool', 'status', 'run_id', 'answer'])
    .where(sql<boolean>`request_id = any(${[...requestIds]}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [row.request_id, { kind: 'repeated', id: row.id, tool: row.tool, status: row.status, runId: row.run_id, answer: row.answer } as const]),
  );
}

function earlierOf(earlier: ReadonlyMap<string, CapturedRequest>, request: NewRequest | undefined): CapturedRequest {
  const found = earlier.get(request?.requestId ?? '');
  if (found === undefined) throw new Error('A call was neither new nor on record.');
  return found;
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

/** How a call on record was answered. */
export interface EndedRequest {
  readonly id: number;
  readonly result: RequestResult;
}

/** Keeps how calls were answered. A call that was closed already keeps its first ending. */
export async function completeRequests(tx: TenantTransaction, ended: readonly EndedRequest[]): Promise<void> {
  const rows = ended.map(({ id, result }) => ({ id, ...result }));
  await sql`
    update opal_requests r
       set status = e.status, outcome = e.outcome, error_code = e."errorCode", error_message = e."errorMessage", run_id = e."runId",
           brand_id = e."brandId", generated_code_id = e."generatedCodeId", confidence_score = e."confidenceScore", phases = e.phases,
           answer = e.answer, response_time_ms = (extract(epoch from clock_timestamp() - r.created_at) * 1000)::integer,
           completed_at = case when e."isOver" then clock_timestamp() end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (
           id integer, status text, outcome text, "errorCode" text, "errorMessage" text, "runId" integer, "brandId" integer,
           "generatedCodeId" integer, "confidenceScore" double precision, phases jsonb, answer jsonb, "isOver" boolean)
     where r.id = e.id and r.id = any(${ended.map(({ id }) => id)}::integer[]) and r.completed_at is null`.execute(tx);
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
           error_code = case g.status when 'passed' then null when 'asking' then coalesce(g.error ->> 'code', 'generation.needs_answers')
                                      when 'not_safe' then 'generation.not_safe' else g.error ->> 'code' end,
           error_message = g.error ->> 'message', generated_code_id = g.code_id, confidence_score = g.confidence, answer = null,
           completed_at = clock_timestamp()
      from generation_runs g
     where g.id = ${runId} and g.finished_at is not null and r.run_id = g.id and r.completed_at is null`.execute(tx);
}
