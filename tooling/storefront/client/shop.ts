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
  const drawer = find<HTMLDetailsElement>('filters-drawer');
  if (drawer !== null && matchMedia(NARROW).matches) drawer.open = false;
  document.addEventListener('change', (event) => {
    (closest<HTMLFormElement>(event, 'filters-form') ?? closest<HTMLFormElement>(event, 'sort-form'))?.requestSubmit();
  });
}

function startCookieBar(): void {
  const bar = find('cookie-bar');
  bar?.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendForm(event.target as HTMLFormElement, event.submitter).then(() => bar.remove());
  });
}

startNavigation();
startMiniCart();
startProduct();
startCart();
startFilters();
startCookieBar();
