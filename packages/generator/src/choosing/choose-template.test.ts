import { describe, expect, it } from 'vitest';
import { shopBrand, shopKnowledge } from '../../test/shop-knowledge.js';
import type { DraftRequest } from '../drafter.js';
import { readRequest } from '../reading/read-request.js';
import { chooseTemplate } from './choose-template.js';
import { toConcepts } from './concepts.js';

function choose(description: string, more: Partial<DraftRequest> = {}) {
  const request: DraftRequest = { brand: shopBrand, pageType: 'pdp', description, answers: {}, knowledge: shopKnowledge, rankedTemplates: [], ...more };
  return chooseTemplate(request, readRequest(description));
}

describe('chooseTemplate', () => {
  it.each([
    ['add a free-shipping bar above the buy button on product pages of brand Fernhill', 'free-shipping-bar'],
    ['Tell people that delivery is free over 50 EUR in a banner', 'free-shipping-bar'],
    ['free delivery banner', 'free-shipping-bar'],
    ['Sticky bar at the bottom with the text "Love it?" and a button "Buy now"', 'sticky-cta'],
    ['Make add to cart sticky', 'sticky-cta'],
    ['put a 20% discount badge on the product picture', 'sale-badge'],
    ['Show a "SALE" tag: 30 % off', 'sale-badge'],
    ['Hide the reviews', 'hide-element'],
    ['Remove the image gallery from the page', 'hide-element'],
    ['countdown of 60 seconds under the price', 'countdown'],
    ['a timer until the offer ends', 'countdown'],
    ['a note about free returns "30 days to return" below the buy button', 'trust-note'],
    ['reassure people with a guarantee below the price', 'trust-note'],
    ['a discount badge without a countdown', 'sale-badge'],
    ['use the Sticky buy bar template', 'sticky-cta'],
    ['above the price put a countdown timer', 'countdown'],
    ['above the buy button show a free shipping bar', 'free-shipping-bar'],
  ])('%s -> %s', (description, slug) => {
    const choice = choose(description);
    expect(choice.kind === 'chosen' ? choice.template.slug : choice).toBe(slug);
    expect(choice.kind === 'chosen' && choice.fit > 0.3 && choice.fit <= 1).toBe(true);
  });

  it('asks with choices when the request fits several alike', () => {
    const choice = choose('a bar');
    expect(choice.kind).toBe('ask');
    if (choice.kind !== 'ask') return;
    expect(choice.question).toMatchObject({ name: 'template', kind: 'template' });
    expect(choice.question.choices.slice(0, 2).map(({ value }) => value).sort()).toEqual(['free-shipping-bar', 'sticky-cta']);
  });

  it.each(['rotate a 3D model of the sofa', 'rewrite everything', 'asdf', 'Übersetze alles ins Deutsche', '...'])('says that nothing does "%s"', (description) => {
    const choice = choose(description);
    expect(choice.kind === 'impossible' ? choice.reason : choice).toMatch(/No template of Fernhill for pdp does what the request asks for\. Templates for pdp: /);
  });

  it('asks when only the copy or the place speaks for a template', () => {
    expect(choose('"Free shipping"')).toMatchObject({ kind: 'ask', question: { choices: expect.arrayContaining([{ value: 'free-shipping-bar', label: 'Free-shipping bar' }]) } });
    expect(choose('something nice above the buy button')).toMatchObject({ kind: 'ask', question: { choices: expect.arrayContaining([{ value: 'free-shipping-bar', label: 'Free-shipping bar' }]) } });
  });

  it('prefers a template that has slots for what the request says', () => {
    const templates = shopKnowledge.templates.map((template) => ({ ...template, keywords: ['promise'] }));
    expect(choose('a promise bar at 12px padding, from 60 EUR', { knowledge: { ...shopKnowledge, templates } })).toMatchObject({ kind: 'chosen', template: { slug: 'free-shipping-bar' } });
  });

  it('says when a template fits that is for other pages', () => {
    expect(choose('countdown of 60 seconds', { pageType: 'cart' })).toMatchObject({ kind: 'impossible', reason: expect.stringContaining('"Countdown timer" fits, but is for pdp, home.') });
  });

  it('takes the template that is named, whatever the words are', () => {
    expect(choose('hide the reviews', { templateSlug: 'trust-note' })).toMatchObject({ kind: 'chosen', fit: 1, template: { slug: 'trust-note' } });
    expect(choose('hide the reviews', { answers: { template: 'Trust note' } })).toMatchObject({ kind: 'chosen', template: { slug: 'trust-note' } });
  });

  it('says which templates there are when the named one is unknown, archived or for other pages', () => {
    expect(choose('x', { templateSlug: 'nope' })).toMatchObject({ kind: 'impossible', reason: expect.stringMatching(/has no template "nope"\. Templates for pdp: Free-shipping bar/) });
    expect(choose('x', { pageType: 'plp', templateSlug: 'countdown' })).toMatchObject({ kind: 'impossible', reason: expect.stringMatching(/is for pdp, home, not for plp/) });
    const knowledge = { ...shopKnowledge, templates: shopKnowledge.templates.map((template) => ({ ...template, status: 'archived' as const })) };
    expect(choose('x', { templateSlug: 'countdown', knowledge })).toMatchObject({ kind: 'impossible' });
  });

  it('says when there is no template for the page type', () => {
    expect(choose('a badge', { pageType: 'checkout' })).toMatchObject({ kind: 'impossible', reason: expect.stringContaining('"checkout"') });
  });

  it('lets the rank of the database decide between templates of like words', () => {
    const ranked = shopKnowledge.templates.filter((template) => template.slug === 'sticky-cta').map((template) => ({ template, score: 1 }));
    expect(choose('a bar', { rankedTemplates: ranked })).toMatchObject({ kind: 'chosen', template: { slug: 'sticky-cta' } });
  });
});

describe('toConcepts', () => {
  it.each([
    ['add to cart button', ['buy', 'button']],
    ['add to cart', ['buy']],
    ['shopping cart icon', ['cart', 'icon']],
    ['free delivery banner', ['free', 'shipping', 'bar']],
    ['unknown word', ['unknown', 'word']],
  ])('%s', (words, concepts) => {
    expect(toConcepts(words.split(' '))).toEqual(concepts);
  });
});
