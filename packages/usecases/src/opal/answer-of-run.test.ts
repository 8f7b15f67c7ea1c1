import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import { RUN_STATUSES, type GenerationRun } from '@safecode/domain/generation/run';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOfRun } from './answer-of-run.js';

const SECRET_CODE = '.theirs { display: none }';
const run = (fields: Partial<GenerationRun>): GenerationRun => ({
  id: 7, brandId: 1, brandName: 'Fern', brandSlug: 'fern', pageType: 'pdp', description: 'a note', template: null, status: 'passed', provider: 'template', source: 'opal', stages: [], draft: null,
  questions: [], verdict: 'pass', codeId: 9, confidence: 0.9, cached: false, error: null, requestedBy: 'Opal', createdAt: '2026-11-23T10:00:00Z', finishedAt: '2026-11-23T10:00:01Z', ...fields,
});
const code = (fields: Partial<GeneratedCode>): GeneratedCode => ({
  id: 9, brandId: 1, brandName: 'Fern', brandSlug: 'fern', title: 'Note', pageType: 'pdp', status: 'generated', revision: 1, dueAt: null, verdict: 'pass', errorCount: 0, warningCount: 0, confidence: 0.9, provider: 'template',
  templateName: null, createdBy: 'Opal', createdAt: '2026-11-23T10:00:00Z', description: 'a note', javascript: '', css: SECRET_CODE, contentHash: 'a'.repeat(64), report: { verdict: 'pass', parts: [] },
  confidenceDetail: { score: 0.9, calibration: 'none', parts: [] }, madeFrom: { knowledgeVersion: 1, template: null, promptVersion: null, verifierVersion: '1', selectors: [], repairs: 0 }, usage: [], runId: 7, ...fields,
});

describe('what a run tells an agent', () => {
  it('is code only when the run passed and the code says so too, whatever else is claimed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RUN_STATUSES), fc.option(fc.record({ verdict: fc.constantFrom('pass' as const, 'fail' as const), status: fc.constantFrom('generated' as const, 'failed_draft' as const) })), (status, claimed) => {
        const made = claimed === null ? null : code(claimed);
        const { body, outcome } = answerOfRun({ run: run({ status }), code: made, url: 'https://codes.example/1', risk: null });
        const isHandedOut = JSON.stringify(body).includes(SECRET_CODE);
        expect(isHandedOut).toBe(status === 'passed' && claimed?.verdict === 'pass' && claimed.status === 'generated');
        expect(outcome === 'ok').toBe(isHandedOut);
      }),
      { seed: 20261123 },
    );
  });

  it.each<[Partial<GenerationRun>, string, string]>([
    [{ status: 'asking' }, 'generation.needs_answers', 'asked'],
    [{ status: 'not_safe' }, 'generation.not_safe', 'not_safe'],
    [{ status: 'stopped' }, 'generation.stopped', 'refused'],
    [{ status: 'failed', error: { code: 'generation.deadline', message: 'Too slow.' } }, 'generation.deadline', 'timeout'],
    [{ status: 'failed', error: { code: 'generation.provider_unavailable', message: 'No answer.' } }, 'generation.provider_unavailable', 'provider_error'],
    [{ status: 'failed', error: { code: 'generation.provider_refused', message: 'No.' } }, 'generation.provider_refused', 'refused'],
    [{ status: 'failed', error: null }, 'internal', 'internal'],
  ])('%j is the refusal %s, counted as %s', (fields, errorCode, outcome) => {
    expect(answerOfRun({ run: run(fields), code: null, url: null, risk: null })).toMatchObject({ errorCode, outcome, isOver: true, body: { ok: false, error: { code: errorCode } } });
  });

  it.each(['queued', 'running', 'repairing'] as const)('%s is pending, with the id to ask again with', (status) => {
    expect(answerOfRun({ run: run({ status, codeId: null }), code: null, url: null, risk: null })).toMatchObject({ outcome: 'pending', isOver: false, body: { ok: true, status: 'pending', jobId: 7, code: null } });
  });

  it('says how many repairs were tried and which draft is kept', () => {
    const stage = { attempt: 1, status: 'done' as const, startedAt: '2026-11-23T10:00:00Z', ms: 5, summary: '', findings: [] };
    const { errorMessage } = answerOfRun({ run: run({ status: 'not_safe', stages: [{ ...stage, stage: 'repair' }, { ...stage, stage: 'verify' }] }), code: code({ verdict: 'fail', status: 'failed_draft', errorCount: 2 }), url: null, risk: null });
    expect(errorMessage).toBe('No safe code could be written after 1 repairs: 2 findings remain. The draft is kept as #9 with its findings.');
  });

  it('tells the time of each phase', () => {
    const at = (seconds: number): string => new Date(Date.parse('2026-11-23T10:00:00Z') + seconds * 1000).toISOString();
    const stages = [['select', 2], ['draft', 700], ['verify', 30], ['repair', 300], ['verify', 20]] as const;
    const { phases } = answerOfRun({ run: run({ stages: stages.map(([stage, ms]) => ({ stage, ms, attempt: 0, status: 'done' as const, startedAt: at(2), summary: '', findings: [] })) }), code: code({}), url: 'x', risk: null });
    expect(phases).toEqual({ queue: 2000, select: 2, model: 1000, verify: 50 });
  });
});
