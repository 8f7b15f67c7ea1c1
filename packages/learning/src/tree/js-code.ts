import type { ArrowFunctionExpression, CallExpression, Expression, FunctionDeclaration, FunctionExpression, Literal, MemberExpression, NewExpression, Node, Property, TemplateLiteral } from 'estree';
import { buildCss } from '../css/css-code.js';
import { canonicalSelector } from '../css/selector-text.js';
import { isStyleOf, type TextUse } from '../positions/text-positions.js';
import { joinText } from '../text/js-text.js';
import { JS_LAYOUT, OPERATOR_KINDS } from './js-layout.js';
import { endOf, nameOf, startOf, type JsProgram } from './js-program.js';
import { markupParts } from './markup-parts.js';
import { makeLeaf, makeTree, NONE, type Tree } from './tree.js';

type Role = 'value' | 'binding';

/** A script as a tree. Texts that become style sheets are read as CSS, selectors in their normal form. */
export function buildJs(source: JsProgram, uses: ReadonlyMap<Node, TextUse>): Tree {
  return new JsBuilder(source, uses).node(source.program, 'value');
}

class JsBuilder {
  private readonly code: string;

  constructor(
    source: JsProgram,
    private readonly uses: ReadonlyMap<Node, TextUse>,
  ) {
    this.code = source.code;
  }

  node(node: Node, role: Role): Tree {
    const css = this.cssText(node);
    if (css !== null) return css;
    return this.leaf(node, role) ?? this.branch(node, role);
  }

  private leaf(node: Node, role: Role): Tree | null {
    switch (node.type) {
      case 'Identifier':
        return makeLeaf(role === 'binding' ? 'Binding' : 'Identifier', node.name, this.at(node));
      case 'PrivateIdentifier':
        return makeLeaf('Name', `#${node.name}`, this.at(node));
      case 'Literal':
        return this.literal(node);
      case 'TemplateLiteral':
        return this.template(node);
      default:
        return null;
    }
  }

  private branch(node: Node, role: Role): Tree {
    switch (node.type) {
      case 'ChainExpression':
        return this.node(node.expression, role);
      case 'MemberExpression':
        return this.member(node);
      case 'CallExpression':
      case 'NewExpression':
        return this.call(node);
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        return this.property(node as Property, role);
      case 'VariableDeclaration': {
        const keyword = makeLeaf('Keyword', node.kind, { start: startOf(node), end: startOf(node) + node.kind.length });
        return makeTree(['VariableDeclaration'], [keyword, this.list('Declarators', node.declarations, { start: keyword.end, end: endOf(node) })], this.at(node));
      }
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.functionNode(node);
      case 'UnaryExpression':
      case 'UpdateExpression':
        return makeTree([node.type === 'UnaryExpression' ? 'Unary' : 'Update', `${node.operator}${node.prefix ? '' : ' behind'}`], [this.node(node.argument, 'value')], this.at(node));
      case 'AssignmentExpression':
        return this.styleSet(node) ?? this.operation(node);
      default:
        return node.type in OPERATOR_KINDS ? this.operation(node) : this.plain(node, role);
    }
  }

  private at(node: Node): { start: number; end: number } {
    return { start: startOf(node), end: endOf(node) };
  }

  private none(at: number): Tree {
    return makeLeaf(NONE, '', { start: at, end: at });
  }

  private list(kind: string, nodes: readonly (Node | null)[], shape: { start: number; end: number; role?: Role }): Tree {
    const kids = nodes.flatMap((node) => (node === null ? [this.none(shape.start)] : node.type === 'EmptyStatement' ? [] : [this.node(node, shape.role ?? 'value')]));
    const start = kids[0]?.start ?? shape.start;
    const end = kids.at(-1)?.end ?? shape.end;
    return makeTree([kind], kids, { start: kind === 'Statements' ? shape.start : start, end: kind === 'Statements' ? shape.end : end, list: true });
  }

  private plain(node: Node, role: Role): Tree {
    const layout = JS_LAYOUT[node.type];
    const fields = node as unknown as Record<string, unknown>;
    if (layout === undefined) return makeLeaf(node.type, this.code.slice(startOf(node), endOf(node)).replace(/\s+/g, ' '), this.at(node));
    const label = (layout.label ?? []).map((key) => JSON.stringify(fields[key])).join(' ');
    const inner = role === 'binding' && node.type.endsWith('Pattern') ? 'binding' : 'value';
    const kids = layout.fields.map(([key, mode]) => {
      const value = fields[key] as Node | Node[] | null | undefined;
      if (Array.isArray(value)) return this.list(mode.slice(5), value, { ...this.inside(node), role: inner });
      if (!value) return this.none(endOf(node));
      if (mode === 'block') return this.block(value);
      if (mode === 'label') return makeLeaf('Label', (value as { name?: string }).name ?? '', this.at(value));
      return this.node(value, mode === 'binding' ? 'binding' : inner);
    });
    return makeTree([layout.kind ?? node.type, label], kids, this.at(node));
  }

  /** The place of a list of statements is what stands between its braces. */
  private inside(node: Node): { start: number; end: number } {
    const { start, end } = this.at(node);
    if (node.type === 'Program') return { start: 0, end: this.code.length };
    if (node.type === 'SwitchCase') return { start: node.consequent[0] === undefined ? end : startOf(node.consequent[0]), end };
    return { start: start + 1, end: end - 1 };
  }

  /** A statement where braces round one statement do not matter; `else if` has none to begin with. */
  private block(node: Node): Tree {
    if (node.type === 'BlockStatement' || node.type === 'IfStatement') return this.node(node, 'value');
    const kids = node.type === 'EmptyStatement' ? [] : [this.node(node, 'value')];
    return makeTree(['Block'], [makeTree(['Statements'], kids, { ...this.at(node), list: true })], this.at(node));
  }

  private literal(node: Literal): Tree {
    const at = this.at(node);
    if ('regex' in node && node.regex) return makeLeaf('Regex', `/${node.regex.pattern}/${node.regex.flags}`, at);
    if (typeof node.value === 'string') return this.text(node, node.value);
    return makeLeaf(typeof node.value === 'number' ? 'Number' : 'Constant', String(node.value), at);
  }

  private text(node: Node, value: string): Tree {
    const { start, end } = this.at(node);
    const use = this.uses.get(node);
    const label = use === 'selector' ? (canonicalSelector(value) ?? value) : value;
    const parts = use === undefined ? markupParts(this.code, { start: start + 1, end: end - 1 }) : null;
    if (parts !== null) return makeTree(['Template'], [makeTree(['Parts'], parts, { start: start + 1, end: end - 1, list: true })], { start, end });
    return makeTree(['String'], [makeLeaf('Text', label, { start: start + 1, end: end - 1 })], { start, end });
  }

  private template(node: TemplateLiteral): Tree {
    const only = node.quasis[0];
    if (node.expressions.length === 0 && only !== undefined) return this.text(node, only.value.cooked ?? only.value.raw);
    const parts = node.quasis.flatMap((quasi, index) => {
      const expression = node.expressions[index];
      const texts = markupParts(this.code, this.at(quasi)) ?? [makeLeaf('Text', quasi.value.cooked ?? quasi.value.raw, this.at(quasi))];
      return expression === undefined ? texts : [...texts, this.node(expression, 'value')];
    });
    return makeTree(['Template'], [makeTree(['Parts'], parts, { start: startOf(node) + 1, end: endOf(node) - 1, list: true })], this.at(node));
  }

  /** A text that becomes a style sheet or a `style` attribute, read as what it becomes. */
  private cssText(node: Node): Tree | null {
    const use = this.uses.get(node);
    if (use !== 'stylesheet' && use !== 'declarations') return null;
    const joined = joinText(this.code, node);
    const css = joined === null ? null : buildCss(joined.text, use, joined.start);
    return css === null ? null : makeTree(['CssText'], [css], this.at(node));
  }

  /** `x.style.fontSize = '16px'`: a declaration as in a style sheet. */
  private styleSet(node: Extract<Node, { type: 'AssignmentExpression' }>): Tree | null {
    const { left, right, operator } = node;
    if (operator !== '=' || left.type !== 'MemberExpression' || left.computed || left.optional || !isStyleOf(left.object)) return null;
    const name = nameOf(left);
    const joined = right.type === 'Literal' && typeof right.value === 'string' ? joinText(this.code, right) : null;
    if (name === null || name === 'cssText' || joined === null || joined.text.trim() === '') return null;
    const property = name === 'cssFloat' ? 'float' : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^(webkit|moz|ms)-/, '-$1-');
    const value = buildCss(`x:${joined.text}`, 'declarations', joined.start - 2)?.kids[0];
    if (value === undefined || value.kind !== 'Declaration') return null;
    const declaration = makeTree(['Declaration'], [makeLeaf('DeclName', property, this.at(left.property)), ...value.kids.slice(1)], { start: startOf(left.property), end: joined.end });
    return makeTree(['StyleSet'], [this.node(left.object, 'value'), declaration], this.at(node));
  }

  private operation(node: Node): Tree {
    const { operator, left, right } = node as unknown as { operator: string; left: Expression; right: Expression };
    const at = Math.max(this.code.indexOf(operator, endOf(left)), 0);
    const leaf = makeLeaf('Op', operator, { start: at, end: at + operator.length });
    return makeTree([OPERATOR_KINDS[node.type]?.kind ?? node.type], [this.node(left, 'value'), leaf, this.node(right, 'value')], this.at(node));
  }

  private member(node: MemberExpression): Tree {
    const object = this.node(node.object, 'value');
    const gap = this.code.slice(endOf(node.object), startOf(node.property));
    const mark = node.optional ? '?.' : node.computed ? '' : '.';
    const offset = mark === '' ? gap.lastIndexOf('[') : gap.lastIndexOf(mark);
    const start = endOf(node.object) + Math.max(offset, 0);
    const dot = makeLeaf('Dot', mark, { start, end: start + mark.length });
    if (node.computed && !isPlainName(node.property)) return makeTree(['Index'], [object, dot, this.node(node.property, 'value')], this.at(node));
    return makeTree(['Member'], [object, dot, this.name(node.property)], this.at(node));
  }

  private name(node: Node): Tree {
    const label = node.type === 'PrivateIdentifier' ? `#${node.name}` : node.type === 'Literal' ? String(node.value) : (nameOf(node) ?? '');
    return makeLeaf('Name', label, this.at(node));
  }

  private call(node: CallExpression | NewExpression): Tree {
    const callee = this.node(node.callee, 'value');
    const open = this.code.indexOf('(', callee.end);
    const optional = node.type === 'CallExpression' && node.optional;
    const at = optional ? this.code.indexOf('?.', callee.end) : open;
    const dot = makeLeaf('Dot', optional ? '?.' : '', { start: at < 0 ? callee.end : at, end: (at < 0 ? callee.end : at) + (optional ? 2 : 0) });
    const args = this.list('Arguments', node.arguments, { start: open + 1, end: open + 1 });
    return makeTree([node.type === 'CallExpression' ? 'Call' : 'New'], [callee, dot, args], this.at(node));
  }

  private property(node: Property, role: Role): Tree {
    const flags = node as unknown as { kind?: string; static?: boolean; method?: boolean };
    const label = [flags.static === true ? 'static' : '', flags.kind === 'init' || flags.kind === undefined ? '' : flags.kind, flags.method === true ? 'method' : ''].join(' ').trim();
    const key = node.computed ? makeTree(['Computed'], [this.node(node.key, 'value')], this.at(node.key)) : this.name(node.key);
    const value = (node as { value: Node | null }).value;
    return makeTree([node.type, label], [key, value === null ? this.none(endOf(node)) : this.node(value, role)], this.at(node));
  }

  private functionNode(node: FunctionDeclaration | FunctionExpression | ArrowFunctionExpression): Tree {
    const start = startOf(node);
    const written = node.async === true && this.code.startsWith('async', start) ? (/^async\s*/.exec(this.code.slice(start))?.[0].length ?? 0) : 0;
    const async = makeLeaf('Async', node.async === true ? 'async' : '', { start, end: start + written });
    const open = this.code.indexOf('(', start + written);
    const params = this.list('Parameters', node.params, { start: open + 1, end: open + 1, role: 'binding' });
    const body = this.node(node.body, 'value');
    const generator = node.generator === true ? '*' : '';
    if (node.type === 'ArrowFunctionExpression') return makeTree(['Arrow'], [async, params, body], this.at(node));
    const id = node.id ? this.node(node.id, 'binding') : this.none(start);
    return makeTree([node.type === 'FunctionExpression' ? 'Function' : node.type, generator], [async, id, params, body], this.at(node));
  }
}

function isPlainName(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && /^[\w$]+$/.test(node.value) && /^\D/.test(node.value);
}
