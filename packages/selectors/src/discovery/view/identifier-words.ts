import type { PageElement } from '../../page/page.js';

/** Attributes that teams write for tests, scripts and measurements: they say what an element is. */
const NAMING = /^(?:id|class|name|itemprop|role|rel|for|data-(?:test\w*|test-?id|qa\w*|cy|hook|selenium|automation\w*|auto|role|action|component|element\w*|name|id|type|ui|section|region|module|widget|lid|t|target|track\w*|event|csa-c-\w+|feature-name|block|zone|reactid|price\w*|product-\w+))$/;

/** Words of an identifier in lower case: `btnAddToCart`, `btn-add_to-cart` and `btn__add-to-cart` are `btn add to cart`. */
export function wordsOf(identifier: string): string {
  return identifier
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .toLowerCase()
    .trim();
}

/** All identifiers of an element as words, apart by ` | ` so that no phrase runs over two of them. */
export function identifierWords(element: PageElement): string {
  const parts: string[] = [];
  for (const [name, value] of element.attributes) {
    if (value === '' || value.length > 400 || !NAMING.test(name)) continue;
    if (name === 'class') for (const word of element.classes) parts.push(wordsOf(word));
    else parts.push(wordsOf(value));
    // Some shops leave the value empty or put an id there, and say it all in the name.
    if (name.startsWith('data-product-')) parts.push(wordsOf(name));
  }
  return parts.join(' | ');
}
