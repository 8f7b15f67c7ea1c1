import { wordsOf } from '../view/identifier-words.js';

/** Classes that say how something looks or stands, not what it is. */
const UTILITY = /^-?(?:[mp][trblxyse]?|w|h|d|g|col|cols|row|flex|grid|gap|text|bg|font|fs|fw|lh|border|rounded|justify|items|align|self|float|pull|push|order|offset|hidden|visible|block|inline|relative|absolute|fixed|static|z|top|left|right|bottom|min|max|space|leading|tracking|shadow|opacity|cursor|overflow|clear|clearfix|cf|container|container-fluid|wrapper|inner|outer|center|grow|shrink|btn|button|img|small|large|medium|no|ui|v|u|o|t|a|l|c|cell|columns?|size|color|theme|layout|lazy|responsive|radius|round|button)(?:-[\w-]*|\d+|)$/;
const UTILITY_SIGNS = /[:/[\]!@%.]/;

/** States and what scripts add: gone or different on the next page. */
const STATE = /^(?:is|has|not)-|(?:^|[-_ ])(?:active|opened?|closed?|selected|current|hover|focus(?:ed)?|loaded|loading|lazy(?:load|loaded|loading)?|disabled|enabled|instock|in-stock|outofstock|out-of-stock|sold-?out|unavailable|available|hidden|show|shown|visible|first|last|odd|even|initiali[sz]ed|ready|cloned?|sale|onsale|on-sale|inverse|highlight\w*|collapsed?|expanded|in|out|fade|animated|checked|valid|invalid|empty|unavailable|multi|hasmulti|single|js)(?:$|[-_ ])|^(?:slick|swiper|owl|tt|ng|js|jq|aos|wow|fancybox|flex-active)-/i;

/** Names that a build or a script makes up. */
const GENERATED = /\d{3,}|^(?:css|sc|jss|emotion|makestyles|tss|svelte|data-v|ember|react|ext-gen|yui|chakra|mui)-?[\w]*\d|^jss\d|__[\w-]*\d[\w-]*$|[0-9a-f]{8}-[0-9a-f]{4}|^:r\w+:$|^_[\w]{4,}_\w+$|^[\w-]+_[\w-]+__[\w+-]{5}$|-sc-[\w-]+$|_(?=[a-z]*[\dA-Z])[a-z\d]{14,}$/i;

/** Words of shops and of the parts of a page: a name with one of them was given to say what the element is. */
const SHOP_WORDS = /\b(?:products?|pdp|plp|prices?|pricing|cart|basket|bag|buy|add|atc|titles?|names?|images?|imgs?|pictures?|photos?|gallery|media|thumbs?|thumbnails?|search|logo|brand|headers?|footers?|navigation|nav|menu|checkout|wish ?list|reviews?|ratings?|quantity|qty|options?|variants?|swatch(?:es)?|sizes?|descriptions?|details?|summary|sku|stock|shipping|category|categories|filters?|sort|sorter|bread ?crumbs?|newsletter|account|login|main|primary|purchase|offers?|total|coupon|promo|tiles?|item|keyword|warenkorb|panier|carrito|carrello|winkelwagen|preis|prix|precio|prezzo|prijs|artikel|produkt|suche|recherche|description|mini ?cart|addtocart|addtobasket|addtobag|productname|producttitle|productprice|site)\b/;

/** What a name is worth: one that says what the element is, another one of its own, one for its look, or one that is not there on the next page. */
export type NameQuality = 'speaking' | 'own' | 'look' | 'unstable';

/**
 * What a class or id is worth for a selector that shall hold on every page of a template: one with a meaning, one that
 * only describes the look, or one that belongs to this page, this product, this build or this moment.
 */
export function qualityOfName(name: string, ownWords: ReadonlySet<string>): NameQuality {
  if (name.length < 2 || name.length > 60 || GENERATED.test(name) || STATE.test(name)) return 'unstable';
  const words = wordsOf(name).split(' ').filter((word) => word !== '');
  if (words.length === 0 || words.some(looksRandom)) return 'unstable';
  const own = words.filter((word) => ownWords.has(word));
  if (ownWords.has(name.toLowerCase()) || own.some((word) => /\d/.test(word)) || own.length >= 2 || (own.length > 0 && own.length === words.length)) return 'unstable';
  if (UTILITY_SIGNS.test(name) || words.every((word) => word.length < 3)) return 'look';
  if (SHOP_WORDS.test(words.join(' ')) && !/^(?:btn|button|text|bg|col|img)-(?:primary|main|images?)$/.test(name)) return 'speaking';
  return UTILITY.test(name.toLowerCase()) ? 'look' : 'own';
}

/** A word that nobody speaks: letters and digits mixed, or hardly a vowel. */
function looksRandom(word: string): boolean {
  if (/^[a-z]+\d{1,2}$/.test(word) || /^\d{1,2}$/.test(word) || /^v\d/.test(word)) return false;
  if (word.length >= 5 && /\d/.test(word) && /[a-z]/.test(word)) return true;
  return word.length >= 6 && !/[aeiouyäöüàáèéìíòóùúåøæ]/.test(word);
}

/** A value of an attribute that is the same on every page of a template: short, without numbers of products or words of this one. */
export function isTemplateValue(value: string, ownWords: ReadonlySet<string>): boolean {
  if (value === '' || value.length > 50 || /\d{2,}|["\\\n{}]/.test(value)) return false;
  const words = wordsOf(value).split(' ');
  return !words.some((word) => looksRandom(word)) && words.filter((word) => ownWords.has(word)).length === 0;
}
