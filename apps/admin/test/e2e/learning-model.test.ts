import { FakeMessagesApi } from '@safecode/testing/fake-messages-api/fake-messages-api';
import { replyJson } from '@safecode/testing/fake-messages-api/replies';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newPerson, openBrowser, settle, signIn } from './support/console-browser.js';
import { lookAt } from './support/lesson-steps.js';
import { testCircle } from './support/learning-circle.js';
import { signInCast, type Cast } from './support/review-cast.js';
import { startProduct } from './support/start-product.js';

/** A model that writes the same variation whatever it reads: it never learns by itself. */
const REPLY = {
  kind: 'code', title: 'Announcement', javascript: '', css: '.lm-announcement {\n  display: flex;\n  gap: 4px 16px;\n  text-align: center;\n}\n',
  templateSlug: null, selectors: [], assumptions: [], fit: 'exact', questions: [], reason: '',
};

const api = new FakeMessagesApi();
await api.start();
afterAll(() => api.stop());
api.always(replyJson(REPLY));
const product = await startProduct({ settings: { GENERATION_PROVIDER: 'anthropic', ANTHROPIC_API_KEY: 'sk-ant-test', ANTHROPIC_BASE_URL: api.baseUrl } });
const browser = await openBrowser();
let cast: Cast;

beforeAll(async () => {
  cast = await signInCast(browser, product);
});

afterEach(() => {
  for (const person of [cast.editor, cast.approver, cast.reviewer]) expect(person.problems.list.splice(0)).toEqual([]);
});

/** How the request for a name begins. */
const NAMING = /^You name changes of code/;
const promptOf = (call: { readonly body: unknown }): string => (call.body as { system: { text: string }[] }).system.map(({ text }) => text).join('\n');

describe('learning with a model', () => {
  testCircle(product, () => cast);

  test('the model was shown the lesson while it was in use, as fenced code, and never a reason of people', () => {
    // The model is also asked what to call the lesson, which drafts nothing.
    const prompts = api.calls.map(promptOf).filter((prompt) => !NAMING.test(prompt));
    expect(prompts.map((prompt) => /"insteadOf": ?"gap: 4px 16px"/.test(prompt))).toEqual([false, false, false, true, false]);
    expect(prompts.join('')).not.toContain('too close on a phone');
  });

  test('what naming lessons cost stands on the page of usage, beside the code that was written', async () => {
    const owner = await newPerson(browser, product);
    await signIn(owner, { ...product.owner, to: `${product.organization}/settings/usage` });
    await settle(owner.page);
    const rowOf = (purpose: string) => owner.page.getByRole('table', { name: 'Models' }).getByRole('row', { name: new RegExp(`^${purpose}`) });
    const names = api.calls.map(promptOf).filter((prompt) => NAMING.test(prompt)).length;
    expect(names).toBeGreaterThan(0);
    await rowOf('Writing code').getByText('$').waitFor();
    expect(await rowOf('Naming lessons').getByRole('cell').nth(1).innerText()).toBe(String(names));
    await rowOf('Together').waitFor();
    await lookAt(owner.page, 'usage-models');
    expect(owner.problems.list).toEqual([]);
  });
});
