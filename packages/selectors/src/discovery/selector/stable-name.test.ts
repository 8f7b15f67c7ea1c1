import { describe, expect, it } from 'vitest';
import { generatedPrefix, isTemplateValue, qualityOfName } from './stable-name.js';

const OWN = new Set(['kettle', 'nova', 'ln55102', 'steel']);

describe('qualityOfName', () => {
  it.each<[string, string]>([
    ['add-to-cart', 'speaking'], ['productTitle', 'speaking'], ['price-current', 'speaking'], ['btn-cart', 'speaking'], ['product__title', 'speaking'], ['cart-link', 'speaking'],
    ['primary-info', 'speaking'], ['cta', 'own'], ['buybox', 'own'], ['your-choice', 'own'],
    ['mt-4', 'look'], ['lg:flex', 'look'], ['col-xs-7', 'look'], ['btn', 'look'], ['btn-primary', 'look'], ['row', 'look'], ['w-1/2', 'look'],
    ['css-18x2k9a', 'unstable'], ['jss799', 'unstable'], ['Header_logo__9xK2p', 'unstable'], ['title_17KKS47kFEQb7ynVBsRb', 'unstable'], ['sku-LN55102', 'unstable'], ['kettle-nova', 'unstable'], ['kettle', 'unstable'], ['product-1942', 'unstable'],
    ['is-active', 'unstable'], ['disabled', 'unstable'], ['swiper-slide-active', 'unstable'], ['sold-out', 'unstable'], ['first', 'unstable'], ['in', 'look'], ['x', 'unstable'], ['shop-gallery-a282696d-586e-4a7b-87cd-7866a32a00a7', 'unstable'],
  ])('%s is %s', (name, quality) => {
    expect(qualityOfName(name, OWN)).toBe(quality);
  });
});

describe('generatedPrefix', () => {
  it.each<[string, string | undefined]>([['nav_logo__x3kQ1', 'nav_logo__'], ['price_1DPoToKrLP8uWvruGqgtaY', 'price_'], ['reset_gKJdXkYBaMDV', 'reset_'], ['Card__Title-sc-1', 'Card__Title-'], ['btn_AddToCartButton', undefined], ['product_information', undefined], ['product__title', undefined]])('%s: %s', (name, prefix) => {
    expect(generatedPrefix(name)).toBe(prefix);
  });
});

describe('isTemplateValue', () => {
  it.each<[string, boolean]>([['add-to-cart', true], ['/cart', true], ['product-title', true], ['Nova', false], ['item-5510', false], ['', false], ['{"a":1}', false], ['x'.repeat(80), false]])('%s: %s', (value, is) => {
    expect(isTemplateValue(value, OWN)).toBe(is);
  });
});
