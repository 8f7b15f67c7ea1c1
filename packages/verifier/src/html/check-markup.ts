import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { checkStylesheet } from '../css/verify-css.js';
import type { CheckContext } from '../report/check-context.js';
import type { Span } from '../report/finding-collector.js';
import { checkAttribute } from '../rules/element/check-attribute.js';
import { checkElementName } from '../rules/element/check-element.js';
import { isField, isSensitiveAttribute } from '../rules/sensitive-field/sensitive-names.js';
import { quote } from '../rules/unapproved-selector/check-selector.js';

type MarkupNode = DefaultTreeAdapterTypes.ChildNode;

const MAX_DEPTH = 200;

/** Checks constant markup as a browser reads it: elements, attributes, URLs, classes, style sheets. */
export function checkMarkup(context: CheckContext, markup: string, at: Span): void {
  for (const node of parseFragment(markup).childNodes) checkNode({ context, at, depth: 0 }, node);
  // Where scripts do not run, as in a document that was only parsed, the content of noscript is markup too.
  if (/<noscript/i.test(markup)) for (const node of parseFragment(markup, { scriptingEnabled: false }).childNodes) checkNode({ context, at, depth: 0 }, node);
  // What the parser drops or moves may still be an attempt: html, head and body tags with handlers.
  const dropped = /<(?:html|head|body|frameset)\b[^>]*\son[a-z]+\s*=/i.exec(markup);
  if (dropped !== null) context.findings.add({ category: 'dangerous-sink', at, message: 'The markup holds an inline handler.' });
}

function checkNode(scope: { readonly context: CheckContext; readonly at: Span; readonly depth: number }, node: MarkupNode): void {
  const { context, at, depth } = scope;
  if (!('tagName' in node)) return;
  if (depth > MAX_DEPTH) {
    context.findings.add({ category: 'dangerous-sink', at, message: 'The markup is nested too deeply to be judged.' });
    return;
  }
  const tag = node.tagName.toLowerCase();
  checkElementName(context, tag, at);
  for (const attribute of node.attrs) {
    const prefix = attribute.prefix === undefined || attribute.prefix === '' ? '' : `${attribute.prefix}:`;
    checkAttribute(context, { tag, name: `${prefix}${attribute.name}`, value: attribute.value, at });
  }
  if (tag === 'label') checkLabel(context, node, at);
  if (tag === 'style') checkStylesheet({ ...context, locate: () => at }, textOf(node.childNodes));
  const children = 'content' in node ? node.content.childNodes : node.childNodes;
  for (const child of children) checkNode({ context, at, depth: depth + 1 }, child);
}

/** A label around a field says what the field asks for. */
function checkLabel(context: CheckContext, label: DefaultTreeAdapterTypes.Element, at: Span): void {
  const inside = descendantsOf(label);
  const text = textOf(inside).trim();
  if (!inside.some((node) => 'tagName' in node && isField(node.tagName)) || !isSensitiveAttribute('aria-label', text)) return;
  context.findings.add({ category: 'sensitive-field', at, message: `Makes a payment, password or identity field (its label reads ${quote(text)}).` });
}

function descendantsOf(element: DefaultTreeAdapterTypes.Element): MarkupNode[] {
  const found: MarkupNode[] = [];
  const open: MarkupNode[] = [...element.childNodes];
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    found.push(node);
    if ('childNodes' in node) open.unshift(...node.childNodes);
  }
  return found;
}

function textOf(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => ('value' in node ? node.value : '')).join('');
}
