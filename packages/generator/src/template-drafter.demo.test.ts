import { DEMO_REQUESTS } from '@safecode/database/seed/demo-knowledge/requests';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { describe, expect, it } from 'vitest';
import { demoKnowledge, demoPolicy } from '../test/demo-knowledge.js';
import { draftFromTemplate } from './template-drafter.js';

/** Without the database's ranking: the engine must manage by the words alone. */
const draft = (pageType: string, description: string, answers: Record<string, string | number> = {}) =>
  draftFromTemplate({ brand: demoKnowledge.brand, pageType, description, answers, knowledge: demoKnowledge, rankedTemplates: [] });

describe('requests to the demonstration brand', () => {
  it.each(DEMO_REQUESTS.map((request) => [request.description, request] as const))('%s', (_, request) => {
    const result = draft(request.pageType, request.description);
    if (request.outcome !== 'code') {
      expect(result).toMatchObject({ kind: 'questions', questions: request.asks.map((name) => ({ name })) });
      return;
    }
    if (result.kind !== 'draft') throw new Error(JSON.stringify(result));
    expect(result.draft.template?.slug).toBe(request.template);
    for (const text of request.contains) expect(result.draft.javascript + result.draft.css).toContain(text);
    const report = verifyVariation(demoPolicy, { pageType: request.pageType, javascript: result.draft.javascript, css: result.draft.css });
    expect(report.parts.flatMap((part) => part.findings)).toEqual([]);
  });

  // The same wishes in other words.
  it.each([
    ['pdp', 'add a free-shipping bar above the buy button on product pages of brand Larkmoor', 'free-delivery-bar'],
    ['pdp', 'Free delivery bar below the price with text "Free delivery over £60" background navy', 'free-delivery-bar'],
    ['pdp', 'Add a sticky add to cart bar', 'sticky-buy-bar'],
    ['pdp', 'Add trust badges below the buy button', 'trust-badges'],
    ['pdp', 'Show a countdown until the end of same-day dispatch under the delivery note', 'delivery-countdown'],
    ['pdp', 'Make the buy button orange', 'buy-button-style'],
    ['pdp', 'Only 3 left in stock, next to the price', 'stock-urgency'],
    ['pdp', 'Change the product title to "Best jacket ever"', 'text-change'],
    ['home', 'Announcement bar at the top of the page: "Summer sale starts Friday" in red with white text', 'announcement-bar'],
    ['home', 'Welcome strip for new visitors "Welcome! 10% off with FIRST10"', 'welcome-strip'],
    ['home', 'hide the hero', 'hide-element'],
    ['search', 'suggest other searches when nothing was found', 'search-suggestions'],
    ['plp', 'show three columns', 'grid-columns'],
    ['cart', 'Hide the promo code form', 'hide-element'],
    ['cart', 'Move the cart recommendations above the summary', 'move-element'],
    ['cart', 'Free delivery progress bar from £75', 'free-delivery-progress'],
  ])('%s: %s -> %s', (pageType, description, slug) => {
    const result = draft(pageType, description);
    expect(result.kind === 'draft' ? result.draft.template?.slug : result).toBe(slug);
    if (result.kind === 'draft') expect(verifyVariation(demoPolicy, { pageType, javascript: result.draft.javascript, css: result.draft.css }).verdict).toBe('pass');
  });

  it.each(['Add a chatbot', 'Redirect users to another page', 'Rotate a 3D model of the jacket'])('says that nothing does: %s', (description) => {
    expect(draft('pdp', description)).toMatchObject({ kind: 'impossible' });
  });

  it('goes on when a question is answered', () => {
    const description = 'Hide the live chat bubble on product pages.';
    expect(draft('pdp', description)).toMatchObject({ kind: 'questions', questions: [{ name: 'target', kind: 'selector' }] });
    expect(draft('pdp', description, { target: 'Reviews' })).toMatchObject({ kind: 'draft', draft: { selectors: ['#reviews'] } });
  });
});
