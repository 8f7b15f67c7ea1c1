import { closeStaleRequests } from '@safecode/usecases/generation/close-stale-requests';
import { runGeneration } from '@safecode/usecases/generation/run-generation';
import { callTool } from '@safecode/usecases/opal/call-tool';
import type { ToolCall } from '@safecode/usecases/opal/tool-call';
import { describe, expect, it } from 'vitest';
import { makeOrganization, send } from './fixtures.js';
import { startApi } from './start-api.js';

// As with a model: work is queued, and a worker takes it when the test says so.
const api = await startApi({ generation: { runsInline: false } });
const shop = await makeOrganization(api);
let serial = 0;

const request = (): ToolCall => ({
  tool: 'generate_variation_code', requestId: `pending-${(serial += 1)}`, parameters: { brand: 'fixture', page_type: 'pdp', description: `note ${serial}` },
  executionMode: null, opalUserId: null, sessionId: null, waitMs: 300,
});
const work = (runId: number) => runGeneration(api.deps, { organizationId: shop.id, runId });
const status = async (jobId: number) => (await send(`${api.url}/tools/get-generation-status`, { bearer: shop.opalToken, body: { job_id: jobId } })).body;
const rowOf = async (requestId: string) =>
  (await api.database.admin.query('select status, outcome, run_id, generated_code_id, completed_at from opal_requests where request_id = $1', [requestId])).rows[0];

async function begin() {
  const call = request();
  const answer = await callTool(api.deps, shop.owner, call);
  return { call, answer, jobId: Number(answer['job_id']) };
}

describe('a generation that takes longer than a caller waits', () => {
  it('answers pending with the id to ask with, and stays open', async () => {
    const { call, answer, jobId } = await begin();
    expect(answer).toEqual({ ok: true, status: 'pending', job_id: jobId, code: null, risk: null, message: expect.stringContaining(`job_id ${jobId}`) });
    expect(await rowOf(call.requestId)).toMatchObject({ status: 'pending', outcome: 'pending', run_id: jobId, completed_at: null });
    expect(await status(jobId)).toEqual(answer);
  });

  it('is closed by whoever finishes it, and answered to whoever asks', async () => {
    const { call, jobId } = await begin();
    await work(jobId);
    expect(await rowOf(call.requestId)).toMatchObject({ status: 'success', outcome: 'ok', generated_code_id: expect.any(Number), completed_at: expect.any(Date) });
    const done = await status(jobId);
    expect(done).toMatchObject({ ok: true, status: 'done', code: { verdict: 'pass' } });
    expect(await callTool(api.deps, shop.owner, call)).toEqual(done);
  });

  it('answers at once what is finished while it is waited for', async () => {
    const call = { ...request(), waitMs: 10_000 };
    const waiting = callTool(api.deps, shop.owner, call);
    let runId: number | null = null;
    while (runId === null) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      runId = (await rowOf(call.requestId))?.run_id ?? null;
    }
    const startedAt = performance.now();
    await work(runId);
    expect(await waiting).toMatchObject({ ok: true, status: 'done' });
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });

  it('is not taken for lost while its run goes on', async () => {
    const { call } = await begin();
    await api.database.admin.query(`update opal_requests set created_at = created_at - interval '90 seconds' where request_id = $1`, [call.requestId]);
    await closeStaleRequests(api.deps);
    expect(await rowOf(call.requestId)).toMatchObject({ completed_at: null });
  });

  it('works once, however often it is asked for meanwhile', async () => {
    const { call, jobId } = await begin();
    const again = await callTool(api.deps, shop.owner, call);
    expect(again).toMatchObject({ status: 'pending', job_id: jobId });
    const { rows } = await api.database.admin.query('select count(*)::int as runs from generation_runs where description = $1', [call.parameters['description']]);
    expect(rows).toEqual([{ runs: 1 }]);
  });
});
