import type { Node } from 'estree';
import type { Fix, TextEdit } from '@safecode/domain/verification/report';
import type { Fixer } from './change.js';
import { nodesAt, spanOf, type JsSource } from './js-source.js';

const insert = (at: number, text: string): TextEdit => ({ language: 'js', start: at, end: at, text });

/** Keeps names to the change: puts the script into a function, and declares what it only assigns. */
export const keepLocal: Fixer = ({ draft, change }) => {
  const { js } = change;
  if (js === null) return [];
  return nodesAt(js, draft.at).flatMap((node): Fix[] => {
    if (node.type !== 'Identifier') return [];
    if (js.variableOf(node) !== undefined) return [{ title: 'Put the script into a function', edits: around(js, '') }];
    const body = outermostBody(js);
    const declaration = `let ${node.name};`;
    if (body !== null) return [{ title: `Declare ${node.name} in the script’s function`, edits: [insert(body, ` ${declaration}`)] }];
    return [{ title: `Put the script into a function and declare ${node.name} there`, edits: around(js, ` ${declaration}`) }];
  });
};

/** An arrow function: `this` and everything else stay as they were. */
function around(js: JsSource, declaration: string): TextEdit[] {
  const body = afterDirectives(js.program.body, 0);
  // A directive stays the first thing of its function.
  const begin = body === 0 ? [insert(0, `(() => {${declaration}\n`)] : [insert(0, '(() => {\n'), ...(declaration === '' ? [] : [insert(body, declaration)])];
  return [...begin, insert(js.code.length, `${js.code.endsWith('\n') ? '' : '\n'}})();\n`)];
}

/** Where the statements of the one function begin that holds the whole script; null when there is no such function. */
function outermostBody(js: JsSource): number | null {
  const [only, ...more] = js.program.body;
  if (more.length > 0 || only?.type !== 'ExpressionStatement') return null;
  const call = only.expression.type === 'UnaryExpression' ? only.expression.argument : only.expression;
  if (call.type !== 'CallExpression') return null;
  const called = call.callee.type === 'MemberExpression' ? call.callee.object : call.callee;
  if (called.type !== 'FunctionExpression' && called.type !== 'ArrowFunctionExpression') return null;
  return called.body.type === 'BlockStatement' ? afterDirectives(called.body.body, spanOf(called.body).start + 1) : null;
}

function afterDirectives(body: readonly Node[], start: number): number {
  let at = start;
  for (const node of body) {
    if (node.type !== 'ExpressionStatement' || !('directive' in node)) break;
    at = spanOf(node).end;
  }
  return at;
}
