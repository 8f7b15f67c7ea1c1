import { parse, type Options } from 'acorn';
import { analyze, type Variable } from 'eslint-scope';
import type { Identifier, Node, Program } from 'estree';
import { parentsOf, surveyProgram } from '@safecode/verifier/engine/survey-program';
import { LATEST_ES_LEVEL } from '@safecode/verifier/policy/compile-policy';

/** A parsed script with its names. */
export interface JsProgram {
  readonly code: string;
  readonly program: Program;
  readonly nodes: readonly Node[];
  readonly parentOf: (node: Node) => Node | undefined;
  readonly variableOf: (node: Node) => Variable | undefined;
}

/** Reads a script (or, failing that, a module); null when it does not parse or is nested too deeply. */
export function parseJs(code: string): JsProgram | null {
  const read = tryParse(code, { sourceType: 'script' }) ?? tryParse(code, { sourceType: 'module' });
  if (read === null) return null;
  const { program, sourceType } = read;
  if (surveyProgram(program).isTooDeep) return null;
  const parents = parentsOf(program);
  const variables = new Map<Node, Variable>();
  const scopes = analyze(program, { ecmaVersion: 2022, sourceType, ignoreEval: true });
  for (const scope of scopes.scopes) {
    for (const reference of scope.references) if (reference.resolved !== null) variables.set(reference.identifier as Identifier, reference.resolved);
    for (const variable of scope.variables) for (const identifier of variable.identifiers) if (!variables.has(identifier)) variables.set(identifier, variable);
  }
  return { code, program, nodes: [program, ...parents.keys()], parentOf: (node) => parents.get(node), variableOf: (node) => variables.get(node) };
}

function tryParse(code: string, options: Pick<Options, 'sourceType'>): { program: Program; sourceType: 'script' | 'module' } | null {
  try {
    const program = parse(code, { ...options, ecmaVersion: LATEST_ES_LEVEL, ranges: true, allowReturnOutsideFunction: true, allowAwaitOutsideFunction: true });
    return { program: program as unknown as Program, sourceType: options.sourceType === 'module' ? 'module' : 'script' };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Where a node begins. */
export function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where a node ends. */
export function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}

/** The name of a member or of a called function; null when it is computed. */
export function nameOf(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ChainExpression') return nameOf(node.expression);
  if (node.type !== 'MemberExpression') return null;
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : null;
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : null;
}
