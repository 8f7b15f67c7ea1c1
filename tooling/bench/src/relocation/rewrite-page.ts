import { parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';

type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A page that is changed on purpose, to know for sure what became of an element. */
export interface RewrittenPage {
  readonly elements: readonly Element[];
  readonly html: () => string;
}

const SAYING = new Set(['alt', 'title', 'aria-label', 'value', 'placeholder']);

/** Opens a page for rewriting. Elements are numbered as in the page model of the product. */
export function openPage(html: string): RewrittenPage {
  const document = parse(html, { scriptingEnabled: false });
  const elements: Element[] = [];
  const open: ParentNode[] = [document];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    if ('tagName' in parent) elements.push(parent);
    open.push(...parent.childNodes.filter((node): node is Element => 'tagName' in node).toReversed());
  }
  return { elements, html: () => serialize(document, { scriptingEnabled: false }) };
}

/** Takes an element out, with all that is in it. */
export function removeElement(page: RewrittenPage, index: number): void {
  const element = page.elements[index];
  const siblings = element?.parentNode?.childNodes;
  if (element !== undefined && siblings !== undefined) siblings.splice(siblings.indexOf(element), 1);
}

/** Changes every text in an element, and what its attributes say. */
export function rewordElement(page: RewrittenPage, index: number, reword: (text: string) => string): void {
  const change = (text: string): string => (text.trim() === '' ? text : reword(text));
  walk(page.elements[index], (element) => {
    for (const attribute of element.attrs) if (SAYING.has(attribute.name) && (attribute.name !== 'value' || element.tagName === 'input')) attribute.value = change(attribute.value);
    for (const node of element.childNodes) if (node.nodeName === '#text' && 'value' in node) node.value = change(node.value);
  });
}

/** Makes an icon of an element: its text moves into an attribute, and its tag may change. */
export function iconiseElement(page: RewrittenPage, index: number, how: { readonly attribute: string; readonly tag: string }): void {
  const element = page.elements[index];
  if (element === undefined) return;
  let text = '';
  walk(element, ({ childNodes }) => {
    for (const node of childNodes) if (node.nodeName === '#text' && 'value' in node) text += node.value;
  });
  const icon: Element = { ...element, nodeName: 'i', tagName: 'i', attrs: [{ name: 'class', value: 'icon' }], childNodes: [], parentNode: element };
  element.childNodes = [icon];
  element.attrs = [...element.attrs.filter(({ name }) => name !== 'title' && name !== 'aria-label'), { name: how.attribute, value: text.trim() }];
  element.tagName = how.tag;
  element.nodeName = how.tag;
}

/** Takes attributes away; a name that ends with a dash stands for all that begin so. */
export function stripAttributes(page: RewrittenPage, index: number, names: readonly string[]): void {
  const element = page.elements[index];
  if (element !== undefined) element.attrs = element.attrs.filter(({ name }) => !names.some((gone) => (gone.endsWith('-') ? name.startsWith(gone) : name === gone)));
}

function walk(element: Element | undefined, visit: (element: Element) => void): void {
  const open = element === undefined ? [] : [element];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    visit(next);
    open.push(...next.childNodes.filter((node): node is Element => 'tagName' in node));
  }
}
