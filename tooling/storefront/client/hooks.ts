/** Finds by behaviour hook; the redesigned shop spells the attribute in another way. */
const selectorOf = (name: string): string => `[data-js="${name}"],[data-behavior="${name}"]`;

/** The first element with that hook. */
export const find = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(selectorOf(name));

/** All elements with that hook. */
export const findAll = (name: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selectorOf(name))];

/** The element with that hook at or above the target of an event. */
export const closest = (event: Event, name: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selectorOf(name)) : null;

const version = document.documentElement.dataset['version'] ?? '1';

/** Fetches a fragment of the page in the version that is shown. */
export const fetchFragment = (path: string): Promise<Response> => fetch(path, { headers: { 'x-storefront-version': version } });

/** Sends a form without leaving the page. */
export async function sendForm(form: HTMLFormElement, submitter?: HTMLElement | null): Promise<boolean> {
  const data = new FormData(form, submitter ?? null);
  const body = new URLSearchParams([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  const response = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body });
  // Read to the end: a body left open would be cut off, and logged as a failure, when the visitor goes on.
  await response.text();
  return response.ok;
}

/** Puts new markup in the place of an element: the old element is gone, with everything that was added to it. */
export function replaceElement(element: Element, markup: string): Element | null {
  const template = document.createElement('template');
  template.innerHTML = markup.trim();
  const fresh = template.content.firstElementChild;
  if (fresh !== null) element.replaceWith(fresh);
  return fresh;
}

let clearing: ReturnType<typeof setTimeout> | undefined;

/** Says something to everybody, also to screen readers, for a few seconds. */
export function announce(text: string): void {
  const toast = find('toast');
  if (toast === null) return;
  toast.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    toast.textContent = '';
  }, 4000);
}
