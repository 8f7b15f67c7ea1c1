import { defaultTreeAdapter, html as standard, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { PageElement, type OpenElement, type Page, type TextSource } from './page.js';

type Parsed = DefaultTreeAdapterTypes.ChildNode;
type ParsedElement = DefaultTreeAdapterTypes.Element;

/** Text in these is not read by anybody. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'noembed', 'noframes']);
/** Around anything else a reader sees a gap. */
const INLINE = new Set(['a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr']);

interface Frame {
  readonly open: OpenElement;
  readonly source: ParsedElement;
  readonly unread: boolean;
  next: number;
}

export interface ParseOptions {
  /** The text was written by a browser that ran scripts: what stands in `noscript` is text to it. */
  readonly scripting?: boolean;
}

/**
 * Parses a page as a browser does, by the rules of the HTML standard, and never fails: whatever the text, there is a
 * page. As without scripts, what stands in `noscript` counts as elements, but not as text. The content of `template`
 * is left out, as selectors do not reach it.
 */
export function parsePage(html: string, { scripting = false }: ParseOptions = {}): Page {
  const document = parse(html, { scriptingEnabled: scripting });
  const elements: PageElement[] = [];
  const source: TextSource = { text: '' };
  const texts: string[] = [];
  let length = 0;
  const write = (text: string): void => {
    texts.push(text);
    length += text.length;
  };
  const frames: Frame[] = [];
  const enter = (node: ParsedElement, above: Frame | undefined): OpenElement => {
    const tag = node.tagName.toLowerCase();
    const unread = above?.unread === true || UNREAD.has(tag);
    if (!unread && !INLINE.has(tag)) write(' ');
    const open = PageElement.open({
      index: elements.length, tag, parent: above?.open.element ?? null, position: above?.open.children.length ?? 0,
      attributes: attributesOf(node), source, textStart: length,
    });
    elements.push(open.element);
    above?.open.nodes.push(open.element);
    above?.open.children.push(open.element);
    frames.push({ open, source: node, unread, next: 0 });
    return open;
  };
  // The standard gives every document exactly one `html` element.
  const root = enter(document.childNodes.find(isElement) ?? defaultTreeAdapter.createElement('html', standard.NS.HTML, []), undefined);
  // No recursion: pages are nested as deeply as somebody likes.
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const node = frame.source.childNodes[frame.next];
    frame.next += 1;
    if (node === undefined) {
      frame.open.close(elements.length, length);
      if (!frame.unread && !INLINE.has(frame.open.element.tag)) write(' ');
      frames.pop();
    } else if (isElement(node)) {
      enter(node, frame);
    } else if (isText(node)) {
      frame.open.nodes.push({ kind: 'text', data: node.value, parent: frame.open.element });
      if (!frame.unread) write(node.value);
    }
  }
  source.text = texts.join('');
  return { root: root.element, elements, quirks: document.mode === standard.DOCUMENT_MODE.QUIRKS, ...indexes(elements) };
}

function isElement(node: Parsed): node is ParsedElement {
  return 'tagName' in node;
}

function isText(node: Parsed): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

function attributesOf(node: ParsedElement): ReadonlyMap<string, string> {
  return new Map(node.attrs.map(({ name, prefix, value }) => [prefix === undefined || prefix === '' ? name : `${prefix}:${name}`, value]));
}

function indexes(elements: readonly PageElement[]): Pick<Page, 'byId' | 'byClass' | 'byTag' | 'byAttribute'> {
  const byId = new Map<string, PageElement[]>();
  const byClass = new Map<string, PageElement[]>();
  const byTag = new Map<string, PageElement[]>();
  const byAttribute = new Map<string, PageElement[]>();
  for (const element of elements) {
    add(byTag, element.tag, element);
    if (element.id !== '') add(byId, element.id, element);
    for (const name of element.classes) add(byClass, name, element);
    for (const name of element.attributes.keys()) add(byAttribute, name, element);
  }
  return { byId, byClass, byTag, byAttribute };
}

function add(index: Map<string, PageElement[]>, key: string, element: PageElement): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [element]);
  else list.push(element);
}
