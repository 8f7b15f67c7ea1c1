import type {
  AssignmentExpression, AwaitExpression, BinaryExpression, ChainExpression, ConditionalExpression, Expression, ImportExpression, Literal, LogicalExpression,
  MemberExpression, PrivateIdentifier, Super, TaggedTemplateExpression, TemplateLiteral, UnaryExpression, UpdateExpression, YieldExpression,
} from 'estree';
import { sentTo } from '../host/iterators.js';
import { awaited } from '../host/promises.js';
import { iterate } from './arrays.js';
import type { Value } from './atoms.js';
import { isDecisive, noteReached } from '../rules/obfuscation/check-reached.js';
import { outcomes } from './arms.js';
import { blameAbsent } from './blame-absent.js';
import { makeClosure } from './captures.js';
import { evaluateCall, evaluateNew } from './call-expressions.js';
import type { Engine } from './engine.js';
import { absentFurtherOn } from './further-on.js';
import { iteratorKey } from './functions.js';
import { arrayLiteral, objectLiteral } from './literals.js';
import { narrow, proveQuery } from './narrowing.js';
import { memberNames } from './member-names.js';
import { receiver } from './receiver.js';
import { add, addRepeatedly, binary, toText, typeNames, unary } from './operators.js';
import { BOOL, constant, isFalsy, isNullish, isTruthy, join, joinAll, keepAtoms, NOTHING, NUM, UNDEFINED, unknown, withoutNothing } from './values.js';
import { variableOf } from '../scopes/names.js';

/** Evaluates one expression to the set of values it may have, with all its effects on the analysis. */
export function evaluateExpression(engine: Engine, node: Expression | Super | PrivateIdentifier): Value {
  engine.tick();
  switch (node.type) {
    case 'Literal':
      return literal(engine, node);
    case 'Identifier':
      return engine.readName(node);
    case 'TemplateLiteral':
      return template(engine, node);
    case 'BinaryExpression':
      return binaryChain(engine, node);
    case 'UnaryExpression':
      return unaryExpression(engine, node);
    case 'LogicalExpression':
      return logical(engine, node);
    case 'ConditionalExpression':
      return conditional(engine, node);
    case 'SequenceExpression':
      return node.expressions.reduce((_before: Value, part) => engine.evaluate(part), UNDEFINED);
    case 'AssignmentExpression':
      return assignment(engine, node);
    case 'UpdateExpression':
      return update(engine, node);
    default:
      return evaluateReference(engine, node);
  }
}

function evaluateReference(engine: Engine, node: Expression | Super | PrivateIdentifier): Value {
  switch (node.type) {
    case 'MemberExpression':
      return member(engine, node);
    case 'ChainExpression':
      return chain(engine, node);
    case 'CallExpression':
      return evaluateCall(engine, node);
    case 'NewExpression':
      return evaluateNew(engine, node);
    case 'ThisExpression':
      return receiver(engine);
    case 'Super':
      return engine.env.frame.home;
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [makeClosure(engine, node)];
    case 'ClassExpression':
      return [engine.makeFunction(node)];
    case 'ObjectExpression':
      return objectLiteral(engine, node);
    case 'ArrayExpression':
      return arrayLiteral(engine, node);
    default:
      return evaluateRare(engine, node);
  }
}

function evaluateRare(engine: Engine, node: Expression | Super | PrivateIdentifier): Value {
  switch (node.type) {
    case 'AwaitExpression':
      return awaitExpression(engine, node);
    case 'YieldExpression':
      return yieldExpression(engine, node);
    case 'TaggedTemplateExpression':
      return tagged(engine, node);
    case 'ImportExpression':
      return importExpression(engine, node);
    case 'MetaProperty':
      return engine.window.length === 0 ? UNDEFINED : engine.env.frame.self;
    case 'PrivateIdentifier':
      return constant(`#${node.name}`);
    default:
      return unknown('an expression the verifier does not know');
  }
}

/** Long sums lean to the left: they are folded along that side without recursion. */
function binaryChain(engine: Engine, node: BinaryExpression): Value {
  const spine: BinaryExpression[] = [node];
  let first: Expression | PrivateIdentifier = node.left;
  while (first.type === 'BinaryExpression') {
    spine.push(first);
    first = first.left;
  }
  let value = engine.evaluate(first);
  for (let index = spine.length - 1; index >= 0; index -= 1) {
    const part = spine[index];
    if (part === undefined) break;
    engine.tick();
    value = binary(part.operator, value, engine.evaluate(part.right));
  }
  return value;
}

function literal(_engine: Engine, node: Literal): Value {
  if ('regex' in node) return [{ t: 'host', key: `regex:${node.regex.flags}:${node.regex.pattern}`, type: 'regexp' }];
  if ('bigint' in node) return NUM;
  return constant(node.value ?? null);
}

function template(engine: Engine, node: TemplateLiteral): Value {
  let result: Value = constant(node.quasis[0]?.value.cooked ?? '');
  for (const [index, expression] of node.expressions.entries()) {
    const text = node.quasis[index + 1]?.value.cooked ?? '';
    result = add(add(result, toText(engine.evaluate(expression))), constant(text));
  }
  return result;
}

function unaryExpression(engine: Engine, node: UnaryExpression): Value {
  const { argument } = node;
  if (node.operator === 'typeof') {
    // `typeof x` of any name is free: it is how code asks whether something exists.
    return typeNames(inspected(engine, argument));
  }
  if (node.operator === 'delete' && argument.type === 'MemberExpression') {
    for (const base of engine.evaluate(argument.object)) {
      engine.setMember(base, { names: memberNames(engine, argument), value: UNDEFINED, site: argument, adds: false, deletes: true });
    }
    return BOOL;
  }
  return unary(node.operator, engine.evaluate(argument));
}

/** The operand of `typeof`. Names and members of the page are not read: asking for one is free. */
function inspected(engine: Engine, node: Expression): Value {
  if (node.type === 'Identifier') return (variableOf(node) !== undefined) ? engine.evaluate(node) : unknown('typeof');
  if (node.type !== 'MemberExpression') return engine.evaluate(node);
  const base = engine.evaluate(node.object);
  const names = memberNames(engine, node);
  return joinAll(base.map((atom) => (atom.t === 'obj' || atom.t === 'fn' || atom.t === 'absent' ? engine.getMember(atom, names, node) : unknown('typeof'))));
}

function logical(engine: Engine, node: LogicalExpression): Value {
  const { operator } = node;
  const left = engine.evaluate(node.left);
  const kept = operator === '??' ? withoutNothing(left) : keptByTruth(left, operator === '||');
  const leads = left.some((atom) => (operator === '&&' ? !isFalsy(atom) : operator === '||' ? !isTruthy(atom) : isNullish(atom) || atom.t === 'unknown'));
  const before = engine.flow;
  const right = engine.arms.run(node.right, leads, () => {
    engine.flow = before.fork();
    if (operator !== '??') narrow(engine, node.left, operator === '&&');
    return engine.evaluate(node.right);
  });
  if (right === undefined) return kept;
  engine.flow = before.meet(engine.flow);
  return operator === '&&' ? join(kept, right) : blameAbsent(join(kept, right));
}

/** What is left of a value once it is known to count as true, or as false. */
function keptByTruth(value: Value, truth: boolean): Value {
  const kept = keepAtoms(value, truth ? (atom) => !isFalsy(atom) : (atom) => !isTruthy(atom));
  const bool = kept.findIndex((atom) => atom.t === 'bool');
  return bool < 0 ? kept : join(kept.toSpliced(bool, 1), constant(truth));
}

function conditional(engine: Engine, node: ConditionalExpression): Value {
  const { whenTrue, whenFalse } = outcomes(engine.evaluate(node.test));
  const before = engine.flow;
  engine.flow = before.fork();
  narrow(engine, node.test, true);
  const consequent = engine.arms.run(node.consequent, whenTrue, () => engine.evaluate(node.consequent));
  const after = engine.flow;
  engine.flow = before.fork();
  narrow(engine, node.test, false);
  const alternate = engine.arms.run(node.alternate, whenFalse, () => engine.evaluate(node.alternate));
  if (consequent !== undefined) engine.flow = alternate === undefined ? after : after.meet(engine.flow);
  return blameAbsent(join(consequent ?? NOTHING, alternate ?? NOTHING));
}

function assignment(engine: Engine, node: AssignmentExpression): Value {
  const { left, operator } = node;
  if (operator === '=') {
    const value = engine.evaluate(node.right);
    engine.assign(left, value, false);
    return value;
  }
  if (left.type !== 'Identifier' && left.type !== 'MemberExpression') return UNDEFINED;
  const current = engine.evaluate(left);
  if (operator === '&&=' || operator === '||=' || operator === '??=') {
    const value = engine.evaluate(node.right);
    engine.assign(left, join(withoutNothing(current), value), false);
    return join(current, value);
  }
  const right = engine.evaluate(node.right);
  if (left.type === 'MemberExpression') {
    const value = operator === '+=' ? right : NUM;
    for (const base of engine.evaluate(left.object)) {
      engine.setMember(base, { names: memberNames(engine, left), value, site: left, adds: operator === '+=' });
    }
    return operator === '+=' ? add(current, right) : NUM;
  }
  const value = operator === '+=' ? accumulate(engine, { left: current, right, node }) : NUM;
  engine.assign(left, value, false);
  return value;
}

/** `x += y`: exact in a straight line; any sequence of the texts where it may be repeated. */
function accumulate(engine: Engine, parts: { readonly left: Value; readonly right: Value; readonly node: AssignmentExpression }): Value {
  const { left } = parts.node;
  const variable = left.type === 'Identifier' ? variableOf(left) : undefined;
  const tracked = variable !== undefined && engine.env.cell(variable, engine.growth).tracked;
  return engine.writeLogs.length > 0 || !tracked ? join(parts.left, addRepeatedly(parts.left, parts.right)) : add(parts.left, parts.right);
}

function update(engine: Engine, node: UpdateExpression): Value {
  engine.evaluate(node.argument);
  if (node.argument.type === 'Identifier' || node.argument.type === 'MemberExpression') engine.assign(node.argument, NUM, false);
  return NUM;
}

function member(engine: Engine, node: MemberExpression): Value {
  const base = engine.evaluate(node.object);
  const names = memberNames(engine, node);
  if (isDecisive(names)) noteReached(engine, node, base);
  if (node.optional && base.some(isNullish)) engine.isCutShort = true;
  const [only] = base;
  if (base.length === 1 && only !== undefined && !node.optional && !node.computed) return engine.getMember(only, names, node);
  let all = NOTHING;
  for (const atom of base) if (!(node.optional && isNullish(atom))) all = join(join(all, engine.getMember(atom, names, node)), absentFurtherOn(engine, node, atom));
  return all;
}

function chain(engine: Engine, node: ChainExpression): Value {
  const outer = engine.isCutShort;
  engine.isCutShort = false;
  const value = engine.evaluate(node.expression);
  const result = engine.isCutShort ? join(value, UNDEFINED) : value;
  engine.isCutShort = outer;
  return result;
}

function awaitExpression(engine: Engine, node: AwaitExpression): Value {
  const value = engine.evaluate(node.argument);
  for (const atom of value) {
    if (atom.t !== 'host' || !atom.key.startsWith('h:promise:wait:')) continue;
    for (const found of atom.cell?.value ?? []) if (found.t === 'node') proveQuery(engine, found);
  }
  return awaited(value);
}

function yieldExpression(engine: Engine, node: YieldExpression): Value {
  const value = node.argument === null || node.argument === undefined ? UNDEFINED : engine.evaluate(node.argument);
  const given = node.delegate ? iterate(engine, value, node) : value;
  engine.env.frame.result.add(given);
  // What the inner generator returns is not told apart from what it yields.
  if (node.delegate) return join(given, UNDEFINED);
  const fn = engine.frames.at(-1)?.fn;
  return fn === undefined ? unknown('what a generator is sent') : sentTo(engine, iteratorKey(engine, fn, engine.env), value);
}

function tagged(engine: Engine, node: TaggedTemplateExpression): Value {
  const tag = engine.evaluate(node.tag);
  const strings = engine.makeObject('array', node, 'strings');
  const raw = engine.makeObject('array', node, 'raw');
  for (const [index, quasi] of node.quasi.quasis.entries()) {
    engine.setMember(strings, { names: constant(String(index)), value: constant(quasi.value.cooked ?? undefined), site: node, adds: false });
    engine.setMember(raw, { names: constant(String(index)), value: constant(quasi.value.raw), site: node, adds: false });
  }
  engine.setMember(strings, { names: constant('raw'), value: [raw], site: node, adds: false });
  if (tag.some((atom) => atom.t === 'const' && typeof atom.v === 'string')) engine.refuse('syntax', node, 'A text is used as a template tag: this looks like a markdown fence left around the code.');
  const values: Value[] = [[strings], ...node.quasi.expressions.map((part) => engine.evaluate(part))];
  const self = node.tag.type === 'MemberExpression' ? engine.evaluate(node.tag.object) : NOTHING;
  return engine.call(tag, { self, args: { values, rest: null }, site: node, isNew: false });
}

function importExpression(engine: Engine, node: ImportExpression): Value {
  engine.evaluate(node.source);
  engine.refuse('dangerous-sink', node, 'import() loads and runs code that nobody has verified.');
  return unknown('an imported module');
}

