import { closest, fetchFragment, find, replaceElement } from './hooks.js';

function setOpen(isOpen: boolean): void {
  const toggle = find('mini-cart-toggle');
  const panel = document.getElementById(toggle?.getAttribute('aria-controls') ?? '');
  if (toggle === null || panel === null) return;
  toggle.setAttribute('aria-expanded', String(isOpen));
  panel.hidden = !isOpen;
}

/** Renders the basket in the header again, from the server. */
export async function renderMiniCart(): Promise<void> {
  const response = await fetchFragment('/fragments/mini-cart');
  const current = find('mini-cart');
  if (!response.ok || current === null) return;
  const wasOpen = find('mini-cart-toggle')?.getAttribute('aria-expanded') === 'true';
  replaceElement(current, await response.text());
  if (wasOpen) setOpen(true);
}

/** Opens and closes the basket, and renders it once after loading as shops with a cached page do. */
export function startMiniCart(): void {
  if (find('mini-cart') === null) return;
  document.addEventListener('click', (event) => {
    const toggle = closest(event, 'mini-cart-toggle');
    if (toggle !== null) setOpen(toggle.getAttribute('aria-expanded') !== 'true');
    else if (closest(event, 'mini-cart') === null) setOpen(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || find('mini-cart-toggle')?.getAttribute('aria-expanded') !== 'true') return;
    setOpen(false);
    find('mini-cart-toggle')?.focus();
  });
  void renderMiniCart();
}
