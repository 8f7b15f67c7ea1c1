import { parse } from 'acorn';
import { ancestor } from 'acorn-walk';
import type { Node } from 'acorn';

/** Rewrites a program into one that does the same; null when it does not apply to this program. */
export interface Transformation {
  readonly name: string;
  readonly apply: (code: string) => string | null;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function edited(code: string, edits: readonly Edit[]): string | null {
  if (edits.length === 0) return null;
  let result = code;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result === code ? null : result;
}

/** Replaces every string literal that stands as a value. */
function literals(name: string, rewrite: (text: string) => string): Transformation {
  return {
    name,
    apply: (code) => {
      const edits: Edit[] = [];
      ancestor(parse(code, { ecmaVersion: 2024 }), {
        Literal: (node, _state, parents) => {
          const parent: unknown = parents.at(-2);
          if (typeof node.value !== 'string' || node.value.length < 2 || isKeyOrDirective(parent, node)) return;
          edits.push({ start: node.start, end: node.end, text: rewrite(node.value) });
        },
      });
      return edited(code, edits);
    },
  };
}

function isKeyOrDirective(parent: unknown, node: Node): boolean {
  if (typeof parent !== 'object' || parent === null || !('type' in parent)) return true;
  if (parent.type === 'ExpressionStatement') return true;
  return 'key' in parent && parent.key === node;
}

/** Replaces every plain member access `a.b`; never the target of a delete or an optional one. */
function members(name: string, rewrite: (property: string) => string): Transformation {
  return {
    name,
    apply: (code) => {
      const edits: Edit[] = [];
      ancestor(parse(code, { ecmaVersion: 2024 }), {
        MemberExpression: (node) => {
          if (node.computed || node.property.type !== 'Identifier' || node.optional) return;
          // The object may stand in brackets: only the dot and the name are replaced.
          const dot = node.object.end + code.slice(node.object.end, node.property.start).lastIndexOf('.');
          edits.push({ start: dot, end: node.end, text: rewrite(node.property.name) });
        },
      });
      return edited(code, edits);
    },
  };
}

interface MethodCall {
  readonly receiver: string;
  readonly method: string;
  readonly args: string;
  /** A name the program does not use. */
  readonly fresh: string;
}

/** Replaces method calls `a.b(…)` from the innermost on, one at a time. */
function calls(name: string, rewrite: (call: MethodCall) => string): Transformation {
  return {
    name,
    apply: (code) => {
      let edit: Edit | null = null;
      ancestor(parse(code, { ecmaVersion: 2024 }), {
        CallExpression: (node) => {
          const { callee } = node;
          if (edit !== null || node.optional || callee.type !== 'MemberExpression' || callee.computed || callee.optional || callee.property.type !== 'Identifier') return;
          if (callee.object.type === 'Super' || /\b(?:this|arguments|await|yield)\b|\?\./.test(code.slice(node.start, node.end))) return;
          const args = node.arguments.map((argument) => (argument.type === 'SequenceExpression' ? `(${code.slice(argument.start, argument.end)})` : code.slice(argument.start, argument.end))).join(', ');
          edit = { start: node.start, end: node.end, text: rewrite({ receiver: code.slice(callee.object.start, callee.object.end), method: callee.property.name, args, fresh: `r${code.length}` }) };
        },
      });
      return edit === null ? null : edited(code, [edit]);
    },
  };
}

/** Puts the whole program into something that runs it; a class is no place for `with`. */
function wrap(name: string, before: string, after: string): Transformation {
  return { name, apply: (code) => (/^(?:var|let|const|function|class|this)\b/m.test(code) || code.includes('this.') || /\bwith \(/.test(code) ? null : `${before}${code}\n${after}`) };
}

const quoted = (text: string): string => JSON.stringify(text);
const middle = (text: string): number => Math.ceil(text.length / 2);

/** Written as an escape, a direction mark does not turn the source round any more. */
const BIDIRECTIONAL = /[\u202a-\u202e]/;

/** Rewritings behind which an unsafe program must stay refused. */
export const TRANSFORMATIONS: readonly Transformation[] = [
  literals('split strings', (text) => `(${quoted(text.slice(0, middle(text)))} + ${quoted(text.slice(middle(text)))})`),
  literals('join strings', (text) => `[${quoted(text.slice(0, 1))}, ${quoted(text.slice(1))}].join('')`),
  literals('templates', (text) => `\`\${${quoted(text)}}\``),
  literals('equal arms', (text) => `(innerWidth > 5 ? ${quoted(text)} : ${quoted(text)})`),
  literals('array members', (text) => `[${quoted(text)}][0]`),
  literals('object members', (text) => `({ k: ${quoted(text)} }).k`),
  literals('arrow results', (text) => `(() => ${quoted(text)})()`),
  literals('default parameters', (text) => `((s = ${quoted(text)}) => s)()`),
  literals('identity helper', (text) => `((s) => s)(${quoted(text)})`),
  literals('getters', (text) => `({ get k() { return ${quoted(text)}; } }).k`),
  literals('concat', (text) => `${quoted(text.slice(0, 1))}.concat(${quoted(text.slice(1))})`),
  literals('destructured', (text) => `(([s]) => s)([${quoted(text)}])`),
  literals('sequence', (text) => `(0, ${quoted(text)})`),
  literals('maps', (text) => `new Map([['k', ${quoted(text)}]]).get('k')`),
  literals('reduced', (text) => `[${quoted(text.slice(0, 1))}, ${quoted(text.slice(1))}].reduce((a, b) => a + b)`),
  literals('closures', (text) => `((s) => () => s)(${quoted(text)})()`),
  literals('tagged templates', (text) => `((s) => s[0])\`${text.replace(/[\\`$]/g, '\\$&').replace(/\n/g, '\\n')}\``),
  literals('String.raw', (text) => (/[\\`$\n\r]/.test(text) ? quoted(text) : `String.raw\`${text}\``)),
  literals('unicode escapes', (text) => (BIDIRECTIONAL.test(text) ? quoted(text) : `"${Array.from({ length: text.length }, (_value, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`)),
  literals('popped', (text) => `['', ${quoted(text)}].pop()`),
  literals('shifted', (text) => `[${quoted(text)}, ''].shift()`),
  literals('spread', (text) => `[...[${quoted(text)}]][0]`),
  literals('found', (text) => `['', ${quoted(text)}].find((s) => s !== '')`),
  literals('replaced', (text) => `${quoted(`~${text}`)}.replace('~', '')`),
  literals('class field', (text) => `(new (class { constructor() { this.s = ${quoted(text)}; } })()).s`),
  literals('static getter', (text) => `(class { static get s() { return ${quoted(text)}; } }).s`),
  literals('generator', (text) => `(function* () { yield ${quoted(text)}; })().next().value`),
  literals('optional chain', (text) => `({ k: ${quoted(text)} })?.k`),
  literals('nullish', (text) => `(null ?? ${quoted(text)})`),
  literals('entries', (text) => `Object.values({ k: ${quoted(text)} })[0]`),
  literals('switch arm', (text) => `((n) => { switch (n) { case 1: return ${quoted(text)}; default: return ${quoted(text)}; } })(innerWidth)`),
  literals('label loop', (text) => `(() => { let s = ''; out: for (;;) { for (;;) { s = ${quoted(text)}; break out; } } return s; })()`),
  literals('assign', (text) => `Object.assign({}, { k: ${quoted(text)} }).k`),
  literals('apply', (text) => `((...a) => a[0]).apply(null, [${quoted(text)}])`),
  literals('bound', (text) => `((s) => s).bind(null, ${quoted(text)})()`),
  literals('prototype', (text) => `Object.create({ k: ${quoted(text)} }).k`),
  literals('rest', (text) => `(({ a, ...r }) => r.k)({ a: 1, k: ${quoted(text)} })`),
  literals('String()', (text) => `String(${quoted(text)})`),
  members('computed members', (property) => `[${quoted(property)}]`),
  members('member constants', (property) => `[((k) => k)(${quoted(property)})]`),
  members('split members', (property) => `[${quoted(property.slice(0, 1))} + ${quoted(property.slice(1))}]`),
  calls('call', ({ receiver, method, args, fresh }) => `((${fresh}) => ${fresh}.${method}.call(${fresh}${args === '' ? '' : `, ${args}`}))(${receiver})`),
  calls('apply', ({ receiver, method, args, fresh }) => `((${fresh}) => ${fresh}.${method}.apply(${fresh}, [${args}]))(${receiver})`),
  calls('bind', ({ receiver, method, args, fresh }) => `((${fresh}) => ${fresh}.${method}.bind(${fresh})(${args}))(${receiver})`),
  calls('Reflect.apply', ({ receiver, method, args, fresh }) => `((${fresh}) => Reflect.apply(${fresh}.${method}, ${fresh}, [${args}]))(${receiver})`),
  calls('optional call', ({ receiver, method, args, fresh }) => `((${fresh}) => ${fresh}.${method}?.(${args}))(${receiver})`),
  calls('Reflect.get', ({ receiver, method, args, fresh }) => `((${fresh}) => Reflect.get(${fresh}, ${quoted(method)}).call(${fresh}${args === '' ? '' : `, ${args}`}))(${receiver})`),
  calls('destructured method', ({ receiver, method, args, fresh }) => `((${fresh}) => { const { ${method}: m${fresh} } = ${fresh}; return m${fresh}.call(${fresh}${args === '' ? '' : `, ${args}`}); })(${receiver})`),
  wrap('IIFE', '(function () {\n', '})();'),
  wrap('dead branch', 'if (false) {\n', '}'),
  wrap('after return', '(() => { return;\n', '})();'),
  wrap('class method', '(() => { class A { go() {\n', '} } new A().go(); })();'),
  wrap('getter body', '(() => { const o = { get x() {\n', 'return 1; } }; o.x; })();'),
  wrap('timer', 'setTimeout(() => {\n', '}, 10);'),
  wrap('promise', 'Promise.resolve().then(() => {\n', '});'),
  wrap('array callback', '[1].forEach(() => {\n', '});'),
  wrap('labelled block', 'here: {\n', '}'),
  wrap('uncalled function', '(() => { function never() {\n', '} })();'),
  wrap('try', 'try {\n', '} catch (e) { }'),
  wrap('finally', 'try { } finally {\n', '}'),
  wrap('switch', 'switch (1) { case 2: {\n', '} }'),
  wrap('generator', '(() => { function* g() {\n', 'yield 1; } for (const x of g()) { } })();'),
  wrap('async function', '(async () => {\n', '})();'),
  wrap('static block of a call', '((f) => f())(() => {\n', '});'),
  wrap('reducer', '[1, 2].reduce((sum) => {\n', 'return sum; }, 0);'),
  wrap('listener', "document.addEventListener('visibilitychange', () => {\n", '});'),
  wrap('conditional', 'innerWidth > 3 ? (() => {\n', '})() : 0;'),
  wrap('one turn', 'for (let turn = 0; turn < 1; turn += 1) {\n', '}'),
  wrap('catch', 'try { throw 1; } catch (e) {\n', '}'),
  wrap('subclass', '(() => { class A { constructor() { this.go(); } go() { } } class B extends A { go() {\n', '} } new B(); })();'),
  wrap('callback property', '(() => { const o = { run: () => {\n', '} }; Object.values(o).forEach((f) => f()); })();'),
];

const KEEPING = new Set(['split strings', 'templates', 'equal arms', 'array members', 'object members', 'arrow results', 'identity helper', 'sequence', 'computed members', 'IIFE', 'timer', 'array callback', 'class method', 'try', 'concat', 'closures', 'destructured', 'String()', 'nullish', 'optional chain', 'spread', 'rest', 'bound', 'prototype', 'async function', 'reducer', 'subclass', 'class field', 'switch arm']);

/** Rewritings behind which a safe program must stay accepted. */
export const REFACTORINGS: readonly Transformation[] = TRANSFORMATIONS.filter((transformation) => KEEPING.has(transformation.name));
