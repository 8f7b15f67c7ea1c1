/**
 * What shops write on and around their elements, in the languages of the larger markets. Every pattern is tried on text
 * in lower case; those for names also on identifiers taken apart into words (`btnAddToCart` is `btn add to cart`).
 */

const CART_NOUNS = 'cart|basket|(?:shopping |tote )?bag|trolley|warenkorb|einkaufswagen|einkaufskorb|panier|carrito|cesta|carrello|winkelwagen|winkelmand(?:je)?|varukorg(?:en)?|kundvagn(?:en)?|kurv(?:en)?|handlekurv(?:en)?|handlevogn(?:en)?|ostoskori(?:in)?|koszyka?|košíku?|kosár(?:ba)?|coș(?:ul)?|sepete?|carrinho|sacola|кошик|корзин[ау]|καλάθι|カート|购物车|購物車|장바구니';

/** The cart, in a text. */
export const CART_TEXT = new RegExp(`(?<![\\p{L}])(?:${CART_NOUNS})(?![\\p{L}])`, 'u');

/** The cart, in an identifier. */
export const CART_NAME = /\b(?:shopping ?)?(?:cart|basket|bag|trolley|warenkorb|panier|carrito|cesta|carrello|winkelwagen|winkelmand|varukorg|kundvagn|kurv|koszyk|kosik|sepet|carrinho)(?:link|icon|button|btn)?\b/;

/** Putting something into the cart, in a text. */
export const ADD_TEXT = new RegExp(
  [
    `add(?:ed)? (?:this )?(?:item |all |both |now )?to (?:my |your |the )?(?:${CART_NOUNS}|order)`, '^add(?: item)?$', 'pre-?order', 'buy (?:it )?now', '^buy$', '^(?:shop|order) now$', 'purchase now',
    '\\bin (?:den |die |deinen |ihren |meinen )?(?:warenkorb|einkaufswagen|einkaufskorb|tasche)', 'warenkorb (?:hinzufügen|legen)', 'jetzt (?:kaufen|bestellen)', '^kaufen$', 'vorbestellen',
    'ajouter (?:au|à mon|dans le) (?:panier|sac)', '^ajouter$', 'acheter', 'mettre au panier',
    'añadir (?:al|a la|a mi) (?:carrito|cesta|bolsa|carro)', 'agregar al (?:carrito|carro)', '^comprar(?: ahora)?$', '^añadir$', 'adicionar (?:ao|à) (?:carrinho|sacola|cesto)', 'comprar agora',
    'aggiungi al (?:carrello|cestino)', 'acquista(?: ora)?', 'in (?:de |mijn )?(?:winkelwagen|winkelmand(?:je)?)', 'toevoegen aan winkel', 'bestellen',
    'lägg (?:i|till i) (?:varukorg|kundvagn)', 'handla', '^köp', '(?:læg|tilføj) (?:i|til) kurv', 'legg i (?:handlekurv|handlevogn)', '^kjøp', '^køb', 'lisää ostoskoriin',
    'do(?:daj)? do koszyka', 'kup teraz', '(?:do|vložit do|přidat do) košíku', '(?:do|vložiť do|pridať do) košíka', 'kosárba', 'adaugă în coș', 'sepete ekle', 'в корзину', 'купить', 'до кошика', 'купити', 'προσθήκη στο καλάθι',
    'カートに(?:入れる|追加)', '加入(?:购物车|購物車|購物袋)', '장바구니(?:에)? (?:담기|추가)',
  ].join('|'),
  'u',
);

/** Putting something into the cart, in an identifier. */
export const ADD_NAME = /\badd(?:ing)? ?(?:item |product |all )?(?:to |2 ?)?(?:the )?(?:cart|basket|bag|trolley)\b|\badd ?to ?(?:cart|basket|bag)|\b(?:button|btn) ?cart\b|\bcart ?(?:add|button|btn|submit)\b|\bbuy ?(?:button|btn|now)\b|\b(?:btn|button) ?buy\b|\bproduct form submit\b|\bto cart\b|\bbuy box (?:button|submit)\b|\batc\b/;

/** Not to be had at the moment, in a text. */
export const SOLD_OUT_TEXT = /sold ?out|out of stock|unavailable|not available|coming soon|notify me|auto notify|back ?order|ausverkauft|nicht (?:verfügbar|lieferbar|auf lager)|benachrichtig|épuisé|rupture|indisponible|agotado|no disponible|sin stock|esaurito|non disponibile|uitverkocht|slutsåld|slut i lager|udsolgt|utsolgt|loppu|niedostępny|vyprodáno|elfogyott|stoc epuizat|tükendi|esgotado|indisponível|нет в наличии/;

/** What only looks like buying: lists, comparisons, services, and what one does with a cart already filled. */
export const NOT_BUYING = /wish ?list|favou?rit|compare|registry|\bview\b|checkout|\bgo to\b|continue|\blist\b|merkzettel|wunschzettel|wunschliste|vergleich|zur kasse|liste|favori|souhait|deseos|preferiti|verlanglijst|ønske|önske|share|gift card|protection|warranty|remove|close|save for|quick ?(?:view|look|shop)|notify|email|sample|\bbom\b|details/;

export const SEARCH_TEXT = /search|such(?:e|en|begriff)|finden|recherche|chercher|busca|búsqueda|cerca|ricerca|zoek|\bsök|\bsøg|\bsøk|\bhaku\b|\bhae\b|etsi|szukaj|wyszukaj|hled|hľad|keres|caut|căut|\bara(?:ma)?\b|поиск|найти|пошук|αναζήτηση|検索|搜索|搜尋|검색|what are you looking|looking for/u;

export const SEARCH_NAME = /search|such(?:e|en|begriff|feld)|recherche|busca|busqueda|ricerca|\bcerca\b|zoek|\bsok\b|\bsoeg\b|szukaj|hledat|keres|autocomplete|type ?ahead|keyword/;

/** Names of the query parameter that searches use. */
export const SEARCH_PARAMETER = /^(?:q|s|k|w|st|ntt|query|qs|text|term|search|searchterm|search_query|search_term|searchtext|searchstring|search_text|keyword|keywords|key|kw|filter_name|sq|suche|suchbegriff|field-keywords|stichwort|_nkw|search\[query\])$/;

/** A price no more asked, in an identifier. */
export const OLD_NAME = /\b(?:old|was|before|strike|striked|strikethrough|crossed|cross|rrp|msrp|compare|original|uvp|streich\w*|previous|other price|non sale|undiscounted|retail|list price|price list|price reg|reg price|vorher|ancien|barre|regular compare)\b/;

/** A price no more asked, in the text before it. */
export const OLD_TEXT = /\b(?:was|list price|list|reg\.?|regular|regular price|original(?:ly)?|rrp|msrp|retail|compare at|before|statt|uvp|bisher|vorher|au lieu de|prix conseillé|antes|prima|anziché|van|adviesprijs|ord\.?|tidigare|før|zamiast)\b[^\p{L}]*$/u;

/** The price asked now, in an identifier. */
export const CURRENT_NAME = /\b(?:sale|final|current|our|your|now|special|offer|customer|selling|actual|new|today|main|product|hero|buy ?box|unit|display|our ?price)\b/;

/** An amount that is not the price of the product, in an identifier of its own: savings, shipping, instalments, net prices, totals. */
export const OTHER_AMOUNT_NAME = /\b(?:sav(?:e|ed|es|ing|ings)|discount|shipping|delivery|freight|versand\w*|livraison|instal?l?ments?|monthly|month|financ\w*|raten\w*|ex ?(?:tax|vat)|excl\w*|without tax|grundpreis|base ?price|price ?tax|bdph|netto|credit|points?|rewards?|warranty|protection|insurance|sub ?total|total|minimum|gift|coupon|voucher|deposit|fee|rebate|klarna|afterpay|affirm|paypal|tier|threshold|used|refurbished|other ?price|club ?price|member ?price|per ?unit|unit ?measure)\b/;

/** The same, in the identifiers of what it stands in. */
export const OTHER_AMOUNT_BOX = /\b(?:savings?|shipping|delivery|versand\w*|livraison|instal?l?ments?|financ\w*|raten\w*|warranty|protection|insurance|sub ?total|coupon|rewards?|klarna|afterpay|affirm|tiers?|mini ?cart|cart (?:summary|preview|dropdown|block)|threshold|gift|add ?ons?|bundles?|buy ?together|swatch\w*|refine\w*|filters?)\b/;

/** The same, in the words right beside the amount. */
export const OTHER_AMOUNT_TEXT = /\b(?:you save|save|savings|discount|shipping|delivery|freight|versand\w*|livraison|envío|spedizione|instal?l?ments?|per month|monthly|\/ ?mo|\/ ?month|months?|monatlich|financ\w*|ex\.? ?(?:tax|vat)|excl\w*\.? ?(?:vat|tax|btw|mwst)?|zzgl|bez dph|hors taxe|netto|grundpreis|per (?:book|item|unit|pack|piece|kg|100)|credit|points?|reward|warranty|protection|insurance|subtotal|sub-total|total|minimum|deposit|fee|rebate|earn|as low as|orders? (?:over|above)|ab einem|gift card|trade-in)\b/;

/** The price asked now, in the words right before the amount. */
export const CURRENT_TEXT = /\b(?:our price|your price|price|now|now only|only|sale price|special price|today|preis|unser preis|jetzt|nur|prix|precio|prezzo|prijs|pris|cena|preço|цена)\b[^\p{L}\d]*$/u;

export const PRICE_NAME = /\b(?:price|prices|pricing|preis|prix|precio|prezzo|prijs|pris|cena|preco|money|amount|cost)\b|price/;

export const TITLE_NAME = /\b(?:product|item|sku|artikel|produkt|pdp|prod)(?: \w+)? (?:title|name|heading|headline|titel)\b|\bproduct ?(?:title|name)\b|\b(?:page|entry|main) title\b|\btitle\b/;

export const IMAGE_NAME = /\b(?:main|primary|large|big|zoom\w*|hero|featured|current|product|detail|landing|full|gallery)\b/;

export const THUMB_NAME = /\b(?:thumb\w*|mini|small|swatch\w*|icon|nav|pager|dot)\b/;

export const RELATED_NAME = /\b(?:related|recommend\w*|recommendations?|recs?|cross ?sells?|up ?sells?|also (?:bought|viewed|like)|similar|recent(?:ly)? ?viewed|recently|may like|suggest\w*|sponsored|accessor(?:y|ies)|frequently|together|bundles?|bought|compare|alternatives?|complementary|carousel products)\b/;

export const RELATED_TEXT = /related|recommend|you (?:may|might)|also (?:bought|viewed|like|love)|similar|recently viewed|frequently bought|customers (?:who|also)|goes with|sponsored|complete (?:the|your)|more from|best ?sellers?|ähnliche|kunden (?:kauften|haben)|das könnte|passend|empfehl|zuletzt (?:angesehen|gesehen)|zubehör|vous aimerez|similaires|également|te puede interesar|relacionad|ti potrebbe|correlati|ook (?:bekeken|interessant)|gerelateerd|andra köpte|liknande|relaterade|podobne|podobné|hasonló|benzer|похожие/;

export const CHECKOUT_TEXT = /check ?out|zur kasse|kasse|commander|passer (?:la )?commande|tramitar|finalizar|realizar pedido|procedi|cassa|afrekenen|till kassan|til kassen|kassalle|do kasy|zamów|pokladn|pénztár|ödeme|оформить/;

export const NEWSLETTER_TEXT = /news ?letter|subscribe|sign ?up|mailing list|abonn|inscri|suscr|iscri|inschrijv|nyhetsbrev|nyhedsbrev|e-?mail/;

export const HOME_LABEL = /\b(?:home|logo|start(?:seite)?|accueil|inicio)\b/;
