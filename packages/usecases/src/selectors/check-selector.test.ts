import { DomainError } from '@safecode/domain/errors/domain-error';
import { describe, expect, it } from 'vitest';
import { assertUsableSelector } from './check-selector.js';

const refusalOf = (selector: string, subtree = false, replacement: string | null = null): string | null => {
  try {
    assertUsableSelector({ selector, subtree, replacement });
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('a selector a brand approves', () => {
  it.each(['.buy-button', '#price', 'main > .product .price', '[data-role="buy"]', '[data-sku]', 'a[href^="/cart"]'])(
    '%s is taken',
    (selector) => {
      expect(refusalOf(selector)).toBeNull();
    },
  );

  it.each(['*', 'div', 'body > div', 'html', ':root', 'main *', '.price, span', '[class]', '[class*=""]', ':not(.price)', '[hidden]', 'button[aria-label="Buy"]'])(
    '%s approves nearly everything',
    (selector) => {
      expect(refusalOf(selector)).toBe('selector.too_broad');
    },
  );

  it.each(['', '.a >', '[x="', ':is(', 'a >> b'])('"%s" cannot be read', (selector) => {
    expect(refusalOf(selector)).toBe('selector.unparsable');
  });

  it('may not approve everything below the root of the page', () => {
    expect(refusalOf('body.product-page', true)).toBe('selector.too_broad');
    expect(refusalOf('body.product-page')).toBeNull();
  });

  it('needs a replacement that can be read', () => {
    expect(refusalOf('.old', false, '.new >')).toBe('selector.unparsable');
  });
});
