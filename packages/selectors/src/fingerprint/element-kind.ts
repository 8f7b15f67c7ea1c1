import type { PageElement } from '../page/page.js';

/** Kinds of elements that take each other's place when a page is rewritten: an `input` becomes a `button`, a `td` a `div`. */
export type Family = 'control' | 'field' | 'choice' | 'image' | 'heading' | 'block' | 'inline' | 'list' | 'other';

const FAMILIES: Readonly<Record<string, Family>> = {
  a: 'control', button: 'control', summary: 'control', area: 'control',
  textarea: 'field', select: 'choice', option: 'choice',
  img: 'image', svg: 'image', picture: 'image', video: 'image', canvas: 'image', figure: 'image',
  h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading', legend: 'heading', caption: 'heading',
  div: 'block', p: 'block', section: 'block', article: 'block', td: 'block', th: 'block', li: 'block', dd: 'block', dt: 'block', main: 'block', aside: 'block', header: 'block', footer: 'block', blockquote: 'block', figcaption: 'block', address: 'block', tr: 'block', center: 'block',
  span: 'inline', b: 'inline', strong: 'inline', em: 'inline', i: 'inline', small: 'inline', label: 'inline', font: 'inline', time: 'inline', u: 'inline', del: 'inline', ins: 'inline', s: 'inline', cite: 'inline', code: 'inline', mark: 'inline', sup: 'inline', sub: 'inline', abbr: 'inline',
  ul: 'list', ol: 'list', dl: 'list', table: 'list', tbody: 'list', thead: 'list', nav: 'list', form: 'list', fieldset: 'list',
};
const PRESSED = new Set(['submit', 'button', 'image', 'reset']);
const TICKED = new Set(['checkbox', 'radio']);
const ROLES: Readonly<Record<string, string>> = {
  button: 'button', summary: 'button', select: 'combobox', textarea: 'textbox', img: 'img', h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
  nav: 'navigation', main: 'main', aside: 'complementary', form: 'form', table: 'table', ul: 'list', ol: 'list', li: 'listitem', tr: 'row', td: 'cell', th: 'columnheader', option: 'option', article: 'article', dialog: 'dialog', p: 'paragraph',
};

/** The family of an element; an explicit role of button or link makes it a control. */
export function familyOf(element: PageElement): Family {
  const role = element.attribute('role').toLowerCase();
  if (role === 'button' || role === 'link' || role === 'tab' || role === 'menuitem') return 'control';
  if (element.tag !== 'input') return FAMILIES[element.tag] ?? 'other';
  const type = inputTypeOf(element);
  if (PRESSED.has(type)) return 'control';
  return TICKED.has(type) ? 'choice' : 'field';
}

/** The type of an `input` or `button`, lower-case, with the default written out; empty for other elements. */
export function inputTypeOf(element: PageElement): string {
  if (element.tag === 'button') return element.attribute('type').toLowerCase() || 'submit';
  return element.tag === 'input' ? element.attribute('type').toLowerCase() || 'text' : '';
}

/** The ARIA role: the one written, else the one the element has by itself; empty for `div`, `span` and their like. */
export function roleOf(element: PageElement): string {
  const written = element.attribute('role').trim().toLowerCase().split(/\s+/)[0] ?? '';
  if (written !== '') return written;
  if (element.tag === 'a' || element.tag === 'area') return element.attributes.has('href') ? 'link' : '';
  if (element.tag !== 'input') return ROLES[element.tag] ?? '';
  const type = inputTypeOf(element);
  if (PRESSED.has(type)) return 'button';
  if (TICKED.has(type)) return type;
  return type === 'search' ? 'searchbox' : 'textbox';
}
