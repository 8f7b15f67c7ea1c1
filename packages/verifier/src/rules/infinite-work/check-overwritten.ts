import type { Variable } from '../../scopes/scope.js';
import type { Expression, Node } from 'estree';
import type { Engine, Frame, Start } from '../../engine/engine.js';
import { endOf, startOf } from '../../engine/offsets.js';
import { isLoop } from '../../engine/survey-program.js';
import { variableOf } from '../../scopes/names.js';

/** The variable a handle is kept in, or the property of one. */
export interface Holder {
  readonly variable: Variable;
  readonly property: string | null;
}

/** What happens again and again, with the functions between it and the place where something is started. */
interface Repeated {
  readonly region: Node;
  readonly functions: readonly Node[];
}

/** Handles that are lost: the next one takes their place before they were cleared or kept (safety policy, point 16). */
export function checkOverwritten(engine: Engine, parentsOf: () => ReadonlyMap<Node, Node>): void {
  if (engine.ledger.starts.length === 0) return;
  const parents = parentsOf();
  for (const start of engine.ledger.starts) {
    const given = givenTo(start, parents);
    const holder = holderOf(engine, given.site, parents);
    if (holder === null) continue;
    const repeated = repeatOf(given, holder, parents);
    if ((repeated !== null && !isKept(engine, { holder, repeated }, parents)) || isReplaced(holder, given.site, parents)) {
      engine.refuse('infinite-work', start.site, `${start.kind} is started anew before its handle was cleared or kept: the earlier one can no longer be stopped.`);
    }
  }
}

/** The expression that has the handle as its value in the end: branches, sequences and functions that return it are seen through. */
export function givenTo(start: Start, parents: ReadonlyMap<Node, Node>): Start {
  const frames = [...start.frames];
  let { site } = start;
  for (let parent = parents.get(site); parent !== undefined; parent = parents.get(site)) {
    const frame = frames.at(-1);
    const isBranch = parent.type === 'ConditionalExpression' && parent.test !== site;
    const isLast = parent.type === 'SequenceExpression' && parent.expressions.at(-1) === site;
    const isBody = parent.type === 'ArrowFunctionExpression' && parent.body === site;
    if (isBranch || isLast) site = parent;
    else if ((parent.type === 'ReturnStatement' || isBody) && frame !== undefined && functionAround(site, parents) === frame.fn && parents.has(frame.site)) {
      site = frame.site;
      frames.pop();
    } else break;
  }
  return { ...start, site, frames };
}

/** Where the handle goes: `h = setInterval(…)`, `state.h = setInterval(…)`, `observer.observe(…)`. */
export function holderOf(engine: Engine, site: Node, parents: ReadonlyMap<Node, Node>): Holder | null {
  if (site.type === 'CallExpression' && site.callee.type === 'MemberExpression' && nameOf(site.callee) === 'observe') return asHolder(engine, site.callee.object);
  const parent = parents.get(site);
  if (parent?.type === 'AssignmentExpression' && parent.right === site && parent.operator === '=') return asHolder(engine, parent.left);
  return parent?.type === 'VariableDeclarator' && parent.init === site ? asHolder(engine, parent.id) : null;
}

function asHolder(engine: Engine, place: Node): Holder | null {
  if (place.type === 'Identifier') {
    const variable = variableOf(place);
    return variable === undefined ? null : { variable, property: null };
  }
  if (place.type !== 'MemberExpression' || place.object.type !== 'Identifier') return null;
  const variable = variableOf(place.object);
  const property = nameOf(place);
  return variable === undefined || property === null ? null : { variable, property };
}

function nameOf(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null;
  if (node.property.type === 'Identifier' && !node.computed) return node.property.name;
  return node.property.type === 'Literal' ? String(node.property.value) : null;
}

const ITERATION = /^(?:forEach|map|flatMap|filter|each|from|reduce|reduceRight)$/;
/** What goes on as long as its callback answers so. */
const SEARCHES: ReadonlyMap<string, boolean> = new Map([['every', true], ['some', false], ['find', false], ['findIndex', false], ['findLast', false], ['findLastIndex', false]]);

/** True when the call runs the function for one element after the other; a search stops where its callback gives the other answer. */
function iterates(frame: Frame, at: Node, parents: ReadonlyMap<Node, Node>): boolean {
  const name = frame.site.type === 'CallExpression' ? (nameOf(frame.site.callee) ?? '') : '';
  const goesOnWith = SEARCHES.get(name);
  return goesOnWith === undefined ? ITERATION.test(name) : goesOn(at, { fn: frame.fn, answer: goesOnWith }, parents);
}

/** True when what a callback gives back behind a start certainly lets a search go on. */
function goesOn(at: Node, callback: { readonly fn: Node; readonly answer: boolean }, parents: ReadonlyMap<Node, Node>): boolean {
  for (let node = at, parent = parents.get(at); parent !== undefined && node !== callback.fn; node = parent, parent = parents.get(node)) {
    // A handle and an expression that starts something count as true.
    if (parent === callback.fn) return node.type === 'BlockStatement' ? !callback.answer : callback.answer;
    if (parent.type !== 'BlockStatement') continue;
    const [left] = parent.body.slice(parent.body.indexOf(node as never)).filter((statement) => statement.type === 'ReturnStatement');
    if (left !== undefined) return left.argument?.type === 'Literal' ? Boolean(left.argument.value) === callback.answer : !left.argument && !callback.answer;
  }
  return false;
}

/** The outermost loop or iterating call around a start that lies inside of where the holder is declared. */
function repeatOf(start: Start, holder: Holder, parents: ReadonlyMap<Node, Node>): Repeated | null {
  const { scope } = holder.variable;
  const owner = start.frames.findLastIndex((frame) => frame.fn === scope.variableScope.block);
  // A function that was made by a call that is over has variables of its own: nothing is known of how often it was made.
  const frames: (Frame | null)[] = owner < 0 && scope.variableScope.type !== 'global' ? start.frames.slice(-1) : [null, ...start.frames].slice(owner + 1);
  const functions: Node[] = [];
  let found: Repeated | null = null;
  let at = start.site;
  for (const [index, frame] of frames.toReversed().entries()) {
    for (let node = at, parent = parents.get(at); node !== frame?.fn && node !== scope.block && parent !== undefined; node = parent, parent = parents.get(node)) {
      if (parent === scope.block) break;
      if (isLoop(parent) && repeats(parent, node) && !leavesBehind(at, parent, parents)) found = { region: parent, functions: [...functions] };
    }
    if (frame === null || frame.fn === scope.block || index === frames.length - 1) break;
    functions.push(frame.fn);
    if (iterates(frame, at, parents)) found = { region: frame.fn, functions: [...functions] };
    at = frame.site;
  }
  return found;
}

function repeats(loop: Node, part: Node): boolean {
  return loop.type === 'ForStatement' ? part !== loop.init : loop.type === 'ForOfStatement' || loop.type === 'ForInStatement' ? part === loop.body : true;
}

/** `break` or `return` behind the start: the loop does not come round to it again. */
function leavesBehind(site: Node, loop: Node, parents: ReadonlyMap<Node, Node>): boolean {
  for (let node = site, parent = parents.get(site); parent !== undefined && node !== loop; node = parent, parent = parents.get(node)) {
    if (node.type === 'ReturnStatement' || (parent.type === 'BlockStatement' && parent.body.slice(parent.body.indexOf(node as never)).some((statement) => /^(?:Break|Return|Throw)Statement$/.test(statement.type)))) return true;
  }
  return false;
}

/** True when what repeats asks for the handle, itself or by a function it calls: to clear it, to see whether there is one, or to put it by. */
export function isKept(engine: Engine, lost: { readonly holder: Holder; readonly repeated: Repeated }, parents: ReadonlyMap<Node, Node>): boolean {
  const { region, functions } = lost.repeated;
  const around = functionAround(region, parents);
  const isInside = (node: Node): boolean => {
    const own = functionAround(node, parents);
    return functions.includes(own) || ((own === around || own === region) && isWithin(node, region));
  };
  return readsOf(lost.holder, parents).some((read) => isInside(read) || callsOf(engine, functionAround(read, parents), parents).some(isInside));
}

/** Where a local function is called by its name. */
function callsOf(engine: Engine, fn: Node, parents: ReadonlyMap<Node, Node>): Node[] {
  const parent = parents.get(fn);
  const name = fn.type === 'FunctionDeclaration' ? fn.id : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
  const variable = name === null ? undefined : variableOf(name);
  return (variable?.references ?? []).flatMap((reference): Node[] => {
    const call = parents.get(reference.identifier);
    return call?.type === 'CallExpression' && call.callee === reference.identifier ? [call] : [];
  });
}

/** The function a node stands in, or the whole script. */
export function functionAround(node: Node, parents: ReadonlyMap<Node, Node>): Node {
  let at = node;
  for (let parent: Node | undefined = at; parent !== undefined; parent = parents.get(at)) {
    at = parent;
    if (isFunction(at)) return at;
  }
  return at;
}

function isFunction(node: Node): boolean {
  return node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration' || node.type === 'ArrowFunctionExpression';
}

/** Whether a node stands in another one. */
export function isWithin(node: Node, region: Node): boolean {
  const at = startOf(node);
  return startOf(region) <= at && at < endOf(region);
}

/** Reads of the holder that may keep or stop what it holds. */
export function readsOf(holder: Holder, parents: ReadonlyMap<Node, Node>): Node[] {
  return holder.variable.references.flatMap((reference): Node[] => {
    const identifier = reference.identifier;
    const parent = parents.get(identifier);
    const isMember = parent?.type === 'MemberExpression' && parent.object === identifier;
    if (holder.property === null) return reference.isRead() && !(isMember && nameOf(parent) === 'observe') && !isPrinted(identifier, parents) ? [identifier] : [];
    if (!isMember) return reference.isRead() ? [identifier] : [];
    const above = parents.get(parent);
    const isTarget = above?.type === 'AssignmentExpression' && above.left === parent && above.operator === '=';
    return nameOf(parent) !== holder.property || isTarget || isPrinted(parent, parents) ? [] : [identifier];
  });
}

function isPrinted(node: Node, parents: ReadonlyMap<Node, Node>): boolean {
  const call = parents.get(node);
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.callee.object.type === 'Identifier' && call.callee.object.name === 'console';
}

/** True when a later statement of the same block writes the holder, and none before it has asked for the handle. */
function isReplaced(holder: Holder, site: Node, parents: ReadonlyMap<Node, Node>): boolean {
  const statement = parents.get(parents.get(site) ?? site);
  const block = statement?.type === 'VariableDeclaration' || statement?.type === 'ExpressionStatement' ? parents.get(statement) : undefined;
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program') return false;
  const own = functionAround(block, parents);
  const reads = readsOf(holder, parents).filter((read) => functionAround(read, parents) === own);
  for (const next of block.body.slice(block.body.indexOf(statement as never) + 1)) {
    if (reads.some((read) => isWithin(read, next))) return false;
    if (next.type === 'ExpressionStatement' && next.expression.type === 'AssignmentExpression' && next.expression.operator === '=' && isSame(holder, next.expression.left)) return true;
  }
  return false;
}

function isSame(holder: Holder, place: Node): boolean {
  const target = place.type === 'MemberExpression' ? (place.object as Expression) : place;
  return holder.variable.references.some((reference) => reference.identifier === target) && (place.type === 'MemberExpression' ? nameOf(place) : null) === holder.property;
}
