/**
 * Pages in the manner of shop systems, written for the tests. `data-truth` marks what a person would choose for a role; the tests
 * take the marks away before they search.
 */

const THEME_SHOP = `<!doctype html><html lang="en"><head><title>Trail Cap – Northwind</title><meta property="og:type" content="product"><meta property="og:site_name" content="Northwind">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Trail Cap","sku":"TC-8841","image":["https://cdn.example/files/trail-cap_grande.jpg"],"offers":{"@type":"Offer","price":"24.00","priceCurrency":"USD"}}</script></head>
<body class="template-product"><div id="shopify-section-announcement" class="announcement-bar"><p>Free shipping on orders over $75.00</p></div>
<header class="site-header"><a data-truth="logo" href="/" class="header__heading-link"><img data-truth="logoImage" class="header__heading-logo" src="/files/northwind-logo.png" alt="Northwind"></a>
<nav class="header__inline-menu"><ul><li><a href="/collections/hats">Hats</a></li><li><a href="/collections/bags">Bags</a></li></ul></nav>
<form action="/search" method="get" role="search"><input data-truth="search" type="search" name="q" placeholder="Search"></form>
<a data-truth="cart" href="/cart" class="header__icon--cart" id="cart-icon-bubble"><span class="visually-hidden">Cart</span><span class="cart-count-bubble">2</span></a></header>
<main id="MainContent"><section class="product"><div data-truth="gallery" class="product__media-wrapper"><ul class="product__media-list"><li class="product__media-item"><img data-truth="image" src="https://cdn.example/files/trail-cap.jpg?v=1" alt="Trail Cap" width="1445"></li><li class="product__media-item"><img src="https://cdn.example/files/trail-cap-side.jpg" alt="Trail Cap from the side"></li></ul></div>
<div class="product__info-container"><p class="product__text">Northwind</p><h1 data-truth="title" class="product__title">Trail Cap</h1>
<div class="price price--on-sale"><s class="price-item price-item--regular">$30.00</s><span data-truth="price" class="price-item price-item--sale">$24.00</span></div><div class="product__tax">Shipping from $5.00</div>
<form action="/cart/add" method="post"><input type="hidden" name="id" value="39812345"><fieldset class="product-form__input"><legend>Color</legend><input type="radio" name="Color" value="Moss"></fieldset>
<input data-truth="quantity" class="quantity__input" type="number" name="quantity" value="1"><button data-truth="addToCart" type="submit" name="add" class="product-form__submit button"><span>Add to cart</span></button><button type="button" class="shopify-payment-button__button">Buy it now</button></form></div></section>
<section class="product-recommendations"><h2>You may also like</h2><ul class="grid"><li class="card"><a href="/products/sun-hat"><img src="/sun.jpg" alt="Sun hat"></a><h3>Sun Hat</h3><span class="price">$19.00</span><button>Add to cart</button></li><li class="card"><a href="/products/beanie"><img src="/beanie.jpg" alt="Beanie"></a><h3>Beanie</h3><span class="price">$15.00</span><button>Add to cart</button></li></ul></section></main>
<footer><form action="/contact"><input type="email" name="contact[email]" placeholder="Email" data-truth="newsletter" id="NewsletterForm"></form></footer></body></html>`;

const GERMAN_SHOP = `<!DOCTYPE html><html lang="de"><head><title>Wanderstiefel Alpin - Bergladen</title></head><body class="page-product">
<div class="header-main"><div class="logo"><a data-truth="logo" href="https://bergladen.example/" title="Bergladen"><img data-truth="logoImage" src="/media/logo.svg" alt="Bergladen zur Startseite wechseln"></a></div>
<form action="/suche" class="header-search-form"><input data-truth="search" type="text" name="sSearch" class="header-search-input" placeholder="Suchbegriff ..."></form>
<a data-truth="cart" class="header-cart" href="/warenkorb" title="Warenkorb"><span class="header-cart-total">0,00 €*</span></a></div>
<nav class="breadcrumb" data-truth="breadcrumb"><a href="/schuhe">Schuhe</a></nav>
<div class="product-detail"><div class="gallery-slider"><img data-truth="image" class="gallery-slider-image" src="/media/wanderstiefel.jpg" alt="Wanderstiefel Alpin" itemprop="image"></div>
<h1 data-truth="title" class="product-detail-name">Wanderstiefel Alpin</h1><div class="buy-box"><span class="list-price">UVP <span class="list-price-price">219,00 €</span></span>
<p data-truth="price" class="product-detail-price">179,95 €*</p><p class="product-detail-tax">Preise inkl. MwSt. zzgl. Versandkosten</p><p class="grundpreis">Grundpreis: 179,95 € / Paar</p>
<form action="/checkout/line-item/add" class="buy-widget"><select data-truth="quantity" name="quantity" class="product-detail-quantity-select"><option>1</option></select><button data-truth="addToCart" class="btn btn-primary btn-buy" title="In den Warenkorb">In den Warenkorb</button></form>
<button data-truth="wishlist" class="product-wishlist-action">Auf den Merkzettel</button></div></div>
<div class="product-cross-selling"><h2>Ähnliche Artikel</h2><div class="card"><a href="/a">Socken</a><span class="product-price">12,00 €</span><button class="btn btn-buy">In den Warenkorb</button></div><div class="card"><a href="/b">Gamaschen</a><span class="product-price">29,00 €</span><button class="btn btn-buy">In den Warenkorb</button></div></div>
<div class="footer-main"><a href="/">Startseite</a><a href="/warenkorb">Warenkorb</a></div></body></html>`;

const TABLE_SHOP = `<html><head><title>Brass Compass : Harbour Supplies</title></head><body><table width="100%"><tr><td><a data-truth="logo" href="index.php"><img data-truth="logoImage" src="images/store_logo.gif" alt="Harbour Supplies"></a></td><td align="right"><a href="account.php">My Account</a> | <a data-truth="cart" href="shopping_cart.php">Cart Contents</a> | <a href="checkout_shipping.php">Checkout</a></td></tr></table>
<table><tr><td width="125" class="columnLeft"><form name="quick_find" action="advanced_search_result.php"><input data-truth="search" type="text" name="keywords" size="10"></form><table class="infoBox"><tr><td>Bestsellers</td></tr><tr><td><a href="p2.php">Sextant</a></td><td>$210.00</td></tr></table></td>
<td><form name="cart_quantity" action="product_info.php?products_id=7&action=add_product" method="post"><table><tr><td class="pageHeading" data-truth="title">Brass Compass</td><td class="pageHeading" align="right"><s>$45.00</s> <span data-truth="price" class="productSpecialPrice">$39.50</span></td></tr>
<tr><td class="main"><p>A compass of brass.</p><a href="popup.php"><img data-truth="image" src="images/brass_compass.jpg" alt="Brass Compass" width="250"></a></td></tr>
<tr><td><input type="hidden" name="products_id" value="7"><input data-truth="addToCart" type="image" src="includes/languages/english/images/buttons/button_in_cart.gif" alt="Add to Cart"></td></tr></table></form>
<table class="alsoPurchased"><tr><td>Customers who bought this product also purchased</td></tr><tr><td><a href="p3.php"><img src="images/map.jpg" alt="Map"></a>$5.00</td><td><a href="p4.php"><img src="images/ruler.jpg" alt="Ruler"></a>$3.00</td></tr></table></td></tr></table></body></html>`;

const COMPONENT_SHOP = `<!doctype html><html lang="fr"><head><title>Théière en fonte | Maison du thé</title><link rel="canonical" href="https://maison.example/p/theiere-en-fonte-55412"></head><body><div id="__next"><div class="Header_wrapper__a1B2c"><a data-truth="logo" aria-label="Accueil" href="/" class="Header_logo__9xK2p"><svg></svg></a>
<div class="Search_box__Q2w9E"><input data-truth="search" type="text" data-testid="search-input" placeholder="Rechercher un produit" class="css-18x2k9a"></div><button data-truth="miniCart" aria-haspopup="dialog" data-testid="minicart-button" aria-label="Ouvrir le panier"><span>1</span></button></div>
<main><div class="Pdp_grid__77aBc"><div class="Pdp_media__00xYz"><img data-truth="image" class="css-9f8a7b" src="/img/theiere.webp" alt="Théière en fonte"></div><div class="Pdp_info__1q2W3"><h1 data-truth="title" class="css-1ab2c3d">Théière en fonte</h1>
<div data-testid="product-price" data-truth="price"><span>64</span><sup>,90</sup><span> €</span></div><p class="css-zz12">ou 3 x 21,63 € sans frais</p><p class="css-zz13">Livraison : 4,90 €</p>
<button data-truth="addToCart" class="css-77k1" data-testid="add-to-cart"><span>Ajouter au panier</span></button></div></div><section><h2>Vous aimerez aussi</h2><div class="css-a1"><a href="/p/tasse">Tasse</a><span>9,90 €</span></div><div class="css-a1"><a href="/p/bol">Bol</a><span>7,90 €</span></div></section></main></div></body></html>`;

const SOLD_OUT_SHOP = `<!doctype html><html><head><title>Steam Radio 300 - Parts Direct</title></head><body><div class="page-wrapper"><header class="page-header"><div class="header content"><a class="logo" data-truth="logo" href="https://parts.example/" aria-label="store logo"><img data-truth="logoImage" src="/logo.svg" alt=""></a>
<div data-block="minicart" class="minicart-wrapper"><a data-truth="cart" class="action showcart" href="https://parts.example/checkout/cart/"><span class="text">My Cart</span><span class="counter qty empty"><span class="counter-number">0</span></span></a><div class="block block-minicart"><div class="minicart-items"><a href="/other.html">Other</a><span class="price">$3.00</span></div><a class="action viewcart" href="https://parts.example/checkout/cart/">View and Edit Cart</a></div></div>
<form class="form minisearch" id="search_mini_form" action="/catalogsearch/result/"><input data-truth="search" id="search" type="text" name="q" placeholder="Search entire store here..."></form></div></header>
<main id="maincontent" class="page-main"><div class="product-info-main"><div class="page-title-wrapper product"><h1 data-truth="title" class="page-title"><span class="base">Steam Radio 300</span></h1></div>
<div class="product-info-price"><div class="price-box price-final_price" data-role="priceBox"><span class="special-price"><span class="price-label">Special Price</span> <span id="product-price-1942" class="price-wrapper"><span data-truth="price" class="price">$289.00</span></span></span> <span class="old-price"><span class="price-label">Was</span> <span class="price">$310.00</span></span></div><div class="stock unavailable"><span>Out of stock</span></div></div>
<form id="product_addtocart_form" action="/checkout/cart/add/product/1942/"><input data-truth="quantity" type="number" name="qty" id="qty" value="1"><button data-truth="addToCart" type="submit" disabled class="action primary tocart sold" id="product-addtocart-button-1942">Sold out</button></form><a class="action towishlist" href="#">Add to Wish List</a></div>
<div class="product media"><div class="gallery-placeholder"><img data-truth="image" class="gallery-placeholder__image" src="/media/steam-radio-300.jpg" alt="Steam Radio 300"></div></div></main></div></body></html>`;

/** One page for each manner of building a shop. */
export const SHOPS: readonly { readonly name: string; readonly html: string }[] = [
  { name: 'a theme with sections', html: THEME_SHOP },
  { name: 'a German shop', html: GERMAN_SHOP },
  { name: 'a shop of tables', html: TABLE_SHOP },
  { name: 'a French shop of components with generated names', html: COMPONENT_SHOP },
  { name: 'a product that is sold out', html: SOLD_OUT_SHOP },
];

const tile = (name: string, price: string, marked = false): string => {
  const mark = (role: string): string => (marked ? ` data-truth="${role}"` : '');
  return `<li class="product-item"><a href="/p/${name.toLowerCase()}" class="product-item-photo"><img${mark('image')} class="product-image-photo" src="/m/${name.toLowerCase()}-240x300.jpg" alt="${name}"></a><strong class="product-item-name"><a${mark('productLink')} class="product-item-link" href="/p/${name.toLowerCase()}">${name}</a></strong><div class="price-box"><span${mark('price')} class="price">${price}</span></div><button${mark('addToCart')} class="action tocart">Add to Cart</button><a href="#" class="action towishlist">Add to Wish List</a></li>`;
};

/** A list of products with filters. */
export const LIST_GRID = `<!doctype html><html><head><title>Bags - Outpost</title></head><body><header><a href="/" class="logo"><img src="/logo.png" alt="Outpost"></a><ul class="main-menu"><li><a href="/a">A</a></li><li><a href="/b">B</a></li><li><a href="/c">C</a></li></ul></header><main><h1 data-truth="title">Bags</h1>
<div class="sidebar"><div data-truth="filters" class="block filter"><dl><dt>Price</dt><dd><a href="?p=1">$0.00 - $50.00</a></dd><dd><a href="?p=2">$50.00 - $99.99</a></dd><dd><a href="?p=3">$100.00 and above</a></dd></dl></div></div>
<div class="toolbar"><select data-truth="sort" id="sorter"><option>Position</option><option>Price</option></select></div><ol data-truth="productGrid" class="products list items">${tile('Daypack', '$59.00', true)}${tile('Duffel', '$79.00')}${tile('Tote', '$29.00')}${tile('Sling', '$35.00')}</ol></main></body></html>`;

/** A cart with two lines. */
export const CART_TABLE = `<!doctype html><html lang="en"><head><title>Shopping Cart</title></head><body><header><a href="/">Home</a></header><div id="content"><h1 data-truth="title">Shopping Cart</h1><form action="/cart/edit"><table class="cart"><thead><tr><td>Image</td><td>Name</td><td>Quantity</td><td>Unit price</td><td>Total</td></tr></thead><tbody>
<tr class="line"><td><a href="/p/1"><img src="/1.jpg" alt="Pan"></a></td><td><a data-truth="productLink" href="/p/1">Iron Pan</a></td><td><input type="text" name="quantity[1]" value="2"><a href="/cart/remove/1">Remove</a></td><td>$30.00</td><td data-truth="price">$60.00</td></tr>
<tr class="line"><td><a href="/p/2"><img src="/2.jpg" alt="Lid"></a></td><td><a href="/p/2">Lid</a></td><td><input type="text" name="quantity[2]" value="1"><a href="/cart/remove/2">Remove</a></td><td>$12.00</td><td>$12.00</td></tr></tbody></table></form>
<input data-truth="couponField" type="text" name="coupon" placeholder="Coupon code"><div class="totals"><span>Total</span><strong data-truth="cartTotal" class="grand-total">$72.00</strong></div><a data-truth="checkoutButton" class="btn" href="/checkout">Proceed to Checkout</a></div></body></html>`;

/** No shop at all. */
export const BLOG = `<!doctype html><html><head><title>On rivers</title></head><body><header><a href="/">Notes</a></header><article><h1 data-truth="title">On rivers</h1><p>It cost me $5 and a morning to learn that a bag of sand is heavy. Sign the guest list of the museum, or add to it.</p><ul><li>One</li><li>Two</li><li>Three</li></ul></article></body></html>`;

const pairPage = (given: { name: string; sku: string; price: string; extra: string; stock: string }): string => `<!doctype html><html><head><title>${given.name} | Fielder</title><link rel="canonical" href="https://fielder.example/${given.name.toLowerCase().replaceAll(' ', '-')}-${given.sku}.html"></head><body class="pdp sku-${given.sku}"><header class="site-header"><a data-truth="logo" class="head-logo" href="/"><img src="/logo.png" alt="Fielder"></a><input data-truth="search" id="searchinfo" type="search" name="q"><a data-truth="cart" class="my-cart-icon" href="/cart"></a></header>
<main><section class="main-product" data-sku="${given.sku}"><div class="product-img"><img data-truth="image" id="img-${given.sku}" class="large-image active" src="/i/${given.sku}.jpg" alt="${given.name}"></div><div class="primary-info"><h1 data-truth="title">${given.name}</h1></div>
<form><div class="price-final"><strong data-truth="price" class="your-price ${given.stock}">${given.price}</strong></div><button data-truth="addToCart" id="${given.sku}_btn" type="submit" class="button add-to-cart ${given.stock === 'in' ? 'highlight' : 'inverse disabled'}">${given.stock === 'in' ? 'Add to Cart' : 'Temporarily not available'}</button></form></section>${given.extra}</main></body></html>`;

/** Two products of one shop: the second is sold out and has other products below it. */
export const PAGE_PAIR: readonly [string, string] = [
  pairPage({ name: 'Lantern Nova', sku: 'LN55102', price: '$49.00', stock: 'in', extra: '' }),
  pairPage({ name: 'Stove Mistral', sku: 'SM80117', price: '$112.50', stock: 'out', extra: '<section class="accessories"><h2>Related accessories</h2><div class="rec"><a href="/g">Gas</a><b class="rec-price">$9.00</b></div><div class="rec"><a href="/h">Hood</a><b class="rec-price">$15.00</b></div></section>' }),
];
