import type { Node } from 'estree';
import { checkStyleAttribute, checkStylesheet } from '../css/verify-css.js';
import type { Atom, Value } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import { partsOf } from '../engine/operators.js';
import { isDecoded, isNullish, whyUnknown } from '../engine/values.js';
import { checkMarkup } from '../html/check-markup.js';
import { markupTexts } from '../html/markup-texts.js';
import { checkAttribute } from '../rules/element/check-attribute.js';
import { checkElementName } from '../rules/element/check-element.js';
import { checkUrl } from '../rules/url/check-url.js';
import { urlUseOf } from '../rules/url/url-attributes.js';
import type { UrlUse } from '../rules/url/judge-url.js';

interface Sink {
  readonly what: string;
  readonly value: Value;
  readonly site: Node;
}

/** Text that is parsed as HTML: it must be provably constant, and what it says must be harmless. */
export function sinkMarkup(engine: Engine, sink: Sink): void {
  refuseDecoded(engine, sink);
  const texts = markupTexts(sink.value);
  if (texts === null) {
    const message = `${sink.what} gets markup that is not provably constant (${whyUnknown(sink.value)}).`;
    engine.context.findings.add({ category: 'dangerous-sink', at: engine.spanOf(sink.site), message, ...(isPlainText(sink.value) ? { hint: { kind: 'as-text' } } : {}) });
    return;
  }
  for (const text of new Set(texts)) checkMarkup(engine.context, text, engine.spanOf(sink.site));
}

/** Where text comes from that nobody writes markup into. */
const TEXT_SOURCES = new Set(['the text of an element', 'an attribute of an element', 'a data attribute', 'the address of the page', 'the page', 'JSON', 'a date', 'a formatted value', 'an encoded text', 'the browser']);

/** True when nothing that is known of the value could be markup, and the rest comes from where there is none. */
function isPlainText(value: Value): boolean {
  return value.every((atom) =>
    partsOf(atom).every((part) => {
      if (typeof part === 'string') return !/[<>&]/.test(part);
      if (part.p === 'star') return part.texts.every((text) => !/[<>&]/.test(text));
      return part.p === 'num' || TEXT_SOURCES.has(part.why);
    }),
  );
}

/** A style sheet in a style element, or with `declarations` a style attribute. */
export function sinkCss(engine: Engine, sink: Sink, kind: 'sheet' | 'declarations'): void {
  refuseDecoded(engine, sink);
  const at = engine.spanOf(sink.site);
  const texts = markupTexts(sink.value);
  if (texts === null) {
    engine.refuse('dangerous-sink', sink.site, `${sink.what} gets CSS that is not provably constant (${whyUnknown(sink.value)}).`);
    if (kind === 'sheet') engine.refuse('unresolvable-selector', sink.site, `${sink.what} gets CSS whose selectors cannot be resolved (${whyUnknown(sink.value)}).`);
    return;
  }
  const context = { ...engine.context, locate: () => at };
  for (const text of new Set(texts)) if (kind === 'sheet') checkStylesheet(context, text);
  else checkStyleAttribute(context, text);
}

/** A URL that is requested, loaded or linked: its origin must be constant. */
export function sinkUrl(engine: Engine, sink: Sink, use: UrlUse): void {
  for (const atom of sink.value) {
    if (atom.t === 'host' && atom.type === 'url' && atom.cell !== undefined) sinkUrl(engine, { ...sink, value: atom.cell.value }, use);
    else checkUrlAtom(engine, { atom, sink }, use);
  }
  if (sink.value.length === 0) engine.refuse(use === 'link' ? 'navigation' : 'network', sink.site, `${sink.what} gets a URL that cannot be resolved.`);
}

function checkUrlAtom(engine: Engine, at: { readonly atom: Atom; readonly sink: Sink }, use: UrlUse): void {
  const parts = partsOf(at.atom);
  const [first] = parts;
  const text = typeof first === 'string' ? first : '';
  const constant = parts.length <= 1 && (typeof first === 'string' || first === undefined);
  // A number behind a relative beginning cannot name a host.
  const settled = parts.every((part) => typeof part === 'string' || part.p === 'num');
  const whole = settled ? parts.map((part) => (typeof part === 'string' ? part : '0')).join('') : text;
  checkUrl(engine.context, { text: constant ? text : whole, isPrefix: !constant && !(settled && text !== '') }, { use, at: engine.spanOf(at.sink.site) });
}

/** An attribute set by code; the value may be unknown. */
export function sinkAttribute(engine: Engine, sink: Sink, attribute: { readonly tag: string; readonly name: string }): void {
  const name = attribute.name.toLowerCase();
  const at = engine.spanOf(sink.site);
  refuseDecodedHandler(engine, sink, name);
  const use = urlUseOf(attribute.tag, name);
  if (name === 'style') return sinkCss(engine, sink, 'declarations');
  if (name === 'class' || name === 'id') return sinkName(engine, sink, name);
  for (const atom of sink.value) {
    if (atom.t === 'const') checkAttribute(engine.context, { tag: attribute.tag, name, value: String(atom.v), at });
    else if (use === 'form') engine.refuse('sensitive-field', sink.site, `Sets where a form is sent (${name}).`);
    else if (use !== null) sinkUrl(engine, { ...sink, value: [atom] }, use);
    else if (name.startsWith('on') || name === 'srcdoc') checkAttribute(engine.context, { tag: attribute.tag, name, value: '', at });
    else if (name === 'srcset') sinkUrl(engine, { ...sink, value: [atom] }, 'resource');
    else if (name === 'type' && (attribute.tag === 'input' || attribute.tag === '')) engine.refuse('sensitive-field', sink.site, 'The type of a field is not constant: it may be a password field.');
  }
}

/** A text that can only be one name. */
const ONE_NAME = /^[\w-]+$/;

/** Class names and ids; what follows an own prefix may be anything that holds no blank. */
function sinkName(engine: Engine, sink: Sink, name: 'class' | 'id'): void {
  const { prefix } = engine.context.policy;
  for (const atom of sink.value) {
    if (isNullish(atom)) continue;
    if (atom.t === 'const' && typeof atom.v === 'string' && atom.v.startsWith(prefix) && ONE_NAME.test(atom.v)) {
      engine.context.effects.add('classes', atom.v);
      continue;
    }
    const parts = partsOf(atom);
    const text = parts.map((part) => (typeof part === 'string' ? part : part.p === 'star' ? part.texts.join('') : part.p === 'any' && part.why === OWN_CLASSES ? ' ' : '\u0001')).join('');
    const names = name === 'class' ? text.split(/\s+/) : [text];
    for (const one of names) {
      if (one === '' && name === 'class') continue;
      const known = one.replaceAll('\u0001', '');
      if (one.startsWith(prefix)) engine.context.effects.add('classes', known);
      else checkAttribute(engine.context, { tag: 'div', name, value: known === one ? one : `${known}…`, at: engine.spanOf(sink.site) });
    }
  }
}

/** Why reading `className` gives an unknown text: putting it back is free. */
export const OWN_CLASSES = 'the classes the element has';

/** The names an element is created with; one that is not constant is refused. */
export function sinkElementNames(engine: Engine, sink: Sink): string[] {
  refuseDecoded(engine, sink);
  const tags: string[] = [];
  for (const atom of sink.value) {
    if (atom.t === 'const') {
      tags.push(String(atom.v).toLowerCase());
      checkElementName(engine.context, String(atom.v), engine.spanOf(sink.site));
    } else engine.refuse('dangerous-sink', sink.site, `${sink.what} gets an element name that is not constant (${whyUnknown([atom])}).`);
  }
  return tags;
}

function refuseDecoded(engine: Engine, sink: Sink): void {
  if (isDecoded(sink.value)) engine.refuse('obfuscation', sink.site, `${sink.what} gets a text that is decoded at run time.`);
}

function refuseDecodedHandler(engine: Engine, sink: Sink, name: string): void {
  if (name.startsWith('on') && sink.value.length === 0) engine.refuse('dangerous-sink', sink.site, `Sets the inline handler ${name}.`);
}
