import { describe, expect, it } from 'vitest';
import { withPlaceholdersMasked } from './mask-placeholders.js';
import { replaceSelector } from './replace-selector.js';

describe('placeholders of a template', () => {
  it.each(['a({{copy}});', '{{ anchor }}{color:{{  tone}}}', 'no placeholder {{', 'ǁ {{copy}}', ''])('are back when %j was read', (code) => {
    expect(withPlaceholdersMasked(code, (masked) => masked)).toBe(code);
  });

  it('do not keep a selector beside them from being replaced', () => {
    const template = { javascript: `document.querySelector('.price-box').append({{ copy }}, '{{ copy }}');`, css: '.price-box { color: {{tone}} } {{anchor}} .price-box { margin: 0 }' };
    expect(replaceSelector(template, { from: '.price-box', to: '.product-price' })).toEqual({
      javascript: `document.querySelector('.product-price').append({{ copy }}, '{{ copy }}');`,
      css: '.product-price { color: {{tone}} } {{anchor}} .product-price { margin: 0 }',
    });
  });
});
