/** A product page of about 3,000 elements, so that speed can be measured without data of others. */
export function makePage(release: 'old' | 'new'): string {
  const name = (text: string): string => (release === 'old' ? text : text.replace('shop-', 'store-'));
  const products = Array.from({ length: 240 }, (_value, at) => `<li class="${name('shop-card')}"><a class="card__link" href="/p/${at}"><img src="/i/${at}.jpg" alt="Lamp ${at}"><h3 class="card__title">Lamp ${at}</h3></a><p class="card__price">€ ${10 + at}.00</p><button class="card__add" type="button">Add to cart</button></li>`);
  const facts = Array.from({ length: 400 }, (_value, at) => `<tr><th scope="row">Fact ${at}</th><td class="fact">${at * 3} mm</td></tr>`);
  return `<!doctype html><html lang="en"><head><title>Lamp 7</title></head><body><header class="${name('shop-header')}"><a class="logo" href="/"><img src="/logo.svg" alt="Shop"></a>
    <form role="search" action="/search"><input name="q" type="search" placeholder="Search"></form><a class="cart-link" href="/cart">Cart</a></header>
    <main class="product"><h1 class="product__title">Lamp 7</h1><p class="product__price">€ 17.00</p><form action="/cart/add" method="post"><button class="product__buy" type="submit">Add to cart</button></form>
    <table class="facts"><tbody>${facts.join('')}</tbody></table></main><section class="recommendations"><ul>${products.join('')}</ul></section><footer><p>Shop</p></footer></body></html>`;
}
