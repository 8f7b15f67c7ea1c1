import type { Page, PageElement } from '../page/page.js';
import { keyOf } from './words.js';

/** The readable pieces of a page in order, and which of them stand in which element. */
export interface TextRuns {
  /** Compared keys; never empty ones. */
  readonly keys: readonly string[];
  /** For each element the first run inside it, and one past the last. */
  readonly first: Int32Array;
  readonly end: Int32Array;
}

const UNREAD = new Set(['head', 'script', 'style', 'noscript', 'iframe', 'template']);
const LONGEST = 200;

/** Reads the runs of a page: texts, and what controls and images say in their attributes. */
export function readTextRuns(page: Page): TextRuns {
  const keys: string[] = [];
  const first = new Int32Array(page.elements.length);
  const end = new Int32Array(page.elements.length);
  const add = (text: string): void => {
    const key = keyOf(text.length > LONGEST ? text.slice(0, LONGEST) : text);
    if (key !== '') keys.push(key);
  };
  const open: { readonly element: PageElement; next: number }[] = [];
  const enter = (element: PageElement): void => {
    first[element.index] = keys.length;
    add(spokenOf(element));
    open.push({ element, next: UNREAD.has(element.tag) ? element.nodes.length : 0 });
  };
  enter(page.root);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.element.nodes[top.next];
    top.next += 1;
    if (node === undefined) {
      end[top.element.index] = keys.length;
      open.pop();
    } else if (node.kind === 'element') enter(node);
    else add(node.data);
  }
  return { keys, first, end };
}

function spokenOf(element: PageElement): string {
  if (element.tag === 'img') return element.attribute('alt') || element.attribute('title');
  if (element.tag === 'input') {
    const type = element.attribute('type').toLowerCase();
    if (type === 'hidden') return '';
    return /^(?:submit|button|reset|image)$/.test(type) ? element.attribute('value') || element.attribute('alt') : element.attribute('placeholder');
  }
  if (element.textLength > 0) return '';
  return element.attribute('aria-label') || element.attribute('title') || element.attribute('placeholder');
}
