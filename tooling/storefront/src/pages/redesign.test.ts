import { describe, expect, it } from 'vitest';
import { redesign, redesignStyles } from './redesign.js';

describe('redesign', () => {
  const page = '<h1 class="pdp__title other" id="reviews" data-test="product-title">class="pdp__title"</h1><a href="#reviews" class="button button--primary js-add-to-cart" data-js="x" data-test="buy-button">.</a>';

  it('leaves version 1 as it is', () => {
    expect(redesign(page, 1)).toBe(page);
  });

  it('renames classes, ids and hooks, keeps modifiers, and loses some hooks for good', () => {
    expect(redesign('<div class="button button--primary js-add-to-cart" data-js="x" data-test="buy-button"></div>', 2)).toBe('<div class="btn btn--primary" data-behavior="x"></div>');
    expect(redesign('<p id="reviews" data-test="mini-cart"></p><a href="#reviews" data-test="hero"></a>', 2)).toBe('<p id="ratings" data-test="mini-cart"></p><a href="#ratings" data-testid="hero"></a>');
    expect(redesign(page, 2)).toContain('class="product__heading other"');
  });

  it('renames the classes of a style sheet and nothing in its values', () => {
    expect(redesignStyles('.pdp__title:hover, .hero .button--dark { margin: .5rem; content: ".hero"; }', 2)).toBe('.product__heading:hover, .splash .btn--dark { margin: .5rem; content: ".hero"; }');
    expect(redesignStyles('.hero { margin: .5rem }', 1)).toBe('.hero { margin: .5rem }');
  });
});
