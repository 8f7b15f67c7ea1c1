import type { CallExpression, Node } from 'estree';
import { isWrittenText } from '../text/js-text.js';
import { nameOf, type JsProgram } from '../tree/js-program.js';
import { ValueFlow } from './value-flow.js';

/** How a text of a script is read: as a selector, as an id, as a style sheet, as declarations. */
export type TextUse = 'selector' | 'id' | 'stylesheet' | 'declarations';

/** Calls whose first argument is a selector. jQuery's `find`, `is` and the like take texts as selectors only. */
const SELECTOR_CALL = /^(?:querySelector(?:All)?|closest|matches|webkitMatchesSelector|\$\$?|\$[A-Za-z]\w*|jQuery|find|filter|is|not|has|children|parents?|parentsUntil|siblings|(?:wait|when|until|poll|ensure|observe)(?:For|Until|Till|On)?(?:Element|Selector|Node|Dom|Exists?|Present|Visible|Ready)?s?|waitFor\w*|elementReady|onElement\w*|observeSelector\w*|delegate)$/i;
/** Calls with an event first and perhaps a selector next. */
const DELEGATING_CALL = new Set(['on', 'off', 'one']);
const STYLE_CALLS = new Set(['GM_addStyle', 'addStyle', 'addStyles', 'injectCss', 'injectCSS', 'addCss', 'addCSS', 'injectStyle', 'injectStyles', 'insertRule', 'replaceSync', 'replace']);
const TEXT_MEMBERS = new Set(['textContent', 'innerHTML', 'innerText', 'text', 'cssText']);

/** What each written text of a script is used as, as far as the code itself shows it. */
export function findTextUses(source: JsProgram): ReadonlyMap<Node, TextUse> {
  const uses = new Map<Node, TextUse>();
  const flow = new ValueFlow(source);
  const mark = (node: Node | undefined, use: TextUse): void => {
    if (node === undefined) return;
    for (const origin of flow.origins(node)) if (isWrittenText(origin) && !uses.has(origin)) uses.set(origin, use);
  };
  for (const node of source.nodes) {
    if (node.type === 'CallExpression') markCall(node, flow, mark);
    else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      const name = nameOf(node.left);
      if (name === 'cssText') mark(node.right, isStyleOf(node.left.object) ? 'declarations' : 'stylesheet');
      else if (name !== null && TEXT_MEMBERS.has(name) && isStyleElement(node.left.object, flow, source)) mark(node.right, 'stylesheet');
    }
  }
  return uses;
}

type Mark = (node: Node | undefined, use: TextUse) => void;

function markCall(call: CallExpression, flow: ValueFlow, mark: Mark): void {
  const name = nameOf(call.callee);
  const [first, second] = call.arguments;
  if (name === null || first === undefined) return;
  if (name === 'getElementById') return mark(first, 'id');
  if (STYLE_CALLS.has(name) && (name !== 'replace' || call.arguments.length === 1)) return mark(first, 'stylesheet');
  if (name === 'setAttribute' && second !== undefined && first.type === 'Literal' && first.value === 'style') return mark(second, 'declarations');
  if (DELEGATING_CALL.has(name) && call.arguments.length >= 3) return mark(second, 'selector');
  if (SELECTOR_CALL.test(name)) {
    mark(first, 'selector');
    for (const origin of flow.origins(first)) if (origin.type === 'ArrayExpression') for (const element of origin.elements) if (element !== null) mark(element, 'selector');
    return undefined;
  }
  return markStyleChild(call, flow, mark);
}

/** `style.appendChild(document.createTextNode(css))`, `style.append(css)`. */
function markStyleChild(call: CallExpression, flow: ValueFlow, mark: Mark): void {
  const name = nameOf(call.callee);
  if ((name !== 'appendChild' && name !== 'append') || call.callee.type !== 'MemberExpression') return;
  if (!isStyleElement(call.callee.object, flow, null)) return;
  for (const argument of call.arguments) {
    if (argument.type === 'CallExpression' && nameOf(argument.callee) === 'createTextNode') mark(argument.arguments[0], 'stylesheet');
    else if (isWrittenText(argument) || argument.type === 'Identifier') mark(argument, 'stylesheet');
  }
}

/** `x.style`. */
export function isStyleOf(node: Node): boolean {
  return node.type === 'MemberExpression' && nameOf(node) === 'style';
}

function isStyleElement(node: Node, flow: ValueFlow, source: JsProgram | null): boolean {
  if (node.type === 'CallExpression' || node.type === 'Identifier' || node.type === 'MemberExpression') {
    const made = node.type === 'Identifier' ? flow.initialisers(node) : [node];
    if (made.some((one) => one.type === 'CallExpression' && nameOf(one.callee) === 'createElement' && one.arguments[0]?.type === 'Literal' && one.arguments[0].value === 'style')) return true;
  }
  const name = nameOf(node);
  return source !== null && name !== null && /(?:style|css)(?:s|sheet|el|element|tag|node)?$/i.test(name) && name !== 'style' ? true : name === 'style' && node.type === 'Identifier';
}
