import { verifyVariation } from '@safecode/verifier/verify-variation';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import { toBrandPolicy, type BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { describe, expect, it } from 'vitest';
import { shopBrand, shopKnowledge, shopPolicy, shopSelectors, shopTemplates } from '../test/shop-knowledge.js';
import type { DraftRequest } from './drafter.js';
import { checkPlaceholders, exampleValues, fillTemplate } from './fill-template.js';
import { draftFromTemplate, TemplateDrafter } from './template-drafter.js';

const request = (description: string, more: Partial<DraftRequest> = {}): DraftRequest => ({
  brand: shopBrand,
  pageType: 'pdp',
  description,
  answers: {},
  knowledge: shopKnowledge,
  rankedTemplates: [],
  ...more,
});

function draftOf(description: string, more: Partial<DraftRequest> = {}) {
  const result = draftFromTemplate(request(description, more));
  if (result.kind !== 'draft') throw new Error(`a draft was expected: ${JSON.stringify(result)}`);
  return result.draft;
}

describe.each(shopTemplates.map((template) => [template.slug, template] as const))('test template %s', (_, template) => {
  it('is safe with its examples on each of its page types that has the elements', () => {
    expect(checkPlaceholders(template)).toEqual([]);
    const pageType = template.pageTypes[0] ?? 'pdp';
    const code = fillTemplate(template, exampleValues(template, { selectors: shopSelectors, pageType }));
    expect(verifyVariation(shopPolicy, { pageType, ...code }).parts.flatMap((part) => part.findings)).toEqual([]);
  });
});

describe('drafts of the template engine', () => {
  const rows: [string, Partial<DraftRequest>, string[], string[]][] = [
    [
      'add a free-shipping bar above the buy button on product pages of brand Fernhill',
      {},
      ['querySelector(".product__buy > button.buy")', '"beforebegin"', '"Free shipping on larger orders"'],
      ['background: #1b4332; color: white; padding: 12px'],
    ],
    [
      'Free-shipping bar below the price saying "Free delivery from €75", white text on a dark blue background, padding 20px',
      {},
      ['querySelector(".product__price")', '"afterend"', '"Free delivery from €75"', '(75)'.replaceAll(/[()]/g, '')],
      ['background: darkblue; color: white; padding: 20px'],
    ],
    ['Sticky bar with the text “Still thinking?” and a “Buy now” button in orange, 72px high', {}, ['"Still thinking?"', '"Buy now"', '".product__buy > button.buy"'], ['height: 72px', 'background: white']],
    ['a 25% discount badge on the product picture in gold', {}, ['25', '".product__gallery"'], ['background: gold']],
    ['Hide the reviews', {}, [], ['.product__reviews { display: none; }']],
    ['countdown of 2 minutes below the price, link to /offer-terms', {}, ['left = 120', '"/offer-terms"', '"Offer ends in"'], ['color: firebrick']],
    ['note "30 days to return" at the end of the gallery', {}, ['".product__gallery"', '"beforeend"', '"30 days to return"'], ['font-size: 0.9rem']],
    ['a trust note', { answers: { copy: 'Made here', target: 'Product title', position: 'afterend' } }, ['".product__title"', '"Made here"'], []],
    ['a trust note "A" below the price', { answers: { copy: 'B' } }, ['"B"', '".product__price"'], []],
  ];
  it.each(rows)('%s', (...[description, more, javascript, css]) => {
    const draft = draftOf(description, more);
    for (const part of javascript) expect(draft.javascript).toContain(part);
    for (const part of css) expect(draft.css).toContain(part);
    expect(verifyVariation(shopPolicy, { pageType: 'pdp', javascript: draft.javascript, css: draft.css }).verdict).toBe('pass');
    expect(draft).toMatchObject({ usage: [], promptVersion: null, template: { version: 1 } });
    expect(draft.matchQuality).toBeGreaterThan(0.25);
  });

  it('is deterministic', () => {
    const text = 'a 25% discount badge on the product picture in gold';
    expect(JSON.stringify(draftOf(text))).toBe(JSON.stringify(draftOf(text)));
  });

  it('counts what it decided by itself', () => {
    expect(draftOf('free shipping bar "Free from 60 EUR" above the buy button').openQuestions).toBe(0);
    expect(draftOf('free shipping bar').openQuestions).toBe(2);
  });

  it('takes the match for lower when the request says what the template cannot express', () => {
    const plain = draftOf('Hide the reviews').matchQuality;
    expect(draftOf('Hide the reviews and show "A", "B" and "C" in red, 30 EUR').matchQuality).toBeLessThan(plain);
  });
});

describe('questions of the template engine', () => {
  const ask = (description: string, more: Partial<DraftRequest> = {}) => {
    const result = draftFromTemplate(request(description, more));
    return result.kind === 'questions' ? result.questions : result;
  };

  it('asks for all that is missing at once, with name, kind and choices', () => {
    expect(ask('a reassurance note about returns')).toMatchObject([
      { name: 'copy', kind: 'text', question: expect.stringContaining('"Note"') },
      { name: 'target', kind: 'selector', choices: expect.arrayContaining([{ value: '.product__price', label: 'Product price' }]) },
      { name: 'position', kind: 'position', choices: expect.arrayContaining([{ value: 'beforebegin', label: 'Above the element' }]) },
    ]);
  });

  it('offers approved elements only', () => {
    const [, target] = ask('a reassurance note about returns') as { choices: { value: string }[] }[];
    const approved = shopSelectors.filter((entry) => entry.status === 'approved' && (entry.pageType === 'pdp' || entry.pageType === 'global')).map((entry) => entry.selector);
    expect(target?.choices.every(({ value }) => approved.includes(value))).toBe(true);
  });

  it.each([
    ['a 95% discount badge', { name: 'percent', kind: 'number', question: expect.stringContaining('95 is too large: at most 90.') }],
    ['a free shipping bar saying Free over 50 EUR today', { name: 'copy', choices: [{ value: 'Free over 50 EUR today', label: 'Free over 50 EUR today' }] }],
    [`sticky bar with text "${'long '.repeat(20)}"`, { name: 'copy', question: expect.stringContaining('at most 60') }],
    ['free shipping bar above the size chart', { name: 'anchor', kind: 'selector', question: expect.stringContaining('"size chart" has no approved selector on pdp of Fernhill') }],
    ['free shipping bar above the review form', { name: 'anchor', question: expect.stringContaining('Closest: Customer reviews') }],
    ['free shipping bar above the order summary', { name: 'anchor', question: expect.stringContaining('(there is one on cart)') }],
    ['hide the size chart', { name: 'target', kind: 'selector' }],
    ['countdown of 60 seconds under the price, link to http://evil.example', { name: 'link', question: expect.stringContaining('is no link') }],
  ])('%s', (description, question) => {
    expect(ask(description)).toMatchObject([question]);
  });

  it('asks again for an answer that does not fit', () => {
    const answers = { copy: 'x', target: '.not-approved', position: 'somewhere' };
    expect(ask('a reassurance note', { answers })).toMatchObject([
      { name: 'target', question: expect.stringContaining('".not-approved" is not an approved selector on pdp') },
      { name: 'position', question: expect.stringContaining('"somewhere" is no position') },
    ]);
  });

  it('says that an element cannot be touched when no slot could take the answer', () => {
    expect(draftFromTemplate(request('a sticky buy bar "Hi" above the size chart'))).toMatchObject({ kind: 'impossible', reason: expect.stringContaining('"size chart" has no approved selector') });
  });
});

describe('repairs of the template engine', () => {
  const drafter = new TemplateDrafter();
  const signal = new AbortController().signal;
  async function repair(knowledge: BrandKnowledge, description: string, policyKnowledge: BrandKnowledge = knowledge) {
    const original = request(description, { knowledge });
    const first = await drafter.draft(original, signal);
    if (first.kind !== 'draft') throw new Error('a draft was expected');
    const policy = compilePolicy(toBrandPolicy(policyKnowledge));
    const prove = (code: { javascript: string; css: string }) => verifyVariation(policy, { pageType: 'pdp', javascript: code.javascript, css: code.css });
    const report = prove(first.draft);
    const second = await drafter.repair({ ...original, draft: first.draft, report, attempt: 1 }, signal);
    if (second.kind !== 'draft') throw new Error('a draft was expected');
    return { first: first.draft, firstVerdict: report.verdict, second: second.draft, secondVerdict: prove(second.draft).verdict };
  }

  it('replaces a deprecated selector that stands in the code of the template', async () => {
    const templates = shopTemplates.map((template) =>
      template.slug === 'hide-element' ? { ...template, slots: [], css: '#old-gallery { display: none; } .fh-x { color: red; }' } : template,
    );
    const { firstVerdict, second, secondVerdict } = await repair({ ...shopKnowledge, templates }, 'hide an element of the page: removal test');
    expect([firstVerdict, secondVerdict]).toEqual(['fail', 'pass']);
    expect(second.css).toContain('.product__gallery { display: none; }');
  });

  it('takes the next selector of the role when the first is refused', async () => {
    // The policy is newer than the knowledge: the first buy button was deprecated in between.
    const newer = { ...shopKnowledge, selectors: shopSelectors.map((entry) => (entry.selector === '.product__buy > button.buy' ? { ...entry, status: 'deprecated' as const } : entry)) };
    const { first, firstVerdict, second, secondVerdict } = await repair(shopKnowledge, 'sticky buy bar "Hi"', newer);
    expect([firstVerdict, secondVerdict]).toEqual(['fail', 'pass']);
    expect(first.selectors).toEqual(['.product__buy > button.buy']);
    expect(second.selectors).toEqual(['.product__buy .buy-alt']);
  });

  it('takes the default instead of a link that is refused', async () => {
    const { firstVerdict, second, secondVerdict } = await repair(shopKnowledge, 'countdown of 60 seconds under the price, link to https://other.example/terms');
    expect([firstVerdict, secondVerdict]).toEqual(['fail', 'pass']);
    expect(second.javascript).toContain('"/terms"');
    expect(second.openQuestions).toBeGreaterThan(1);
  });

  it('gives back the same draft when there is nothing it can mend', async () => {
    const templates = shopTemplates.map((template) => (template.slug === 'countdown' ? { ...template, javascript: `${template.javascript}\neval("1");` } : template));
    const { first, firstVerdict, second } = await repair({ ...shopKnowledge, templates }, 'countdown of 60 seconds under the price');
    expect(firstVerdict).toBe('fail');
    expect(second.javascript).toBe(first.javascript);
    expect(second.css).toBe(first.css);
  });
});
