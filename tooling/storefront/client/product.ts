import { announce, closest, fetchFragment, find, findAll, replaceElement, sendForm } from './hooks.js';
import { renderMiniCart } from './mini-cart.js';

const pictureUrl = (slug: string, view: string, color: string): string => `/images/${slug}/${view}-${color}.svg`;

function chosenColor(): string {
  const inputs = findAll('color').filter((element) => element instanceof HTMLInputElement);
  return inputs.find((input) => input.checked)?.value ?? '';
}

function showView(product: HTMLElement, view: string): void {
  const slug = product.dataset['slug'] ?? '';
  const main = find('gallery-main');
  if (main instanceof HTMLImageElement) main.src = pictureUrl(slug, view, chosenColor());
  for (const thumb of findAll('gallery-thumb')) {
    thumb.setAttribute('aria-pressed', String(thumb.dataset['view'] === view));
    const image = thumb.querySelector('img');
    if (image !== null) image.src = pictureUrl(slug, thumb.dataset['view'] ?? '', chosenColor());
  }
}

/** Price and stock of the chosen colour are rendered again, as in shops where each variant has its own. */
async function renderOffer(product: HTMLElement): Promise<void> {
  const query = new URLSearchParams({ sku: product.dataset['sku'] ?? '', color: chosenColor() });
  const response = await fetchFragment(`/fragments/offer?${query.toString()}`);
  if (!response.ok) return;
  const { price, stock } = (await response.json()) as { price: string; stock: string };
  const [oldPrice, oldStock] = [find('price'), find('stock')];
  if (oldPrice !== null) replaceElement(oldPrice, price);
  if (oldStock !== null) replaceElement(oldStock, stock);
}

/** Gallery, colour and size, and the basket button of a product page. */
export function startProduct(): void {
  const product = find('product');
  if (product === null) return;
  product.addEventListener('click', (event) => {
    const thumb = closest(event, 'gallery-thumb');
    if (thumb !== null) showView(product, thumb.dataset['view'] ?? 'front');
  });
  product.addEventListener('change', (event) => {
    const color = closest(event, 'color');
    if (color === null) return;
    const name = find('color-name');
    if (name !== null) name.textContent = color.dataset['name'] ?? '';
    showView(product, findAll('gallery-thumb').find((thumb) => thumb.getAttribute('aria-pressed') === 'true')?.dataset['view'] ?? 'front');
    void renderOffer(product);
  });
  const form = find('buy-form');
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendForm(form).then(async (isAdded) => {
      await renderMiniCart();
      announce(isAdded ? 'Added. It is waiting for you at the top of the page.' : 'That did not work. Please try again.');
    });
  });
}
