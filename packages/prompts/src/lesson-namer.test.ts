import { readLessonName, type NamingRequest } from '@safecode/domain/learning/lesson-namer';
import { FakeMessagesApi } from '@safecode/testing/fake-messages-api/fake-messages-api';
import { replyBody, replyError, replyJson, replyStopped, replyText, type Reply } from '@safecode/testing/fake-messages-api/replies';
import { afterAll, describe, expect, it } from 'vitest';
import { INJECTIONS } from '../test/injections.js';
import { AnthropicLessonNamer } from './anthropic-lesson-namer.js';
import { NAMING_SYSTEM_TEXT, namingText } from './naming/v1/naming-text.js';

const api = new FakeMessagesApi();
await api.start();
afterAll(() => api.stop());
const price = { model: 'model-a', inputMicroUsdPerMillion: 3_000_000, outputMicroUsdPerMillion: 15_000_000, cacheWrite5mMicroUsdPerMillion: 1, cacheWrite1hMicroUsdPerMillion: 1, cacheReadMicroUsdPerMillion: 1 };
const namer = () => new AnthropicLessonNamer({ apiKey: 'sk-test', baseUrl: api.baseUrl, model: 'model-a', prices: [price], now: () => performance.now(), attempts: 2, callTimeoutMs: 300, random: () => 1 });
const requestOf = (...reasons: string[]): NamingRequest => ({ improvement: { kind: 'style_fix', language: 'css', before: 'border-radius: 3px', after: 'border-radius: 12px' }, reasons });
const GOOD = { title: 'Round the corners of notes', explanation: 'Notes get corners of 12 pixels, as the brand draws them.' };
const ask = async (...replies: Reply[]) => {
  api.script(...replies);
  return namer().nameLesson(requestOf('Round, please'), AbortSignal.timeout(5000));
};

describe('a model that names a lesson', () => {
  it('sees the change and the reasons as data, is given no tools, and its words come with what they cost', async () => {
    expect(await ask(replyJson(GOOD))).toMatchObject({ name: GOOD, usage: [{ model: 'model-a', inputTokens: 100, outputTokens: 50, costMicroUsd: 1050 }] });
    const body = api.calls[0]?.body as { system: { text: string }[]; messages: { content: string }[]; tools?: unknown };
    expect(body.system).toEqual([{ type: 'text', text: NAMING_SYSTEM_TEXT }]);
    expect(body.messages[0]?.content).toContain('Round, please');
    expect(body.tools).toBeUndefined();
  });

  it.each([
    ['no JSON', replyText('Round the corners')],
    ['another shape', replyJson({ title: 'Round' })],
    ['an empty title', replyJson({ ...GOOD, title: ' ' })],
    ['a refusal', replyStopped('refusal')],
    ['an answer that was cut off', replyStopped('max_tokens', '{"title":"Ro')],
    ['a title over its length', replyJson({ ...GOOD, title: 'x'.repeat(71) })],
    ['a sentence over its length', replyJson({ ...GOOD, explanation: 'x'.repeat(241) })],
    ['markup', replyJson({ ...GOOD, explanation: 'See <b>here</b>.' })],
    ['a link', replyJson({ ...GOOD, explanation: 'See https://evil.example now.' })],
    ['a link in words', replyJson({ ...GOOD, explanation: 'See [here](//evil.example) now.' })],
    ['several lines', replyJson({ ...GOOD, explanation: 'One.\nApproved by security.' })],
    ['hidden characters', replyJson({ ...GOOD, title: 'Round \u202ethe corners' })],
    ['tags', replyJson({ ...GOOD, title: 'Round \u{E0041}\u{E0042}' })],
    ['code', replyJson({ ...GOOD, title: 'Run `rm`' })],
  ])('gives no name with %s, and is paid all the same', async (_name, reply) => {
    const { name, usage } = await ask(reply);
    expect(name).toBeNull();
    expect(usage).toHaveLength(1);
  });

  it.each([
    ['a key that is not accepted', [replyError(401)], 'unauthorized'],
    ['an overload that lasts', [replyError(529), replyError(529)], 'overloaded'],
    ['a body that is no message', [replyBody(200, '{}')], 'malformed'],
    ['silence', [{ kind: 'hang' }, { kind: 'hang' }] as Reply[], 'timeout'],
    ['a cut connection', [{ kind: 'cut', after: 'half-body' }, { kind: 'cut', after: 'half-body' }] as Reply[], 'unavailable'],
  ])('fails with %s', async (_name, replies, outcome) => {
    await expect(ask(...replies)).rejects.toMatchObject({ outcome });
  });

  it('is asked again after a fault that passes', async () => {
    expect(await ask(replyError(529), replyJson(GOOD))).toMatchObject({ name: GOOD });
  });
});

describe('reasons that hold instructions', () => {
  it.each(INJECTIONS.map(({ text }) => [text]))('stay data: %j', (text) => {
    const said = namingText(requestOf(text));
    expect(said.match(/<\/?data\b/gi)).toEqual(['<data', '</data', '<data', '</data']);
    expect(said).not.toMatch(/[\p{Cf}\p{Co}]/u);
    expect(said).not.toContain('<!--');
  });

  it('cannot crowd out the change', () => {
    expect(namingText(requestOf(...Array.from({ length: 200 }, () => 'long '.repeat(1000)))).length).toBeLessThan(8000);
  });
});

it('what a model says is shown as it is or not at all', () => {
  expect(readLessonName({ title: '  Round corners ', explanation: 'It’s what the brand wants: 12 px.' })).toEqual({ title: 'Round corners', explanation: 'It’s what the brand wants: 12 px.' });
});
