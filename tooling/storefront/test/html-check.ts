import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

type Element = Tree.Element;

/** What a page's markup says, for tests. */
export interface HtmlCheck {
  /** Parse errors of the HTML standard, as `code at line`. */
  readonly errors: readonly string[];
  readonly elements: readonly Element[];
}

/** Parses a document and lists its elements. */
export function checkHtml(text: string): HtmlCheck {
  const errors: string[] = [];
  const document = parse(text, { onParseError: (error) => errors.push(`${error.code} at line ${error.startLine}`), sourceCodeLocationInfo: true });
  const elements: Element[] = [];
  const visit = (node: Tree.Node): void => {
    if ('tagName' in node) elements.push(node);
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(document);
  return { errors, elements };
}

/** The value of an attribute, or undefined. */
export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((item) => item.name === name)?.value;

const LABELLED = new Set(['input', 'select', 'textarea', 'meter', 'progress']);

function hasLabel(element: Element, elements: readonly Element[]): boolean {
  const id = attribute(element, 'id');
  if (attribute(element, 'aria-label') !== undefined) return true;
  if (id !== undefined && elements.some((other) => other.tagName === 'label' && attribute(other, 'for') === id)) return true;
  for (let node: Tree.Node | null | undefined = element.parentNode; node !== null && node !== undefined; node = 'parentNode' in node ? node.parentNode : null) {
    if ('tagName' in node && (node.tagName === 'label' || node.tagName === 'li' || node.tagName === 'p')) return true;
  }
  return false;
}

/** Faults of a page that a parser does not see: ids twice, pictures without words, fields without label, dead references. */
export function findFaults(elements: readonly Element[]): string[] {
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  const known = new Set(ids);
  const faults = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} twice`);
  for (const element of elements) {
    const { tagName } = element;
    if (tagName === 'img' && attribute(element, 'alt') === undefined) faults.push(`img without alt: ${attribute(element, 'src') ?? ''}`);
    if (LABELLED.has(tagName) && attribute(element, 'type') !== 'hidden' && !hasLabel(element, elements)) faults.push(`${tagName} without label`);
    for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for']) {
      const target = attribute(element, name);
      if (target !== undefined && !known.has(target)) faults.push(`${name} points at #${target}, which is not there`);
    }
    const jump = attribute(element, 'href');
    if (jump?.startsWith('#') === true && !known.has(jump.slice(1))) faults.push(`link to ${jump}, which is not there`);
  }
  if (elements.filter((element) => element.tagName === 'h1').length !== 1) faults.push('not exactly one h1');
  return faults;
}
