import { announce, closest, fetchFragment, find, replaceElement, sendForm } from './hooks.js';
import { renderMiniCart } from './mini-cart.js';

async function sendAndRender(form: HTMLFormElement): Promise<void> {
  const key = form.querySelector<HTMLInputElement>('input[name="key"]')?.value ?? '';
  if (!(await sendForm(form))) return announce('That did not work. Please try again.');
  const response = await fetchFragment('/fragments/cart');
  const content = find('cart-content');
  if (!response.ok || content === null) return;
  const fresh = replaceElement(content, await response.text());
  // The field that was used exists again as another element: give it the focus back.
  const field = [...(fresh?.querySelectorAll<HTMLInputElement>('input[name="key"]') ?? [])].find((input) => input.value === key);
  field?.form?.querySelector<HTMLElement>('select')?.focus();
  announce('Basket updated.');
  await renderMiniCart();
}

/** Quantities and removal in the basket, without loading the page again. */
export function startCart(): void {
  document.addEventListener('change', (event) => {
    const field = closest(event, 'line-quantity');
    if (field instanceof HTMLSelectElement && field.form !== null) void sendAndRender(field.form);
  });
  document.addEventListener('submit', (event) => {
    const form = closest(event, 'cart-form');
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    void sendAndRender(form);
  });
}
