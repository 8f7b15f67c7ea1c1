import { startCart } from './cart.js';
import { closest, find, sendForm } from './hooks.js';
import { startMiniCart } from './mini-cart.js';
import { startProduct } from './product.js';

const NARROW = '(max-width: 860px)';

function startNavigation(): void {
  find('nav-toggle')?.addEventListener('click', (event) => {
    const nav = find('site-nav');
    const isOpen = nav?.classList.toggle('is-open') ?? false;
    (event.currentTarget as HTMLElement).setAttribute('aria-expanded', String(isOpen));
  });
}

function startFilters(): void {
  const drawer = find('filters-drawer');
  if (drawer instanceof HTMLDetailsElement && matchMedia(NARROW).matches) drawer.open = false;
  document.addEventListener('change', (event) => {
    const form = closest(event, 'filters-form') ?? closest(event, 'sort-form');
    if (form instanceof HTMLFormElement) form.requestSubmit();
  });
}

function startCookieBar(): void {
  const bar = find('cookie-bar');
  bar?.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    void sendForm(event.target, event.submitter).then(() => bar.remove());
  });
}

startNavigation();
startMiniCart();
startProduct();
startCart();
startFilters();
startCookieBar();
