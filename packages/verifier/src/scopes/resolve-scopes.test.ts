import { parse } from 'acorn';
import { analyze, type Variable as PeerVariable } from 'eslint-scope';
import type { Identifier, Node, Program } from 'estree';
import { describe, expect, it } from 'vitest';
import { WHOLE_CORPUS } from '../corpus/whole-corpus.js';
import { startOf } from '../engine/offsets.js';
import { parentsOf } from '../engine/survey-program.js';
import { variableOf } from './names.js';
import { resolveScopes } from './resolve-scopes.js';
import type { Variable } from './scope.js';

const HARD = [
  'var a = 1; { let a = 2; use(a); } use(a); function f(a) { return a; }',
  'function f(a = x, { b, [c]: d = a, ...e } = {}, ...g) { var x = 1; return [a, b, c, d, e, g, arguments, f]; }',
  'const f = function g(n = arguments.length) { return n ? g(n - 1) : arguments; };',
  'class A extends B { #p = this.x; static q = A; [k] = () => k; static { var s = A; } m() { return super.m(s); } } new A();',
  'const C = class Inner { make() { return new Inner(); } }; try { C(); } catch ({ message: m = C }) { var m2 = m; } finally { m2(); }',
  'for (let i = 0, n = list.length; i < n; i += 1) { later(() => i); } for (var k in o) use(k); for (const [p, q = p] of o) { use(p, q); } for (o.x of []) ; for ([a.b, c = d] of e) ;',
  'switch (x) { case 1: let y = 1; break; default: y = 2; } outer: for (;;) { break outer; } with (o) { var w = v; }',
  '({ a, b: [c], ...d } = e); [f = g, ...h] = i; j += k; l++; m.n = o; function N() { new.target; } var a; if (z) { function inner() {} } else { var a = 2; } inner();',
  'try { throw 1; } catch (e) { var e = 2; use(e); } use(e); try {} catch { use(e); } x = `${y}${tag`a${z}`}`; async () => { for await (const v of w()) yield_(v); };',
];

/** What is told of a variable, by positions: the two analyses make objects of their own. */
const described = (variable: PeerVariable | Variable) => ({
  name: variable.name,
  scope: variable.scope.type,
  owner: startOf(variable.scope.variableScope.block),
  defs: variable.defs.map((def) => `${def.type}@${startOf(def.name as Node)}`),
  references: variable.references.map((ref) => `${startOf(ref.identifier as Identifier)}${ref.isRead() ? 'r' : ''}${ref.isWrite() ? 'w' : ''}${ref.init ? 'i' : ''}@${ref.writeExpr ? startOf(ref.writeExpr) : ''} from ${startOf(ref.from.variableScope.block)}`).sort(),
});

/** The variables of all names as eslint-scope finds them. */
function peerNames(program: Program): Map<unknown, PeerVariable> {
  const names = new Map<unknown, PeerVariable>();
  for (const scope of analyze(program, { ecmaVersion: 2022, sourceType: 'script', ignoreEval: true }).scopes) {
    for (const variable of scope.variables) for (const identifier of variable.identifiers) if (!names.has(identifier)) names.set(identifier, variable);
    for (const reference of scope.references) if (reference.resolved !== null) names.set(reference.identifier, reference.resolved);
  }
  return names;
}

/** What both say of every name of a script, and the functions without a scope. */
function compared(code: string): { ours: unknown[]; theirs: unknown[]; unscoped: string[] } {
  const program = parse(code, { ecmaVersion: 2024, sourceType: 'script', ranges: true }) as unknown as Program;
  const peer = peerNames(program);
  const { functionScopes } = resolveScopes(program);
  const nodes = [...parentsOf(program).keys()];
  const names = nodes.filter((node) => node.type === 'Identifier');
  return {
    ours: names.map((name) => describedOrNull(variableOf(name))),
    theirs: names.map((name) => describedOrNull(peer.get(name))),
    unscoped: nodes.filter((node) => /Function/.test(node.type) && !functionScopes.has(node)).map((node) => node.type),
  };
}

const describedOrNull = (variable: PeerVariable | Variable | undefined): unknown => (variable === undefined ? null : described(variable));

describe('the scopes of a script', () => {
  it.each(HARD)('are those another analysis finds: %s', (code) => {
    const { ours, theirs, unscoped } = compared(code);
    expect(ours).toEqual(theirs);
    expect(unscoped).toEqual([]);
  });

  it('are so for every script of the corpus', () => {
    const scripts = WHOLE_CORPUS.filter((entry) => entry.language === 'js' && parses(entry.code));
    expect(scripts.length).toBeGreaterThan(900);
    const differing = scripts.filter(({ code }) => {
      const { ours, theirs, unscoped } = compared(code);
      return unscoped.length > 0 || JSON.stringify(ours) !== JSON.stringify(theirs);
    });
    expect(differing.map((entry) => entry.id)).toEqual([]);
  });
});

function parses(code: string): boolean {
  try {
    parse(code, { ecmaVersion: 2024, sourceType: 'script' });
    return true;
  } catch {
    return false;
  }
}
