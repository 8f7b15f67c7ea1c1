import type { DemoSelector } from './selectors-everywhere.js';

/** Elements of the home page and of product lists. */
export const SELECTORS_OF_BROWSING: readonly DemoSelector[] = [
  { selector: '[data-test="hero"]', pageType: 'home', role: 'hero', name: 'Hero', description: 'The large picture with headline and buttons.' },
  { selector: '.hero__title', pageType: 'home', role: 'heroTitle', name: 'Hero headline', description: 'The headline (h1) of the home page.' },
  { selector: '.hero__text', pageType: 'home', role: 'heroText', name: 'Hero text', description: 'The paragraph under the headline.' },
  { selector: '[data-test="hero-cta"]', pageType: 'home', role: 'heroButton', name: 'Hero button', description: 'The main button in the hero.' },
  { selector: '[data-test="value-props"]', pageType: 'home', role: 'promises', name: 'Promises', description: 'Four promises under the hero.' },
  { selector: '[data-test="category-grid"]', pageType: 'home', role: 'categoryGrid', name: 'Category grid', description: 'Pictures of the six categories.' },
  { selector: '.category-card', pageType: 'home', role: 'categoryTile', name: 'Category tile', description: 'One category.' },
  { selector: '[data-test="bestsellers"]', pageType: 'home', role: 'bestsellers', name: 'Bestsellers', description: 'Section with four products.' },
  { selector: '[data-test="story"]', pageType: 'home', role: 'story', name: 'Workshop story', description: 'Picture and text on the repair workshop.' },
  { selector: '[data-test="voices"]', pageType: 'home', role: 'customerVoices', name: 'Customer voices', description: 'Three reviews.' },
  { selector: '.plp__title', pageType: 'plp', role: 'listTitle', name: 'List title', description: 'The headline (h1) of a product list.' },
  { selector: '.plp__intro', pageType: 'plp', role: 'listIntro', name: 'List introduction', description: 'The sentence under the title.' },
  { selector: '[data-test="list-head"]', pageType: 'plp', role: 'listHead', name: 'List head', description: 'Title and introduction together.' },
  { selector: '[data-test="result-count"]', pageType: 'plp', role: 'resultCount', name: 'Number of products', description: 'Says how many products the list has.' },
  { selector: '[data-test="filters"]', pageType: 'plp', role: 'filters', name: 'Filters', description: 'Colour, price and offers, beside the list; a drawer on a phone.' },
  { selector: '[data-test="sort"]', pageType: 'plp', role: 'sorting', name: 'Sort order', description: 'The choice of the sort order.' },
  { selector: '.search__title', pageType: 'search', role: 'searchTitle', name: 'Search title', description: 'The headline (h1), with the words searched for.' },
  { selector: '[data-test="search"]', pageType: 'search', role: 'searchPage', name: 'Search page', description: 'Title, number and results.' },
  { selector: '[data-test="search-results"]', pageType: 'search', role: 'searchResults', name: 'Search results', description: 'Only when something was found.' },
  { selector: '.account__title', pageType: 'account', role: 'accountTitle', name: 'Account title', description: 'The headline (h1) of the sign-in page.' },
  { selector: '[data-test="account-benefits"]', pageType: 'account', role: 'accountBenefits', name: 'Account benefits', description: 'The card beside sign-in that says what an account is good for.' },
];

/** Elements of a product's page. */
export const SELECTORS_OF_PRODUCT: readonly DemoSelector[] = [
  { selector: '[data-test="product-title"]', pageType: 'pdp', role: 'productTitle', name: 'Product title', description: 'The headline (h1) with the product’s name.' },
  { selector: '[data-test="product-price"]', pageType: 'pdp', role: 'price', name: 'Price', description: 'Rendered again when another colour is chosen: use an observer.' },
  { selector: '[data-test="product-price"] .price', pageType: 'pdp', role: 'priceAmount', name: 'Price amount', description: 'The amount alone, without the former price and the note on tax.' },
  { selector: '.pdp__gallery', pageType: 'pdp', role: 'gallery', name: 'Gallery', description: 'Large picture and thumbnails.' },
  { selector: '[data-test="gallery-main"]', pageType: 'pdp', role: 'galleryImage', name: 'Large picture', description: 'The picture that is shown.' },
  { selector: '[data-test="rating-link"]', pageType: 'pdp', role: 'rating', name: 'Rating', description: 'Stars and number of reviews; jumps to the reviews.' },
  { selector: '[data-test="highlights"]', pageType: 'pdp', role: 'highlights', name: 'Highlights', description: 'Three features under the price.' },
  { selector: '[data-test="buy-form"]', pageType: 'pdp', role: 'buyForm', name: 'Buy form', description: 'Colour, size, quantity and buy button.' },
  { selector: '[data-test="size-options"]', pageType: 'pdp', role: 'sizeOptions', name: 'Sizes', description: 'Only for products with sizes.' },
  { selector: '[data-test="stock-note"]', pageType: 'pdp', role: 'stockNote', name: 'Stock note', description: 'Says whether it is in stock. Rendered again when another colour is chosen.' },
  { selector: '[data-test="buy-button"]', pageType: 'pdp', role: 'buyButton', name: 'Buy button', description: 'Puts the product into the basket. Stands on a row of its own.' },
  { selector: '[data-test="delivery-info"]', pageType: 'pdp', role: 'deliveryInfo', name: 'Delivery info', description: 'Delivery, returns and repairs in three lines.' },
  { selector: '[data-test="product-details"]', pageType: 'pdp', role: 'productDetails', name: 'Product details', description: 'Description, features, materials and delivery, to unfold.' },
  { selector: '#reviews', pageType: 'pdp', role: 'reviews', name: 'Reviews', description: 'Section with the average, the distribution and the reviews.' },
  { selector: '[data-test="recommendations"]', pageType: 'pdp', role: 'recommendations', name: 'Recommendations', description: 'Four products that go well with it.' },
  { selector: '.js-add-to-cart', pageType: 'pdp', role: 'buyButton', name: 'Buy button (old)', description: 'Class of the shop before this one; goes with the next rebuild.', status: 'deprecated', replacement: '[data-test="buy-button"]' },
  { selector: '#product-carousel', pageType: 'pdp', role: 'gallery', name: 'Gallery (old)', description: 'Name of the shop before this one; goes with the next rebuild.', status: 'deprecated', replacement: '.pdp__gallery' },
];

/** Elements of basket and checkout. */
export const SELECTORS_OF_ORDERING: readonly DemoSelector[] = [
  { selector: '.cart__title', pageType: 'cart', role: 'cartTitle', name: 'Basket title', description: 'The headline (h1) of the basket.' },
  { selector: '[data-test="cart-lines"]', pageType: 'cart', role: 'cartLines', name: 'Basket lines', description: 'The list of products. Rendered again when a quantity changes.' },
  { selector: '[data-test="cart-line"]', pageType: 'cart', role: 'cartLine', name: 'Basket line', description: 'One product in the basket. Rendered again with the list.' },
  { selector: '[data-test="cart-summary"]', pageType: 'cart', role: 'cartSummary', name: 'Summary', description: 'Subtotal, delivery, total and the way to the checkout. Rendered again when a quantity changes: use an observer.' },
  { selector: '[data-test="cart-subtotal"]', pageType: 'cart', role: 'cartSubtotal', name: 'Subtotal', description: 'The sum of the goods, such as "€57" or "€61.90".' },
  { selector: '[data-test="cart-total"]', pageType: 'cart', role: 'cartTotal', name: 'Total', description: 'Goods and delivery.' },
  { selector: '[data-test="delivery-estimate"]', pageType: 'cart', role: 'deliveryEstimate', name: 'Delivery estimate', description: 'When it arrives.' },
  { selector: '[data-test="promo-form"]', pageType: 'cart', role: 'promoForm', name: 'Code form', description: 'Field for gift cards and codes. Put things beside it, not into it.' },
  { selector: '[data-test="checkout-button"]', pageType: 'cart', role: 'checkoutButton', name: 'Checkout button', description: 'Leads to the checkout.' },
  { selector: '[data-test="cart-recommendations"]', pageType: 'cart', role: 'cartRecommendations', name: 'Basket recommendations', description: 'Small things that fit in the parcel.' },
  { selector: '.checkout__title', pageType: 'checkout', role: 'checkoutTitle', name: 'Checkout title', description: 'The headline (h1) of the checkout.' },
  { selector: '[data-test="checkout-steps"]', pageType: 'checkout', role: 'checkoutSteps', name: 'Checkout steps', description: 'Address, delivery, payment.' },
  { selector: '[data-test="address-section"]', pageType: 'checkout', role: 'addressSection', name: 'Address', description: 'Section with the address. Its fields are out of bounds.' },
  { selector: '[data-test="delivery-section"]', pageType: 'checkout', role: 'deliverySection', name: 'Delivery', description: 'Section with the kinds of delivery.' },
  { selector: '[data-test="payment-section"]', pageType: 'checkout', role: 'paymentSection', name: 'Payment', description: 'Section with the kinds of payment. Its fields are out of bounds.' },
  { selector: '[data-test="order-summary"]', pageType: 'checkout', role: 'orderSummary', name: 'Order summary', description: 'What is ordered and what it costs.' },
  { selector: '[data-test="order-promise"]', pageType: 'checkout', role: 'orderPromise', name: 'Order promise', description: 'Returns and repairs, under the order summary.' },
  { selector: '[data-test="place-order"]', pageType: 'checkout', role: 'placeOrderButton', name: 'Place-order button', description: 'The last button.' },
];
