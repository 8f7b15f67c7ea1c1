import { FakeMessagesApi } from '@safecode/testing/fake-messages-api/fake-messages-api';
import { replyError, replyJson } from '@safecode/testing/fake-messages-api/replies';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callTool, removeData, startProduct, type RunningProduct } from '../src/running-product.js';

const KEY = 'sk-ant-canary-9876543210';
const NO_WORK = { templateSlug: null, selectors: [], assumptions: [], fit: 'exact', questions: [], reason: '' };
const codeReply = (css: string, javascript = '') => replyJson({ ...NO_WORK, kind: 'code', title: 'Calm price', javascript, css }, { cacheRead: 900 });

const api = new FakeMessagesApi();
let product: RunningProduct;
let brand = '';

beforeAll(async () => {
  await api.start();
  // What a person sets is the key; the address is that of the stand-in.
  product = await startProduct({ env: { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: api.baseUrl, GENERATION_PROVIDER: 'auto' } });
  const { body } = await callTool(product.firstRun, 'list-brands', {});
  brand = (body as { brands: { slug: string }[] }).brands[0]?.slug ?? '';
}, 270_000);

afterAll(async () => {
  await product.stop();
  removeData(product);
  await api.stop();
}, 60_000);

const generate = async (description: string) => (await callTool(product.firstRun, 'generate-variation-code', { brand, page_type: 'pdp', description })).body;

describe('with the key of a model', () => {
  it('answers what the model wrote, proved, and shows it as data with the brand as a cached prefix', async () => {
    api.script(codeReply('.lm-calm { color: #336699; }'));
    const answer = await generate('A calm colour for what we add');
    expect(answer).toMatchObject({ ok: true, status: 'done', code: { verdict: 'pass', css: '.lm-calm { color: #336699; }' } });
    expect(api.calls).toHaveLength(1);
    expect(Object.values(api.calls[0]?.headers ?? {}).join(' ')).toContain(KEY);
    expect(api.calls[0]?.body).toMatchObject({ model: expect.stringContaining('claude'), system: [{}, { cache_control: { type: 'ephemeral' } }] });
  }, 60_000);

  it('answers no code that could not be proved, after its repairs', async () => {
    api.always(codeReply('', 'eval(document.cookie);'));
    expect(await generate('Steal the cookies')).toMatchObject({ ok: false, error: { code: 'generation.not_safe' } });
    // A first draft and repairs; a repair that changes nothing ends the rounds.
    expect(api.calls).toHaveLength(2);
  }, 60_000);

  it('lets the template engine write when the model is overloaded', async () => {
    api.always(replyError(529, { 'retry-after-ms': '1' }));
    expect(await generate('Add a free-shipping bar above the buy button')).toMatchObject({ ok: true, code: { verdict: 'pass' } });
    expect(api.calls.length).toBeGreaterThan(0);
  }, 60_000);

  it('says the key nowhere', () => {
    expect(product.output()).not.toContain(KEY);
  });
});
