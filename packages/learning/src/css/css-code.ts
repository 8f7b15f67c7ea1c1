import { ident, string, tokenTypes } from 'css-tree';
import type { CssAtRule, CssDeclaration, CssNode, CssToken } from '@safecode/verifier/css/css-syntax';
import { parseCss } from '@safecode/verifier/css/parse-css';
import { makeLeaf, makeTree, NONE, type Tree, type TreeShape } from '../tree/tree.js';
import { canonicalSelector, parseSelectorText } from './selector-text.js';

/** A style sheet (or the content of a `style` attribute) as a tree; null when it does not parse. `offset` is added to every place. */
export function buildCss(text: string, context: 'stylesheet' | 'declarations', offset: number): Tree | null {
  const parsed = parseCss(text, context);
  if (parsed.problems.length > 0) return null;
  const builder = new CssBuilder(text, offset);
  const shape = { start: offset, end: offset + text.length, list: true };
  return makeTree([context === 'stylesheet' ? 'Stylesheet' : 'Decls'], parsed.nodes.map((node) => builder.node(node)), shape);
}

class CssBuilder {
  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {}

  node(node: CssNode): Tree {
    if (node.kind === 'declaration') return this.declaration(node);
    if (node.kind === 'at-rule') return this.atRule(node);
    return makeTree(['Rule'], [this.selectors(node.prelude), this.block(node)], this.at(node));
  }

  private at({ start, end }: TreeShape): TreeShape {
    return { start: start + this.offset, end: end + this.offset };
  }

  /** The block without its braces. */
  private block(node: Extract<CssNode, { kind: 'rule' | 'at-rule' }>): Tree {
    const open = this.text.indexOf('{', node.prelude.at(-1)?.end ?? node.start);
    return makeTree(['Decls'], (node.body ?? []).map((inner) => this.node(inner)), { ...this.at({ start: open + 1, end: node.end - 1 }), list: true });
  }

  private atRule(node: CssAtRule): Tree {
    const nameEnd = node.start + 1 + node.name.length;
    const prelude = { start: node.prelude[0]?.start ?? nameEnd, end: node.prelude.at(-1)?.end ?? nameEnd };
    const body = node.body === null ? makeLeaf(NONE, '', this.at({ start: node.end, end: node.end })) : this.block(node);
    return makeTree(['AtRule'], [makeLeaf('AtName', node.name, this.at({ start: node.start + 1, end: nameEnd })), makeTree(['Prelude'], this.tokens(node.prelude), { ...this.at(prelude), list: true }), body], this.at(node));
  }

  private selectors(prelude: readonly CssToken[]): Tree {
    const start = prelude[0]?.start ?? 0;
    const end = prelude.at(-1)?.end ?? start;
    const text = this.text.slice(start, end);
    const members = parseSelectorText(text, start + this.offset);
    if (members === null || canonicalSelector(text) === null) return makeTree(['Selectors'], [makeLeaf('Simple', text, this.at({ start, end }))], { ...this.at({ start, end }), list: true });
    const kids = members.map((complex) => {
      const simples = complex.flatMap((compound) => [
        ...(compound.combinator === '' ? [] : [makeLeaf('Combinator', compound.combinator, { start: compound.start, end: compound.start })]),
        ...compound.simples.map((simple) => (simple.key.startsWith('.') ? makeLeaf('ClassName', simple.key.slice(1), { start: simple.start + 1, end: simple.end }) : makeLeaf('Simple', simple.key, simple))).toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
      ]);
      return makeTree(['Complex'], simples, { start: complex[0]?.start ?? 0, end: complex.at(-1)?.end ?? 0, list: true });
    });
    return makeTree(['Selectors'], kids, { ...this.at({ start, end }), list: true });
  }

  private declaration(node: CssDeclaration): Tree {
    const bang = node.value.findLastIndex((token) => token.text === '!');
    const hasFlag = bang >= 0 && node.value.slice(bang + 1).some((token) => token.text.toLowerCase() === 'important');
    const value = hasFlag ? trimEnd(node.value.slice(0, bang)) : node.value;
    const valueEnd = value.at(-1)?.end ?? node.end;
    const nameEnd = node.start + this.text.slice(node.start).search(/[\s:/]/);
    return makeTree(
      ['Declaration'],
      [
        makeLeaf('DeclName', node.name, this.at({ start: node.start, end: nameEnd })),
        makeTree(['Value'], this.tokens(value), { ...this.at({ start: value[0]?.start ?? valueEnd, end: valueEnd }), list: true }),
        makeLeaf('Flag', hasFlag ? '!important' : '', this.at({ start: valueEnd, end: hasFlag ? node.end : valueEnd })),
      ],
      this.at(node),
    );
  }

  /** The tokens of a value; functions and brackets hold theirs. */
  private tokens(list: readonly CssToken[]): Tree[] {
    const trees: Tree[] = [];
    for (let at = 0; at < list.length; at += 1) {
      const token = list[at];
      if (token === undefined || token.type === tokenTypes.WhiteSpace) continue;
      const isFunction = token.type === tokenTypes.Function;
      if (!isFunction && token.type !== tokenTypes.LeftParenthesis) {
        trees.push(this.token(token));
        continue;
      }
      const close = partner(list, at);
      const last = list[close] ?? token;
      const inner = makeTree(['Value'], this.tokens(list.slice(at + 1, close)), { ...this.at({ start: token.end, end: last.start }), list: true });
      trees.push(makeTree(isFunction ? ['CssFunction', token.text.slice(0, -1).toLowerCase()] : ['Feature'], [inner], this.at({ start: token.start, end: last.end })));
      at = close;
    }
    return trees;
  }

  private token(token: CssToken): Tree {
    const at = this.at(token);
    switch (token.type) {
      case tokenTypes.Number:
      case tokenTypes.Percentage:
      case tokenTypes.Dimension:
        return makeLeaf('Amount', amount(token.text), at);
      case tokenTypes.Hash:
        return makeLeaf('Colour', token.text.toLowerCase(), at);
      case tokenTypes.String:
        return makeLeaf('Token', JSON.stringify(string.decode(token.text)), at);
      case tokenTypes.Ident: {
        const name = ident.decode(token.text);
        return makeLeaf('Token', name.startsWith('--') || /[a-z]/.test(name) ? name : name.toLowerCase(), at);
      }
      default:
        return makeLeaf('Token', token.text, at);
    }
  }
}

function partner(list: readonly CssToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < list.length; at += 1) {
    const type = list[at]?.type;
    if (type === tokenTypes.Function || type === tokenTypes.LeftParenthesis) depth += 1;
    else if (type === tokenTypes.RightParenthesis) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return list.length - 1;
}

function trimEnd(tokens: readonly CssToken[]): readonly CssToken[] {
  const last = tokens.findLastIndex((token) => token.type !== tokenTypes.WhiteSpace);
  return tokens.slice(0, last + 1);
}

/** `.50EM` as `0.5em`. */
function amount(text: string): string {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(.*)$/i.exec(text);
  return match === null ? text : `${Number(match[1])}${(match[2] ?? '').toLowerCase()}`;
}
