import { ident, string, tokenTypes } from 'css-tree';
import type { TextEdit } from '@safecode/domain/verification/report';
import type { CssToken } from '../css/css-syntax.js';
import { declarations, preludes, type ReadChange } from './change.js';
import { NO_PLACES, type Places, type Renaming } from './renaming.js';

/** Declarations whose values hold names of this kind. */
const USED_IN: Readonly<Record<string, RegExp>> = {
  '@keyframes': /^(?:-webkit-|-moz-|-o-)?animation(?:-name)?$/,
  '@-webkit-keyframes': /^(?:-webkit-|-moz-|-o-)?animation(?:-name)?$/,
  container: /^container(?:-name)?$/,
  'font family': /^font(?:-family)?$/,
};

/** At-rules whose preludes hold names of this kind. */
const NAMED_IN: Readonly<Record<string, RegExp>> = {
  '@keyframes': /^(?:-webkit-|-moz-|-o-)?keyframes$/,
  '@-webkit-keyframes': /^(?:-webkit-|-moz-|-o-)?keyframes$/,
  container: /^container$/,
  layer: /^layer$/,
};

/** Where a name stands in the style sheet of a change. */
export function namesInCss(change: ReadChange, renaming: Renaming): Places {
  if (change.css === null) return NO_PLACES;
  const { nodes } = change.css;
  const { of, name } = renaming;
  if (of === 'class' || of === 'id') {
    const rules = preludes(nodes).filter(({ node }) => node.kind === 'rule');
    const edits = rules.flatMap((rule) => inSelector(rule.tokens, of, name)).map((token) => edit(token, renaming));
    return { edits, introduces: edits.length > 0, unclear: rules.some((rule) => isComparedWith(rule.tokens, name)) };
  }
  if (of === 'custom property') {
    const all = declarations(nodes);
    const uses = all.flatMap((one) => one.value).filter((token) => token.type === tokenTypes.Ident && ident.decode(token.text) === name);
    const set = all.filter((one) => one.name === name).map((one): TextEdit => ({ language: 'css', start: one.start, end: one.start + name.length, text: renaming.to }));
    // What is set and never read here may be set for the site.
    return { edits: [...set, ...uses.map((token) => edit(token, renaming))], introduces: uses.length > 0 && set.length > 0, unclear: false };
  }
  const [usedIn, namedIn] = [USED_IN[of], NAMED_IN[of]];
  const used = usedIn === undefined ? [] : declarations(nodes).filter((one) => usedIn.test(one.name)).flatMap((one) => one.value);
  const named = namedIn === undefined ? [] : preludes(nodes).filter(({ node }) => node.kind === 'at-rule' && namedIn.test(node.name)).flatMap(({ tokens }) => tokens);
  return places([...used, ...named].filter((token) => decoded(token) === name).map((token) => edit(token, renaming)));
}

function places(edits: readonly TextEdit[]): Places {
  return { edits, introduces: edits.length > 0, unclear: false };
}

/** The tokens that stand for a class or id in a selector: the name behind a dot, or a hash. */
function inSelector(tokens: readonly CssToken[], of: 'class' | 'id', name: string): CssToken[] {
  return tokens.filter((token, index) => {
    if (of === 'id') return token.type === tokenTypes.Hash && ident.decode(token.text.slice(1)) === name;
    return token.type === tokenTypes.Ident && tokens[index - 1]?.text === '.' && ident.decode(token.text) === name;
  });
}

/** True when an attribute test names it: `[class^="name"]` may mean more than this one name. */
function isComparedWith(tokens: readonly CssToken[], name: string): boolean {
  return tokens.some((token, index) => (token.type === tokenTypes.String || tokens[index - 1]?.text === '=') && (decoded(token) ?? '').includes(name));
}

function decoded(token: CssToken): string | null {
  if (token.type === tokenTypes.Ident) return ident.decode(token.text);
  return token.type === tokenTypes.String ? string.decode(token.text) : null;
}

function edit(token: CssToken, renaming: Renaming): TextEdit {
  const text = token.type === tokenTypes.Hash ? `#${renaming.to}` : token.type === tokenTypes.String ? string.encode(renaming.to) : renaming.to;
  return { language: 'css', start: token.start, end: token.end, text };
}
