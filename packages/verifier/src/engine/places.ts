import type { Expression, MemberExpression, Super } from 'estree';
import { targetCell } from '../host/events.js';
import type { Atom } from './atoms.js';
import type { Cell } from './cell.js';
import type { Engine } from './engine.js';
import { variableOf } from '../scopes/names.js';

const NO_CELLS: readonly Cell[] = [];

/** The cells a variable or a path of properties stands for; none when they are not certain. */
export function cellsOf(engine: Engine, place: Expression | Super): readonly Cell[] {
  if (place.type === 'Identifier') {
    const variable = variableOf(place);
    return variable === undefined ? NO_CELLS : [engine.env.cell(variable, engine.growth)];
  }
  if (place.type === 'AssignmentExpression' && place.left.type === 'Identifier') return cellsOf(engine, place.left);
  if (place.type !== 'MemberExpression' || !isPath(place.object)) return NO_CELLS;
  const names = place.computed && place.property.type !== 'PrivateIdentifier' ? engine.evaluate(place.property) : null;
  const [only] = names ?? [];
  const name = names === null ? nameOf(place) : names.length === 1 && only?.t === 'const' ? String(only.v) : null;
  if (name === null) return NO_CELLS;
  let cells = NO_CELLS;
  for (const atom of engine.evaluate(place.object)) {
    const cell = cellIn(engine, atom, name);
    if (cell !== undefined) cells = [...cells, cell];
  }
  return cells;
}

function cellIn(engine: Engine, atom: Atom, name: string): Cell | undefined {
  if (atom.t === 'obj') return atom.props.get(name);
  return atom.t === 'host' && atom.type === 'event' && name === 'target' ? targetCell(engine, atom) : undefined;
}

/** A name, or members of one. */
export function isPath(node: Expression | Super): boolean {
  if (node.type === 'MemberExpression') return isPath(node.object);
  return node.type === 'Identifier' || node.type === 'ThisExpression';
}

/** A path, or a query that gives the same list again. */
export function isListPath(node: Expression | Super): boolean {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') return /^(?:querySelectorAll|getElements)/.test(nameOf(node.callee) ?? '');
  return isPath(node);
}

/** The name of a member where it is written out. */
export function nameOf(node: MemberExpression): string | null {
  if (node.property.type === 'PrivateIdentifier') return `#${node.property.name}`;
  if (node.computed) return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : null;
  return node.property.type === 'Identifier' ? node.property.name : null;
}

/** `null`, `undefined` and `void 0`. */
export function isNullLiteral(node: Expression): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return (node.type === 'Literal' && node.value === null && !('regex' in node)) || (node.type === 'UnaryExpression' && node.operator === 'void');
}

/** The number zero, written out. */
export function isZero(node: Expression): boolean {
  return node.type === 'Literal' && node.value === 0;
}
