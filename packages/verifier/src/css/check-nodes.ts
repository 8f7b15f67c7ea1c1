import { ident, tokenTypes } from 'css-tree';
import { expandBranches } from '@safecode/selectors/parsing/expand-branches';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import { checkCssDeclaration, checkIntroducedName } from '../rules/css-declaration/check-declaration.js';
import { checkImport } from '../rules/css-remote/check-import.js';
import { checkOverlay } from '../rules/overlay/check-overlay.js';
import { checkJudged, checkSelector, quote } from '../rules/unapproved-selector/check-selector.js';
import type { JudgedSelector } from '../policy/selector-book.js';
import type { Span } from '../report/finding-collector.js';
import type { CssContext } from './css-context.js';
import type { CssAtRule, CssDeclaration, CssNode, CssRule, CssToken } from './css-syntax.js';

interface Scope {
  readonly context: CssContext;
  /** The selector `&` stands for; null at the top. */
  readonly parent: string | null;
  /** What `:scope` stands for; null outside of @scope. */
  readonly root: string | null;
  /** The members of that selector, each by itself. */
  readonly members: readonly string[];
  /** Declarations by selector, over the whole sheet: an overlay may be put together from several rules. */
  readonly bySelector: Map<string, CssDeclaration[]>;
}

const GROUPING = new Set(['media', 'supports', 'layer', 'container', 'starting-style']);
const NAMED = new Set(['keyframes', '-webkit-keyframes', '-moz-keyframes', '-o-keyframes', 'property', 'counter-style', 'font-palette-values', 'position-try']);
const HARMLESS = new Set(['charset', 'namespace', 'font-feature-values', 'page', 'view-transition']);

/** Checks the rules, at-rules and declarations of a style sheet, and then what its rules together say of overlays. */
export function checkNodes(context: CssContext, nodes: readonly CssNode[]): void {
  const scope: Scope = { context, parent: null, root: null, members: [], bySelector: new Map() };
  for (const node of nodes) checkNode(scope, node);
  checkOverlay(context, scope.bySelector);
}

function checkNode(scope: Scope, node: CssNode): void {
  if (node.kind === 'rule') return checkRule(scope, node);
  if (node.kind === 'at-rule') return checkAtRule(scope, node);
  checkCssDeclaration(scope.context, node);
  if (scope.parent === null) {
    scope.context.findings.add({ category: 'syntax', at: scope.context.locate(node.start, node.end), message: 'A declaration stands outside a rule.' });
    return;
  }
  for (const key of scope.members) {
    const list = scope.bySelector.get(key);
    if (list === undefined) scope.bySelector.set(key, [node]);
    else list.push(node);
  }
}

function checkRule(scope: Scope, rule: CssRule): void {
  const { context } = scope;
  const text = nestedSelector(rule.prelude, scope);
  const first = rule.prelude[0];
  const at = context.locate(first?.start ?? rule.start, rule.prelude.at(-1)?.end ?? rule.end);
  const read = context.book.read('css', text);
  if (read === null) refuseSelector(context, text, at);
  else for (const member of membersByThemselves(context, read)) if (!isRootForVariables(member.text, rule)) checkStyled(context, member, at);
  const inside: Scope = { ...scope, parent: text, members: membersOf(text, read) };
  for (const node of rule.body) checkNode(inside, node);
}

function refuseSelector(context: CssContext, text: string, at: Span): void {
  const parsed = parseSelector(text);
  context.findings.add({ category: 'syntax', at, message: `The selector ${quote(text)} does not parse (${parsed.ok ? '' : parsed.error}).` });
}

function membersByThemselves(context: CssContext, read: JudgedSelector): JudgedSelector[] {
  return read.list.length === 1 ? [read] : read.list.map((member) => context.book.judge([member]));
}

function checkStyled(context: CssContext, member: JudgedSelector, at: Span): void {
  checkJudged(context, member, at);
  context.effects.useSelector(member.text, 'style');
}

function checkAtRule(scope: Scope, rule: CssAtRule): void {
  const { context } = scope;
  const at = context.locate(rule.start, rule.prelude.at(-1)?.end ?? rule.end);
  if (rule.name === 'import') return checkImport(context, at);
  if (rule.name === 'font-face') {
    for (const node of rule.body ?? []) if (node.kind === 'declaration') checkFontFace(context, node);
    return;
  }
  if (rule.name === 'layer' || rule.name === 'container') checkPreludeNames(context, rule);
  if (rule.name === 'scope') return checkScope(scope, rule);
  if (GROUPING.has(rule.name)) {
    for (const node of rule.body ?? []) checkNode(scope, node);
    return;
  }
  if (NAMED.has(rule.name)) {
    const [name] = rule.prelude;
    if (name !== undefined) checkNamed(context, { kind: rule.name, name: nameOf(name), at });
  } else if (!HARMLESS.has(rule.name)) {
    context.findings.add({ category: 'syntax', at, message: `@${rule.name} is not an at-rule the verifier knows.` });
  }
  for (const node of rule.body ?? []) checkKeyframe(context, node);
}

function checkNamed(context: CssContext, named: { readonly kind: string; readonly name: string; readonly at: Span }): void {
  checkIntroducedName(context, named.name, { kind: `@${named.kind}`, at: named.at });
  if (named.kind.endsWith('keyframes')) context.effects.add('keyframes', named.name);
}

/** Inside @keyframes and @page there are no selectors, only steps with declarations. */
function checkKeyframe(context: CssContext, node: CssNode): void {
  if (node.kind === 'declaration') checkCssDeclaration(context, node);
  else for (const inner of node.body ?? []) checkKeyframe(context, inner);
}

function checkFontFace(context: CssContext, declaration: CssDeclaration): void {
  checkCssDeclaration(context, declaration);
  const [token] = declaration.value;
  if (declaration.name === 'font-family' && token !== undefined) {
    checkIntroducedName(context, nameOf(token), { kind: 'font family', at: context.locate(declaration.start, declaration.end) });
  }
}

function checkPreludeNames(context: CssContext, rule: CssAtRule): void {
  const names = rule.name === 'container' ? rule.prelude.slice(0, 1) : rule.prelude;
  for (const token of names) {
    // `@container not (…)` starts with a keyword, and `a.b` names a layer inside a layer: the first part counts.
    if (token.type !== tokenTypes.Ident || /^(?:not|and|or|style|scroll-state)$/i.test(token.text)) continue;
    const before = rule.prelude[rule.prelude.indexOf(token) - 1];
    if (before?.text === '.') continue;
    checkIntroducedName(context, nameOf(token), { kind: rule.name, at: context.locate(token.start, token.end) });
  }
}

/** `@scope (root) to (limit)`: both are selectors, and the rules inside select below the root. */
function checkScope(scope: Scope, rule: CssAtRule): void {
  const text = textOf(rule.prelude);
  const [, root, limit] = (text.length > 1000 ? null : /^\(([^]*?)\)\s*(?:to\s*\(([^]*)\))?$/.exec(text)) ?? [];
  const at = scope.context.locate(rule.start, rule.prelude.at(-1)?.end ?? rule.end);
  const parsed = root === undefined ? null : parseSelector(root);
  if (root === undefined || parsed?.ok !== true) {
    scope.context.findings.add({ category: 'unresolvable-selector', at, message: `The root of @scope ${quote(text)} cannot be resolved.` });
  } else checkSelector(scope.context, parsed.list, at);
  if (root !== undefined && limit !== undefined) checkLimit(scope.context, { root, limit }, at);
  const inside: Scope = { ...scope, parent: root ?? '*', root: root ?? '*', members: membersOf(root ?? '*', parsed?.ok === true ? parsed : null) };
  for (const node of rule.body ?? []) checkNode(inside, node);
}

/** Where a scope ends is written as seen from its root. */
function checkLimit(context: CssContext, scope: { readonly root: string; readonly limit: string }, at: Span): void {
  const around = `:is(${scope.root})`;
  const written = /:scope\b|&/i.test(scope.limit) ? scope.limit.replace(/:scope\b|&/gi, around) : `${around} :is(${scope.limit})`;
  const parsed = parseSelector(written);
  if (parsed.ok) checkSelector(context, parsed.list, at);
  else context.findings.add({ category: 'unresolvable-selector', at, message: `The limit of @scope ${quote(scope.limit)} cannot be resolved.` });
}

/** `:root` and `html` are shared with the whole page: they may hold own custom properties and nothing else. */
function isRootForVariables(text: string, rule: CssRule): boolean {
  if (text !== ':root' && text !== 'html') return false;
  return rule.body.every((node) => node.kind === 'declaration' && node.name.startsWith('--'));
}

/** The selector of a rule with `&`, `:scope` and the implied ancestor written out. */
function nestedSelector(prelude: readonly CssToken[], { parent, root }: Pick<Scope, 'parent' | 'root'>): string {
  const text = textOf(prelude);
  if (parent === null) return text;
  const around = `:is(${parent})`;
  return splitMembers(prelude)
    .map((tokens) => {
      const member = root === null ? tokens : withRoot(tokens, `:is(${root})`);
      if (member.length === tokens.length && !member.some((token) => token.text === '&')) return `${around} ${textOf(member)}`;
      return member.map((token) => (token.text === '&' ? around : token.text)).join('').trim();
    })
    .join(', ');
}

/** The tokens with `:scope` as the root it stands for. */
function withRoot(tokens: readonly CssToken[], root: string): CssToken[] {
  return tokens.flatMap((token, index) => {
    if (isScope(tokens, index)) return [{ ...token, text: root }];
    return index > 0 && isScope(tokens, index - 1) ? [] : [token];
  });
}

function isScope(tokens: readonly CssToken[], index: number): boolean {
  const next = tokens[index + 1];
  return tokens[index]?.type === tokenTypes.Colon && next?.type === tokenTypes.Ident && ident.decode(next.text).toLowerCase() === 'scope';
}

function splitMembers(prelude: readonly CssToken[]): CssToken[][] {
  const members: CssToken[][] = [[]];
  let depth = 0;
  for (const token of prelude) {
    if (token.type === tokenTypes.Function || token.type === tokenTypes.LeftParenthesis) depth += 1;
    if (token.type === tokenTypes.RightParenthesis) depth -= 1;
    if (token.type === tokenTypes.Comma && depth === 0) members.push([]);
    else members.at(-1)?.push(token);
  }
  return members;
}

function membersOf(selector: string, read: { readonly list: SelectorList } | null): string[] {
  const list = read === null ? null : expandBranches(read.list);
  return list === null ? [selector] : list.map((member) => formatSelector([member]));
}

/** The source of some tokens without the comments between them. */
function textOf(tokens: readonly CssToken[]): string {
  return tokens.map((token) => token.text).join('').trim();
}

function nameOf(token: CssToken): string {
  return token.type === tokenTypes.String ? token.text.slice(1, -1) : ident.decode(token.text);
}
