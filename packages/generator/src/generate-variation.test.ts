import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { ProviderError } from '@safecode/domain/generation/provider-error';
import type { Stage } from '@safecode/domain/generation/run';
import { describe, expect, it } from 'vitest';
import { shopBrand, shopKnowledge, shopPolicy } from '../test/shop-knowledge.js';
import type { Draft, Drafter, DraftResult, RepairRequest } from './drafter.js';
import { generateVariation, type GenerationJob } from './generate-variation.js';
import { TemplateDrafter } from './template-drafter.js';

const SAFE = { javascript: '', css: '.product__reviews { display: none; }' };
const UNSAFE = { javascript: 'eval("1");', css: '' };
const usage = (costMicroUsd: number): ModelUsage => ({ model: 'm', inputTokens: 1, outputTokens: 1, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, cacheReadTokens: 0, costMicroUsd });
const draftOf = (code: { javascript: string; css: string }, more: Partial<Draft> = {}): DraftResult => ({
  kind: 'draft',
  draft: { title: 'T', template: null, selectors: [], matchQuality: 1, openQuestions: 0, usage: [usage(10)], promptVersion: 'v1', ...code, ...more },
});

/** A drafter that gives these answers one after the other. */
function scripted(...answers: (DraftResult | Error)[]): Drafter & { requests: Partial<RepairRequest>[] } {
  const requests: Partial<RepairRequest>[] = [];
  const next = async (request: Partial<RepairRequest>): Promise<DraftResult> => {
    const answer = answers[requests.length];
    requests.push(request);
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no more answers');
    return answer;
  };
  return { provider: 'anthropic', model: 'model-x', draft: next, repair: next, requests };
}

async function run(drafter: Drafter, more: Partial<GenerationJob> = {}) {
  const stages: Stage[] = [];
  const drafts: string[] = [];
  let clock = Date.parse('2026-11-23T10:00:00.000Z');
  const outcome = await generateVariation({
    request: { brand: shopBrand, pageType: 'pdp', description: 'Hide the reviews', answers: {}, knowledge: shopKnowledge, rankedTemplates: shopKnowledge.templates.slice(0, 1).map((template) => ({ template, score: 0.5 })) },
    policy: shopPolicy,
    drafter,
    fallback: null,
    maxRepairs: 3,
    signal: new AbortController().signal,
    now: () => new Date((clock += 5)),
    templateRecord: () => null,
    onStage: (stage, draft) => {
      stages.push(stage);
      if (draft !== undefined) drafts.push(draft.javascript + draft.css);
    },
    ...more,
  });
  return { outcome, stages, drafts, ended: stages.filter((stage) => stage.status !== 'running').map((stage) => `${stage.stage} ${stage.attempt} ${stage.status}`) };
}

describe('generateVariation', () => {
  it('passes a first draft that is proved', async () => {
    const { outcome, ended, stages, drafts } = await run(scripted(draftOf(SAFE)));
    expect(outcome).toMatchObject({ kind: 'passed', repairs: 0, provider: 'anthropic', model: 'model-x', fellBack: null, report: { verdict: 'pass' }, usage: [usage(10)] });
    expect(ended).toEqual(['select 0 done', 'draft 0 done', 'verify 0 done', 'score 0 done']);
    expect(stages.map((stage) => stage.status)).toEqual(['running', 'done', 'running', 'done', 'running', 'done', 'running', 'done']);
    expect(stages.every((stage) => stage.summary !== '' && (stage.status === 'running') === (stage.ms === null))).toBe(true);
    expect(stages[1]?.summary).toBe('12 rules, 9 selectors for pdp, best template by its words: Free-shipping bar v1.');
    expect(stages[1]).toMatchObject({ startedAt: '2026-11-23T10:00:00.005Z', ms: 5 });
    expect(drafts).toEqual([SAFE.css]);
  });

  it('repairs with the findings until the proof stands', async () => {
    const drafter = scripted(draftOf(UNSAFE), draftOf({ javascript: 'eval("2");', css: '' }), draftOf(SAFE));
    const { outcome, ended, stages } = await run(drafter);
    expect(outcome).toMatchObject({ kind: 'passed', repairs: 2, usage: [usage(10), usage(10), usage(10)] });
    expect(ended).toEqual(['select 0 done', 'draft 0 done', 'verify 0 done', 'repair 1 done', 'verify 1 done', 'repair 2 done', 'verify 2 done', 'score 2 done']);
    expect(stages.find((stage) => stage.stage === 'verify' && stage.findings.length > 0)?.findings[0]?.category).toBe('dangerous-sink');
    expect(drafter.requests[1]).toMatchObject({ attempt: 1, draft: { javascript: 'eval("1");' }, report: { verdict: 'fail' } });
    expect(drafter.requests[2]).toMatchObject({ attempt: 2, draft: { javascript: 'eval("2");' } });
  });

  it('never answers unsafe code as a success: after the last repair it is a failed draft with its findings', async () => {
    const drafter = scripted(...[1, 2, 3, 4, 5].map((n) => draftOf({ javascript: `eval("${n}");`, css: '' })));
    const { outcome } = await run(drafter);
    expect(outcome).toMatchObject({ kind: 'not_safe', repairs: 3, draft: { javascript: 'eval("4");' }, report: { verdict: 'fail' }, confidence: { score: 0 } });
    expect(drafter.requests).toHaveLength(4);
  });

  it('stops repairing when a repair changes nothing', async () => {
    const drafter = scripted(draftOf(UNSAFE), draftOf(UNSAFE), draftOf(SAFE));
    const { outcome, ended } = await run(drafter);
    expect(outcome).toMatchObject({ kind: 'not_safe', repairs: 0 });
    expect(ended).toContain('repair 1 failed');
  });

  it('makes no repair when none is allowed', async () => {
    expect((await run(scripted(draftOf(UNSAFE), draftOf(SAFE)), { maxRepairs: 0 })).outcome).toMatchObject({ kind: 'not_safe', repairs: 0 });
  });

  it.each([
    [{ kind: 'questions' as const, questions: [{ name: 'copy', question: 'What?', kind: 'text' as const, choices: [] }], usage: [usage(3)] }, { kind: 'asking', questions: [{ name: 'copy' }], usage: [usage(3)] }],
    [{ kind: 'impossible' as const, reason: 'No.' }, { kind: 'impossible', reason: 'No.' }],
    [{ kind: 'refused' as const, reason: 'cyber', usage: [usage(4)] }, { kind: 'refused', reason: 'cyber', usage: [usage(4)] }],
  ])('passes on %o', async (answer, expected) => {
    expect((await run(scripted(answer))).outcome).toMatchObject(expected);
  });

  it.each(['rate_limited', 'overloaded', 'timeout', 'malformed', 'unavailable', 'unauthorized', 'truncated'] as const)('falls back to the template engine on %s', async (failure) => {
    const { outcome, ended, stages } = await run(scripted(new ProviderError(failure, 'x', { usage: [usage(7)] })), { fallback: new TemplateDrafter() });
    expect(outcome).toMatchObject({ kind: 'passed', provider: 'template', fellBack: { provider: 'anthropic', outcome: failure }, usage: [usage(7)] });
    expect(ended).toEqual(['select 0 done', 'draft 0 failed', 'draft 1 done', 'verify 1 done', 'score 1 done']);
    expect(stages.find((stage) => stage.status === 'failed')?.summary).toMatch(/^Model-x could not finish: .*; the template engine takes over\.$/);
  });

  it('falls back when the drafter fails in the middle of a repair', async () => {
    const { outcome, ended } = await run(scripted(draftOf(UNSAFE), new ProviderError('overloaded', 'x')), { fallback: new TemplateDrafter() });
    expect(outcome).toMatchObject({ kind: 'passed', provider: 'template' });
    expect(ended).toEqual(['select 0 done', 'draft 0 done', 'verify 0 done', 'repair 1 failed', 'draft 2 done', 'verify 2 done', 'score 2 done']);
  });

  it('fails with the reason and the cost when nobody can take over', async () => {
    const error = new ProviderError('rate_limited', 'slow down', { usage: [usage(5)] });
    expect((await run(scripted(error))).outcome).toMatchObject({ kind: 'failed', outcome: 'rate_limited', usage: [usage(5)], error: { message: 'slow down' } });
    expect((await run(scripted(error), { fallback: scripted(new ProviderError('unavailable', 'y')) })).outcome).toMatchObject({ kind: 'failed', outcome: 'unavailable', usage: [usage(5)] });
  });

  it('takes a bug of a drafter for a failure of the drafter and keeps its cause for the log', async () => {
    const bug = new TypeError('x is not a function');
    const { outcome } = await run(scripted(bug));
    expect(outcome).toMatchObject({ kind: 'failed', outcome: 'unavailable' });
    expect(outcome.kind === 'failed' && outcome.error.cause).toBe(bug);
  });

  it('ends at the deadline although the drafter never answers', async () => {
    const endless: Drafter = { provider: 'anthropic', model: 'm', draft: () => new Promise(() => undefined), repair: () => new Promise(() => undefined) };
    const { outcome } = await run(endless, { signal: AbortSignal.timeout(30), fallback: new TemplateDrafter() });
    expect(outcome).toMatchObject({ kind: 'failed', outcome: 'timeout' });
  });

  it('ends when it is stopped, and does not fall back', async () => {
    const controller = new AbortController();
    const endless: Drafter = { provider: 'anthropic', model: 'm', draft: () => new Promise(() => controller.abort()), repair: () => new Promise(() => undefined) };
    expect((await run(endless, { signal: controller.signal, fallback: new TemplateDrafter() })).outcome).toMatchObject({ kind: 'failed', outcome: 'aborted' });
    expect((await run(scripted(draftOf(SAFE)), { signal: AbortSignal.abort() })).outcome).toMatchObject({ kind: 'failed', outcome: 'aborted' });
  });

  it('counts what a drafter paid for before it was stopped', async () => {
    const stop = new AbortController();
    const paid = new ProviderError('aborted', 'x', { usage: [usage(9)] });
    const paying: Drafter = {
      provider: 'anthropic',
      model: 'm',
      draft: (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => setImmediate(reject, paid))),
      repair: () => Promise.reject(paid),
    };
    setImmediate(() => stop.abort());
    expect((await run(paying, { signal: stop.signal })).outcome).toMatchObject({ kind: 'failed', outcome: 'aborted', usage: [usage(9)] });
  });

  it('lets a draft name only templates the brand has, as they are', async () => {
    const claimed = draftOf(SAFE, { template: { id: 2, slug: 'claimed', name: 'Claimed', version: 99 } });
    const known = await run(scripted(claimed));
    expect(known.outcome.kind === 'passed' && known.outcome.draft.template).toEqual({ id: 2, slug: 'sticky-cta', name: 'Sticky buy bar', version: 1 });
    const unknown = await run(scripted(draftOf(SAFE, { template: { id: 999, slug: 'x', name: 'X', version: 1 } })));
    expect(unknown.outcome.kind === 'passed' && unknown.outcome.draft.template).toBeNull();
  });

  it('does not swallow an error of the listener', async () => {
    await expect(run(scripted(draftOf(SAFE)), { onStage: () => { throw new Error('disk full'); } })).rejects.toThrow('disk full');
  });
});
