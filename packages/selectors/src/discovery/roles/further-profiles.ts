import type { DiscoveryRole } from '../discovered-element.js';
import { amountsIn } from '../price-text.js';
import type { RoleProfile } from '../scoring.js';
import { hasItemProperty } from '../structured-product.js';
import { CHECKOUT_TEXT, NEWSLETTER_TEXT } from '../words.js';
import { viewOf } from '../view/page-view.js';
import { isWithin } from './place-signals.js';
import { namedProfile } from './named-profile.js';

const BOX = /^(?:div|section|article|aside|ul|ol|nav|form|fieldset|table|dl|figure|details|product-\w+|[a-z]+-[a-z-]+)$/;
const CONTENT = ['main', 'none'] as const;
const TOP = ['header', 'navigation', 'none'] as const;

const GALLERY = namedProfile({
  tags: BOX,
  named: /\b(?:gallery|thumb(?:nail)?s?(?: list| container)?|image viewer|images? (?:list|container|carousel|slider)|media (?:viewer|gallery|carousel)|product (?:images?|photos?|media|pictures?)|photos|carousel)\b/,
  never: /related|recommend|review|banner|hero|\bugc\b|customer|community/,
  regions: CONTENT,
  is: ({ element }) => element.end - element.index < 400,
  signals: [
    { name: 'holds pictures', weight: 2, strength: ({ element }, { page }) => Math.min(1, page.views.slice(element.index, element.end).filter(({ element: inner }) => inner.tag === 'img').length / 2) },
    { name: 'holds no picture', weight: -4, strength: ({ element }, { page }) => !page.views.slice(element.index, element.end).some(({ element: inner }) => inner.tag === 'img') },
    { name: 'named gallery or thumbnails', weight: 1, strength: ({ words }) => /\b(?:gallery|thumb(?:nail)?s?)\b/.test(words) },
    { name: 'holds much text', weight: -2, strength: ({ element }) => element.text.length > 400 },
    { name: 'only one item', weight: -1.5, strength: ({ words, item, element }) => item === element || /\b(?:item|slide|image wrapper)\b/.test(words) },
  ],
});

/** The roles beyond those of the product and the frame, each told by names and texts. */
export const FURTHER_PROFILES: Readonly<Partial<Record<DiscoveryRole, RoleProfile>>> = {
  gallery: GALLERY,
  quantity: namedProfile({
    tags: /^(?:input|select)$/, named: /\b(?:qty|quantity|quantities|menge|anzahl|quantite|cantidad|quantita|aantal|antal)\b|quantity/, says: /quantity|\bqty\b|menge|anzahl|quantité|cantidad|quantità|aantal/,
    regions: CONTENT, is: ({ element }) => !/^(?:submit|button|checkbox|radio)$/.test(element.attribute('type')),
  }),
  variantPicker: namedProfile({
    tags: /^(?:select|fieldset|div|ul|variant-\w+|section|dl)$/, named: /\b(?:variants?|variations?|swatch(?:es)?|options?|attributes?|size|colou?r|taille|grosse|farbe|configurable)\b.*\b(?:picker|select(?:or|ion|s)?|list|swatch(?:es)?|wrapper|container|group|radios|input|options)\b|\b(?:swatches|variations|variant (?:picker|selector|selects)|size (?:selector|picker|list)|product options)\b/,
    never: /currency|language|sort|filter|shipping|country|limit/, regions: CONTENT,
    is: ({ element }) => element.tag === 'select' || element.end - element.index > 3,
  }),
  description: namedProfile({
    tags: /^(?:div|section|article|p|details|ul)$/, named: /\b(?:product|item|long|short|full|tab)? ?(?:descriptions?|beschreibung|overview|details content)\b/, never: /meta|image|tab (?:nav|head|link)|review/, regions: CONTENT,
    declared: ({ element }) => hasItemProperty(element, 'description') && element.tag !== 'meta', is: ({ element }) => element.text.length > 30,
  }),
  reviews: namedProfile({ tags: BOX, named: /\b(?:reviews?|ratings? (?:and|list)|bewertungen|avis|resenas|recensioni|testimonials)\b/, never: /\b(?:link|count|write|summary stars)\b/, regions: CONTENT, is: ({ element }) => element.end - element.index > 3 }),
  wishlist: namedProfile({
    tags: /^(?:a|button|input)$/, named: /\b(?:wish ?list|favou?rites?|merkzettel|wunschzettel|wunschliste|add to (?:wish ?list|list)|registry)\b/, says: /wish ?list|favou?rites?\b|merkzettel|wunschzettel|wunschliste|liste d.envies|lista de deseos|lista dei desideri|verlanglijst/,
    regions: CONTENT, never: /view|my wish/,
  }),
  breadcrumb: namedProfile({
    tags: /^(?:nav|ul|ol|div|p|section)$/, named: /\bbread ?crumbs?\b|breadcrumb/, regions: [...CONTENT, 'navigation', 'header'],
    declared: ({ element }) => /breadcrumb/i.test(element.attribute('aria-label')) || /BreadcrumbList/.test(element.attribute('itemtype')), is: ({ element }) => element.end - element.index > 1,
  }),
  filters: namedProfile({ tags: BOX, named: /\b(?:filters?|facets?|refine(?:ment)?s?|layered (?:nav|navigation)|narrow by)\b/, never: /sort|search/, regions: [...CONTENT, 'aside', 'navigation'], is: ({ element }) => element.end - element.index > 6 }),
  sort: namedProfile({ tags: /^(?:select|button|ul)$/, named: /\b(?:sort(?:er|ing)?|order ?by|sort ?by|sortierung|trier|ordenar)\b/, says: /^sort\b|sortieren|trier par|ordenar por|ordina per|sorteer/, never: /review/, regions: [...CONTENT, 'aside'] }),
  cartTotal: namedProfile({
    tags: /^(?:span|div|td|strong|p|b|dd|h\d|output)$/, named: /\b(?:grand ?total|order ?total|cart ?total|total ?(?:price|amount|value)|sub ?total|total)\b/, never: /item total|line/, regions: CONTENT,
    is: ({ element }) => element.text.length < 60 && amountsIn(element.text).length === 1,
    signals: [{ name: 'of the whole order', weight: 1, strength: (view, { page }) => isWithin({ page, view, levels: 2 }, ({ words }) => /grand|order|estimated/.test(words)) }],
  }),
  couponField: namedProfile({
    tags: /^input$/, named: /\b(?:coupon|promo(?:tion)?|discount|voucher|gutschein(?:code)?|rabatt|code promo|gift (?:card|code))\b/, says: /coupon|promo|voucher|gutschein|code promo|bon de réduction|cupón|descuento|codice sconto|kortingscode/, regions: CONTENT,
    is: ({ element }) => /^(?:text|search|)$/.test(element.attribute('type')),
  }),
  checkoutButton: namedProfile({
    tags: /^(?:a|button|input)$/, named: /\b(?:check ?out(?: button| btn)?|proceed|go to checkout)\b/, says: CHECKOUT_TEXT, never: /paypal|klarna|express|guest|login|faq|help/, regions: CONTENT,
    signals: [{ name: 'leads to the checkout', weight: 1.5, strength: ({ element }) => /check-?out|kasse/i.test(element.attribute('href')) && !/cart/i.test(element.attribute('href')) }],
  }),
  account: namedProfile({
    tags: /^(?:a|button)$/, named: /\b(?:account|my account|log ?in|sign ?in|profile|customer|konto|compte)\b/, says: /my account|sign in|log ?in|mein konto|anmelden|mon compte|se connecter|mi cuenta|iniciar sesión|accedi|il mio account|inloggen|logga in|mina sidor/, never: /create|register|cart|wish|order/, regions: TOP,
  }),
  navigation: namedProfile({
    tags: /^(?:nav|ul|div)$/, named: /\b(?:main ?(?:nav|navigation|menu)|primary ?(?:nav|navigation|menu)|site ?nav|nav ?bar|mega ?menu|navigation|categor(?:y|ies) (?:menu|nav)|header menu|menu)\b/, never: /footer|breadcrumb|mobile|pagination|account|user|language|currency|skip/, regions: TOP,
    declared: ({ element, region }) => element.tag === 'nav' && region !== 'footer',
    signals: [{ name: 'holds many links', weight: 2, strength: ({ element }, { page }) => Math.min(1, page.views.slice(element.index, element.end).filter(({ element: inner }) => inner.tag === 'a').length / 8) }],
  }),
  header: namedProfile({
    tags: /^(?:header|div|section)$/, named: /\b(?:(?:site|page|global|main)? ?header|masthead)\b/, never: /sub ?header|product|article|mobile|announcement|modal/, regions: ['header'],
    declared: ({ element }) => (element.tag === 'header' || element.attribute('role') === 'banner') && element.end - element.index > 4,
    signals: [{ name: 'above everything', weight: 1, strength: ({ element }) => element.depth <= 4 }, { name: 'holds a link home', weight: 1, strength: ({ element }, { page }) => page.views.slice(element.index, element.end).some(({ words, element: inner }) => /logo/.test(words) || inner.attribute('href') === '/') }],
  }),
  footer: namedProfile({
    tags: /^(?:footer|div|section)$/, named: /\b(?:(?:site|page|global|main)? ?footer|colophon)\b/, never: /modal|card|product|tile|table/, regions: ['footer'],
    declared: ({ element }) => (element.tag === 'footer' || element.attribute('role') === 'contentinfo') && element.end - element.index > 2,
    signals: [{ name: 'near the end', weight: 1.5, strength: ({ element }, { page }) => element.end / page.views.length > 0.8 && element.depth <= 5 }],
  }),
  newsletter: namedProfile({
    tags: /^input$/, named: /\b(?:news ?letter|subscribe|email|e mail|signup|mailing)\b/, says: NEWSLETTER_TEXT, never: /login|password|search|coupon|user ?name/, regions: ['footer', 'none', 'main', 'overlay'],
    is: ({ element }) => /^(?:email|text|)$/.test(element.attribute('type')),
    signals: [{ name: 'in something named like a newsletter', weight: 2, strength: (view, { page }) => isWithin({ page, view, levels: 5 }, ({ words }) => /news ?letter|subscribe|sign ?up|mailing/.test(words)) }, { name: 'in the form of an account', weight: -2, strength: (view, { page }) => isWithin({ page, view, levels: 6 }, ({ words, element }) => element.tag === 'form' && /login|account|register|review|contact|notify/.test(words)) }],
  }),
  promoBar: namedProfile({
    tags: /^(?:div|section|aside|p|announcement-bar)$/, named: /\b(?:announcement(?: bar)?|promo(?:tion)?(?:al)? ?(?:bar|banner|strip|message)|top ?(?:banner|strip)|site ?notice|usp ?bar|header ?(?:banner|promo)|store notice)\b/, never: /cookie|consent/, regions: TOP,
    is: (view) => view.element.text.length > 5 && view.element.text.length < 400,
    signals: [{ name: 'above everything', weight: 1, strength: ({ element }, { page }) => element.index < page.views.length * 0.25 }],
  }),
};

/** The box that holds the items of the page's list of products. */
export const PRODUCT_GRID: RoleProfile = {
  even: 2,
  isCandidate: ({ element }, { page }) => page.groups.some(({ parent, products }) => parent === element && products >= 2),
  signals: [
    { name: 'holds products', weight: 3, strength: ({ element }, { page }) => Math.min(1, Math.max(...page.groups.filter(({ parent }) => parent === element).map(({ products }) => products)) / 4) },
    { name: 'named like a list of products', weight: 1.5, strength: ({ words }) => /\b(?:products?|items?|grid|list|results?|tiles|collection|category)\b/.test(words) },
    { name: 'in the main part', weight: 0.7, strength: ({ region }) => region === 'main' || region === 'none' },
    { name: 'in the frame of the page', weight: -4, strength: ({ region }) => region !== 'main' && region !== 'none' },
    { name: 'not in a list itself', weight: 0.5, strength: (view, { page }) => view.item === undefined || viewOf(page, view.item).item === undefined },
  ],
};
