import type { Node } from 'estree';
import type { TextEdit } from '@safecode/domain/verification/report';
import type { Span } from '../report/finding-collector.js';
import type { ReadChange } from './change.js';
import { constantInit, memberName, type JsSource, type SourceText } from './js-source.js';
import { NO_PLACES, type Places, type Renaming } from './renaming.js';

/** What a text is, by where it stands: names of a kind, something people read, or something else. */
type Position = 'introduced' | 'toggled' | 'copy' | 'other';

/** Where a name stands in the texts of the script of a change. */
export function namesInJs(change: ReadChange, renaming: Renaming): Places {
  const { js } = change;
  if (js === null) return NO_PLACES;
  const edits: TextEdit[] = [];
  let introduces = false;
  let unclear = false;
  for (const text of js.texts) {
    const raw = js.code.slice(text.at.start, text.at.end);
    const mentions = wordsIn(raw, renaming.name);
    if (mentions.length === 0 && !text.value.includes(renaming.name)) continue;
    const position = positionOf(js, text, renaming.of);
    const found = raw === text.value || !raw.includes('\\') ? placesIn({ raw, text, position }, renaming) : null;
    if (found === null || (found.at.length < mentions.length && position !== 'copy')) unclear = true;
    introduces ||= found?.introduces ?? false;
    for (const at of found?.at ?? []) edits.push({ language: 'js', start: text.at.start + at.start, end: text.at.start + at.end, text: renaming.to });
  }
  return { edits, introduces, unclear };
}

interface Seen {
  readonly at: readonly Span[];
  readonly introduces: boolean;
}

function placesIn(seen: { readonly raw: string; readonly text: SourceText; readonly position: Position }, renaming: Renaming): Seen {
  const { raw, position } = seen;
  const { name, of } = renaming;
  if (of === 'custom property') return { at: wordsIn(raw, name), introduces: false };
  if (of !== 'class' && of !== 'id') return { at: [], introduces: false };
  if (position === 'copy') return { at: [], introduces: false };
  if (position !== 'other') return { at: wholeWords(seen, name), introduces: position === 'introduced' && wholeWords(seen, name).length > 0 };
  const inMarkup = [...raw.matchAll(new RegExp(`\\b${of}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'gi'))].flatMap((match) => {
    const value = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].length - 1 - value.length;
    return wordsIn(value, name).filter((at) => isBlankAround(value, at)).map((at) => ({ start: start + at.start, end: start + at.end }));
  });
  const inSelectors = wordsIn(raw, name).filter((at) => raw[at.start - 1] === (of === 'class' ? '.' : '#'));
  const isSheet = raw.includes('{');
  return { at: [...inMarkup, ...inSelectors], introduces: inMarkup.length > 0 || (isSheet && inSelectors.length > 0) };
}

/** Where a name stands as a word of its own: no letter, digit, `-` or `_` beside it. */
function wordsIn(text: string, name: string): Span[] {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return [...text.matchAll(new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, 'g'))].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Words between blanks. A word at the edge of a template part may go on in what stands beside it. */
function wholeWords(seen: { readonly raw: string; readonly text: SourceText }, name: string): Span[] {
  const { raw, text } = seen;
  return wordsIn(raw, name).filter((at) => isBlankAround(raw, at) && !(at.end === raw.length && text.joinsAfter) && !(at.start === 0 && text.joinsBefore));
}

function isBlankAround(text: string, at: Span): boolean {
  return /^\s?$/.test(text[at.start - 1] ?? '') && /^\s?$/.test(text[at.end] ?? '');
}

const CLASS_METHODS = /^(?:addClass|removeClass|toggleClass|hasClass|getElementsByClassName)$/;
const COPY_PROPERTIES = /^(?:textContent|innerText|title|alt|placeholder|value|ariaLabel|data|nodeValue)$/;
const COPY_METHODS = /^(?:createTextNode|append|prepend|before|after|replaceWith|replaceChildren|insertAdjacentText|log|info|warn|error|debug)$/;

/** What the place of a text says of it; constants are judged by the places that use them. */
function positionOf(js: JsSource, text: SourceText, of: string): Position {
  const value = text.node.type === 'TemplateElement' ? (js.parentOf(text.node) ?? text.node) : text.node;
  return positionOfValue(js, value, { of, depth: 0 });
}

function positionOfValue(js: JsSource, node: Node, asked: { readonly of: string; readonly depth: number }): Position {
  const outer = js.parentOf(node);
  if (outer === undefined || asked.depth > 6) return 'other';
  switch (outer.type) {
    case 'ConditionalExpression':
      return outer.test === node ? 'other' : positionOfValue(js, outer, { ...asked, depth: asked.depth + 1 });
    case 'AssignmentExpression':
      return outer.right === node ? positionOfProperty(memberName(outer.left), asked.of) : 'other';
    case 'CallExpression':
      return outer.callee === node ? 'other' : positionOfArgument(outer, node, asked.of);
    case 'VariableDeclarator':
      return outer.id.type === 'Identifier' ? positionOfConstant(js, outer, asked) : 'other';
    default:
      return 'other';
  }
}

function positionOfProperty(name: string | null, of: string): Position {
  if (name !== null && COPY_PROPERTIES.test(name)) return 'copy';
  return name === (of === 'class' ? 'className' : 'id') ? 'introduced' : 'other';
}

function positionOfArgument(call: Extract<Node, { type: 'CallExpression' }>, node: Node, of: string): Position {
  const method = memberName(call.callee);
  if (method === null || call.callee.type !== 'MemberExpression') return 'other';
  if (COPY_METHODS.test(method)) return 'copy';
  if (of === 'class' && (CLASS_METHODS.test(method) || memberName(call.callee.object) === 'classList')) return 'toggled';
  if (of === 'id' && method === 'getElementById') return 'toggled';
  const [attribute, value] = call.arguments;
  const isSet = method === 'setAttribute' && value === node && attribute?.type === 'Literal' && attribute.value === of;
  return isSet ? 'introduced' : 'other';
}

/** A constant is what all its uses are; where they differ, nobody can tell. */
function positionOfConstant(js: JsSource, declarator: Extract<Node, { type: 'VariableDeclarator' }>, asked: { readonly of: string; readonly depth: number }): Position {
  const variable = declarator.id.type === 'Identifier' ? js.variableOf(declarator.id) : undefined;
  if (variable === undefined || constantInit(variable) !== declarator.init) return 'other';
  const uses = variable.references.filter((reference) => !reference.isWrite()).map((reference) => positionOfValue(js, reference.identifier as Node, { ...asked, depth: asked.depth + 1 }));
  if (uses.length === 0 || uses.some((use) => use === 'other' || use === 'copy')) return 'other';
  return uses.includes('introduced') ? 'introduced' : 'toggled';
}
