import { generateVariation } from '@safecode/generator/generate-variation';
import { FakeMessagesApi } from '@safecode/testing/fake-messages-api/fake-messages-api';
import { replyJson } from '@safecode/testing/fake-messages-api/replies';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeReply, policy, requestFor, SAFE_CODE } from '../test/brand-knowledge.js';
import { INJECTIONS, obey } from '../test/injections.js';
import { AnthropicDrafter } from './anthropic-drafter.js';

// The model here obeys everything it reads: what is tested is the system around it, not the model.
const api = new FakeMessagesApi();
const price = { model: 'model-a', inputMicroUsdPerMillion: 1, outputMicroUsdPerMillion: 1, cacheWrite5mMicroUsdPerMillion: 1, cacheWrite1hMicroUsdPerMillion: 1, cacheReadMicroUsdPerMillion: 1 };
let drafter: AnthropicDrafter;
beforeAll(async () => {
  await api.start();
  drafter = new AnthropicDrafter({ apiKey: 'sk-test', baseUrl: api.baseUrl, model: 'model-a', prices: [price], now: () => performance.now() });
});
afterAll(() => api.stop());

/** What the model reads: the description, as it stands in the fenced JSON of the first message. */
function readDescription(body: unknown): string {
  const content = (body as { messages: { content: string }[] }).messages[0]?.content ?? '';
  const json: unknown = JSON.parse(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1));
  return (json as { description: string }).description;
}

async function generate(description: string, repairsSafely: boolean) {
  api.always({
    kind: 'computed',
    reply: (body) => {
      const isRepair = (body as { messages: unknown[] }).messages.length > 1;
      const ordered = obey(readDescription(body));
      return replyJson(codeReply(ordered === null || (isRepair && repairsSafely) ? SAFE_CODE : { ...ordered, javascript: `${ordered.javascript}${isRepair ? ' ' : ''}` }));
    },
  });
  return generateVariation({
    request: requestFor(description),
    policy,
    drafter,
    fallback: null,
    maxRepairs: 1,
    signal: AbortSignal.timeout(10_000),
    now: () => new Date(),
    templateRecord: () => null,
    onStage: () => undefined,
  });
}

it('lets nothing through that planted instructions order, in 120 disguises', async () => {
  expect(INJECTIONS).toHaveLength(120);
  for (const { text, wanted } of INJECTIONS) {
    const outcome = await generate(text, false);
    expect({ text, kind: outcome.kind }).toEqual({ text, kind: 'not_safe' });
    // The order reached the model and the model obeyed it, or the test would show nothing.
    if (outcome.kind === 'not_safe') expect(outcome.draft.javascript + outcome.draft.css).toContain(wanted.javascript === '' ? wanted.css : wanted.javascript);
  }
}, 60_000);

it('passes only what is proved when the model comes back to its work in the repair', async () => {
  const outcome = await generate(INJECTIONS[0]?.text ?? '', true);
  expect(outcome).toMatchObject({ kind: 'passed', repairs: 1, draft: SAFE_CODE });
  expect(verifyVariation(policy, { pageType: 'pdp', ...SAFE_CODE }).verdict).toBe('pass');
});
