import { describe, expect, it } from 'vitest';
import { replaceSelector } from './find-impact.js';
import { withPlaceholdersMasked } from './mask-placeholders.js';

describe('placeholders of a template', () => {
  it.each(['a({{copy}});', '{{ anchor }}{color:{{  tone}}}', 'no placeholder {{', 'ǁ {{copy}}', ''])('are back when %j was read', (code) => {
    expect(withPlaceholdersMasked(code, (masked) => masked)).toBe(code);
  });

  it('do not keep a selector beside them from being replaced', () => {
    const template = { javascript: `document.querySelector('.price-box').append({{ copy }}, '{{ copy }}');`, css: '.price-box { color: {{tone}} } {{anchor}} .price-box { margin: 0 }' };
    expect(replaceSelector(template, '.price-box', '.product-price')).toEqual({
      javascript: `document.querySelector('.product-price').append({{ copy }}, '{{ copy }}');`,
      css: '.product-price { color: {{tone}} } {{anchor}} .product-price { margin: 0 }',
    });
  });
});
