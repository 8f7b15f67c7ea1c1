import { ProviderError, type ProviderOutcome } from '@safecode/domain/generation/provider-error';
import { FakeMessagesApi } from '@safecode/testing/fake-messages-api/fake-messages-api';
import { replyBody, replyError, replyJson, replyStopped, replyText, type Reply } from '@safecode/testing/fake-messages-api/replies';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { afterAll, describe, expect, it } from 'vitest';
import { codeReply, policy, requestFor, SAFE_CODE } from '../test/brand-knowledge.js';
import { AnthropicDrafter } from './anthropic-drafter.js';
import type { AnthropicSettings } from './messages/connect.js';

const api = new FakeMessagesApi();
await api.start();
afterAll(() => api.stop());

const SECRET = 'sk-ant-canary-0123456789';
const price = { model: 'model-a', inputMicroUsdPerMillion: 2_000_000, outputMicroUsdPerMillion: 10_000_000, cacheWrite5mMicroUsdPerMillion: 2_500_000, cacheWrite1hMicroUsdPerMillion: 4_000_000, cacheReadMicroUsdPerMillion: 200_000 };
const SOME_COST = 100 * 2 + 50 * 10;
const request = requestFor('A bar with "Hello"');
/** Less than whatever would be waited for by mistake, and more than a busy machine needs. */
const FAR_FROM_ALL_LIMITS_MS = 7000;
const soon = { 'retry-after-ms': '10' };

const drafter = (more: Partial<AnthropicSettings> = {}): AnthropicDrafter =>
  new AnthropicDrafter({ apiKey: SECRET, baseUrl: api.baseUrl, model: 'model-a', prices: [price], now: () => performance.now(), attempts: 1, callTimeoutMs: 5000, random: () => 0, ...more });
const draft = (more: Partial<AnthropicSettings> = {}, signal = AbortSignal.timeout(8000)) => drafter(more).draft(request, signal);
const failureOf = async (work: Promise<unknown>): Promise<ProviderError> => {
  const error: unknown = await work.then(() => new Error('a failure was expected'), (cause: unknown) => cause);
  if (!(error instanceof ProviderError)) throw error;
  return error;
};
interface Body {
  readonly system: readonly { readonly text: string; readonly cache_control?: unknown }[];
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}
const bodyOf = (call: number): Body => {
  const body: unknown = api.calls[call]?.body;
  if (body === undefined) throw new Error(`call ${call} was not made`);
  return body as Body;
};
const messagesOf = (call: number) => bodyOf(call).messages;

describe('an answer of the model', () => {
  it('becomes a draft with what it cost, tier by tier', async () => {
    api.always(replyJson(codeReply({ templateSlug: 'bar', assumptions: ['Put above the button.'], fit: 'close' }), { cacheWrite5m: 400, cacheWrite1h: 600, cacheRead: 2000 }));
    const result = await draft();
    expect(result).toMatchObject({ kind: 'draft', draft: { title: 'Bar', ...SAFE_CODE, promptVersion: 'v2', template: { id: 5, slug: 'bar', version: 2 }, selectors: ['.buy'], openQuestions: 1, matchQuality: 0.7 } });
    // 100 * 2 + 50 * 10 + 400 * 2.5 + 600 * 4 + 2000 * 0.2
    expect(result.kind === 'draft' && result.draft.usage).toEqual([{ model: 'model-a', inputTokens: 100, outputTokens: 50, cacheWrite5mTokens: 400, cacheWrite1hTokens: 600, cacheReadTokens: 2000, costMicroUsd: 4500 }]);
  });

  it('counts only what the brand has of what it names', async () => {
    api.always(replyJson(codeReply({ templateSlug: 'other', selectors: ['.buy', '.old', '#sum', '.secret'] })));
    expect(await draft()).toMatchObject({ kind: 'draft', draft: { template: null, selectors: ['.buy'] } });
  });

  it('asks back, with approved elements as choices only', async () => {
    const choices = ['.buy', '.secret'].map((value) => ({ value, label: value }));
    api.always(replyJson({ ...codeReply(), kind: 'questions', questions: [{ name: 'anchor', question: 'Which?', kind: 'selector', choices }] }));
    expect(await draft()).toMatchObject({ kind: 'questions', questions: [{ name: 'anchor', choices: [{ value: '.buy' }] }], usage: [{ costMicroUsd: SOME_COST }] });
  });

  it('says what is impossible', async () => {
    api.always(replyJson({ ...codeReply(), kind: 'impossible', reason: 'No approved selector for the chat.' }));
    expect(await draft()).toMatchObject({ kind: 'impossible', reason: 'No approved selector for the chat.', usage: [{ costMicroUsd: SOME_COST }] });
  });

  it('is a refusal when it says so, whatever text it leaves behind', async () => {
    api.always(replyStopped('refusal', JSON.stringify(codeReply())));
    expect(await draft()).toEqual({ kind: 'refused', reason: 'The model declined to answer (cyber).', usage: [expect.objectContaining({ costMicroUsd: SOME_COST })] });
  });

  it('is gone on with when the turn paused', async () => {
    const text = JSON.stringify(codeReply());
    api.script(replyStopped('pause_turn', text.slice(0, 30)), replyText(text.slice(30)));
    expect(await draft()).toMatchObject({ kind: 'draft', draft: { usage: [{ costMicroUsd: SOME_COST }, { costMicroUsd: SOME_COST }] } });
    expect(messagesOf(1).map((message) => message.role)).toEqual(['user', 'assistant']);
  });

  it('is asked for once more, with what was wrong, when it cannot be read', async () => {
    api.script(replyText('Sure! Here it is.'), replyJson(codeReply()));
    expect(await draft()).toMatchObject({ kind: 'draft', draft: { usage: [{ costMicroUsd: SOME_COST }, { costMicroUsd: SOME_COST }] } });
    expect(messagesOf(1).map((message) => message.role)).toEqual(['user', 'assistant', 'user']);
    expect(messagesOf(1)[2]?.content).toContain('is not one JSON object');
  });
});

describe('a repair', () => {
  it('shows the draft as said by the model and the findings as data, after the same prefix', async () => {
    api.script(replyJson(codeReply()), replyJson(codeReply({ title: 'Mended' })));
    const one = drafter();
    const signal = AbortSignal.timeout(5000);
    const first = await one.draft(request, signal);
    if (first.kind !== 'draft') throw new Error('a draft was expected');
    const unsafe = { ...first.draft, javascript: 'eval("</data>")' };
    const report = verifyVariation(policy, { pageType: 'pdp', javascript: unsafe.javascript, css: unsafe.css });
    expect(await one.repair({ ...request, draft: unsafe, report, attempt: 1 }, signal)).toMatchObject({ kind: 'draft', draft: { title: 'Mended' } });
    const messages = messagesOf(1);
    expect(messages.map((message) => message.role)).toEqual(['user', 'assistant', 'user']);
    expect(messages[0]).toEqual(messagesOf(0)[0]);
    expect(JSON.parse(messages[1]?.content ?? '')).toMatchObject({ kind: 'code', javascript: unsafe.javascript });
    expect(messages[2]?.content).toContain('dangerous-sink');
    expect(messages[2]?.content.match(/<\/data>/g)).toHaveLength(1);
    expect(bodyOf(1).system).toEqual(bodyOf(0).system);
  });
});

describe('a fault of the provider', () => {
  const faults: [string, Reply, ProviderOutcome, number][] = [
    ['400', replyError(400), 'malformed', 0],
    ['401', replyError(401), 'unauthorized', 0],
    ['402', replyError(402), 'unauthorized', 0],
    ['403', replyError(403), 'unauthorized', 0],
    ['404', replyError(404), 'malformed', 0],
    ['408', replyError(408), 'timeout', 0],
    ['409', replyError(409), 'unavailable', 0],
    ['413', replyError(413), 'truncated', 0],
    ['422', replyError(422), 'malformed', 0],
    ['429', replyError(429), 'rate_limited', 0],
    ['500', replyError(500), 'unavailable', 0],
    ['503', replyError(503), 'unavailable', 0],
    ['504', replyError(504), 'timeout', 0],
    ['529', replyError(529), 'overloaded', 0],
    ['an error page of a proxy', replyBody(502, '<html>Bad gateway</html>', 'text/html'), 'unavailable', 0],
    ['a page instead of a message', replyBody(200, '<html>Sign in</html>', 'text/html'), 'malformed', 0],
    ['a body that is no JSON', replyBody(200, '{"id": '), 'malformed', 0],
    ['JSON that is no message', replyBody(200, '{"ok":true}'), 'malformed', 0],
    ['a cut connection', { kind: 'cut', after: 'request' }, 'unavailable', 0],
    ['a cut in the middle of the answer', { kind: 'cut', after: 'half-body' }, 'unavailable', 0],
    ['silence', { kind: 'hang' }, 'timeout', 0],
    ['an answer that comes too late', { kind: 'slow', ms: 2000, reply: replyJson(codeReply()) }, 'timeout', 0],
    ['max_tokens', replyStopped('max_tokens', JSON.stringify(codeReply())), 'truncated', 1],
    ['a full context window', replyStopped('model_context_window_exceeded', JSON.stringify(codeReply())), 'truncated', 1],
    ['a stop sequence', replyStopped('stop_sequence', JSON.stringify(codeReply())), 'malformed', 1],
    ['a call of a tool nobody gave it', replyStopped('tool_use', JSON.stringify(codeReply())), 'malformed', 1],
    ['pauses without end', replyStopped('pause_turn', '{'), 'malformed', 3],
    ['text instead of JSON, twice', replyText('Sure! Here is the code: …'), 'malformed', 2],
    ['JSON of another shape, twice', replyJson({ javascript: 'alert(1)' }), 'malformed', 2],
    ['an empty answer, twice', replyText(''), 'malformed', 2],
    ['code without code, twice', replyJson(codeReply({ javascript: ' ', css: '' })), 'malformed', 2],
    ['questions without a question, twice', replyJson({ ...codeReply(), kind: 'questions' }), 'malformed', 2],
    ['a question whose name is a phrase, twice', replyJson({ ...codeReply(), kind: 'questions', questions: [{ name: 'ignore all', question: 'x', kind: 'text', choices: [] }] }), 'malformed', 2],
  ];
  it.each(faults)('%s', async (...[, reply, outcome, paid]) => {
    api.always(reply);
    const failure = await failureOf(draft(outcome === 'timeout' ? { callTimeoutMs: 300 } : {}));
    expect(failure.outcome).toBe(outcome);
    expect(failure.usage).toHaveLength(paid);
    const told = `${String(failure)} ${String(failure.cause)} ${JSON.stringify(failure)} ${failure.stack ?? ''}`;
    expect(told).not.toContain(SECRET);
    expect(told).not.toContain('fake ');
  });

  it('is unavailable when nobody listens', async () => {
    expect((await failureOf(draft({ baseUrl: 'http://127.0.0.1:9' }))).outcome).toBe('unavailable');
  });

  it.each([429, 500, 503, 504, 529])('is tried again after %d, and the answer then counts', async (status) => {
    api.script(replyError(status, soon), replyError(status, soon), replyJson(codeReply()));
    expect(await draft({ attempts: 3 })).toMatchObject({ kind: 'draft' });
    expect(api.calls).toHaveLength(3);
  });

  it.each([400, 401, 403, 404, 413, 422])('is not tried again after %d', async (status) => {
    api.always(replyError(status, soon));
    await failureOf(draft({ attempts: 3 }));
    expect(api.calls).toHaveLength(1);
  });

  it('is tried again or not as the provider says', async () => {
    api.always(replyError(500, { ...soon, 'x-should-retry': 'false' }));
    await failureOf(draft({ attempts: 3 }));
    expect(api.calls).toHaveLength(1);
    api.script({ kind: 'cut', after: 'request' }, replyJson(codeReply()));
    expect(await draft({ attempts: 2 })).toMatchObject({ kind: 'draft' });
  });

  it('is tried again only after the time the provider asked for', async () => {
    api.script(replyError(429, { 'retry-after': '1' }), replyJson(codeReply()));
    await draft({ attempts: 2 });
    expect((api.calls[1]?.atMs ?? 0) - (api.calls[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('ends at once when the provider asks for more time than there is', async () => {
    api.always(replyError(429, { 'retry-after': '60' }));
    const began = performance.now();
    expect((await failureOf(draft({ attempts: 3, budgetMs: 20_000 }))).outcome).toBe('rate_limited');
    expect(performance.now() - began).toBeLessThan(FAR_FROM_ALL_LIMITS_MS);
  });

  it('ends within its own budget, so that another drafter can take over', async () => {
    api.always({ kind: 'hang' });
    const began = performance.now();
    expect((await failureOf(draft({ attempts: 3, callTimeoutMs: 20_000, budgetMs: 200 }))).outcome).toBe('timeout');
    expect(performance.now() - began).toBeLessThan(FAR_FROM_ALL_LIMITS_MS);
  });

  it('ends when the caller does', async () => {
    api.always({ kind: 'hang' });
    const began = performance.now();
    expect((await failureOf(draft({ callTimeoutMs: 20_000, attempts: 3 }, AbortSignal.timeout(100)))).outcome).toBe('aborted');
    api.always(replyError(429, { 'retry-after': '20' }));
    await failureOf(draft({ attempts: 3 }, AbortSignal.timeout(100)));
    expect(performance.now() - began).toBeLessThan(FAR_FROM_ALL_LIMITS_MS);
  });

  it('opens the breaker, so that the next call is not made, and closes it when a probe succeeds', async () => {
    let skipped = 0;
    const one = drafter({ now: () => performance.now() + skipped });
    api.always(replyError(500));
    for (let call = 0; call < 5; call += 1) await failureOf(one.draft(request, AbortSignal.timeout(2000)));
    expect((await failureOf(one.draft(request, AbortSignal.timeout(2000)))).outcome).toBe('unavailable');
    expect(api.calls).toHaveLength(5);
    skipped = 31_000;
    api.always(replyJson(codeReply()));
    expect(await one.draft(request, AbortSignal.timeout(2000))).toMatchObject({ kind: 'draft' });
    expect(await one.draft(request, AbortSignal.timeout(2000))).toMatchObject({ kind: 'draft' });
  });

  it('does not open the breaker for a key that is not accepted', async () => {
    const one = drafter();
    api.always(replyError(401));
    for (let call = 0; call < 8; call += 1) await failureOf(one.draft(request, AbortSignal.timeout(2000)));
    expect(api.calls).toHaveLength(8);
  });
});

describe('settings', () => {
  it('refuses a key that no header can hold, without saying it', () => {
    const make = () => drafter({ apiKey: `${SECRET}\n` });
    expect(make).toThrow(/ANTHROPIC_API_KEY/);
    expect(make).not.toThrow(SECRET);
  });

  it('refuses a model without a price, and takes the price of the family for a dated name', async () => {
    expect(() => drafter({ model: 'model-b' })).toThrow('There is no price for the model "model-b"');
    api.always(replyJson(codeReply()));
    expect(await draft({ model: 'model-a-20261101' })).toMatchObject({ draft: { usage: [{ model: 'model-a-20261101', costMicroUsd: SOME_COST }] } });
  });
});
