import type {
  ArrayExpression, AssignmentExpression, AwaitExpression, BinaryExpression, ChainExpression, ConditionalExpression, Expression, ImportExpression, Literal, LogicalExpression,
  MemberExpression, ObjectExpression, PrivateIdentifier, Property, Super, TaggedTemplateExpression, TemplateLiteral, UnaryExpression, UpdateExpression, YieldExpression,
} from 'estree';
import { awaited } from '../host/promises.js';
import { elementsOf, iterate } from './arrays.js';
import type { Value } from './atoms.js';
import { evaluateCall, evaluateNew } from './call-expressions.js';
import type { Engine } from './engine.js';
import { narrow } from './narrowing.js';
import { memberNames } from './member-names.js';
import { add, addRepeatedly, binary, toText, unary } from './operators.js';
import { anyText, BOOL, constant, isNullish, isTruthy, join, NOTHING, NUM, UNDEFINED, unknown } from './values.js';

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
      return node.expressions.map((part) => engine.evaluate(part)).at(-1) ?? UNDEFINED;
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
      return engine.env.frame.self;
    case 'Super':
      return engine.env.frame.home;
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
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
  for (const part of spine.toReversed()) {
    engine.tick();
    value = binary(part.operator, value, engine.evaluate(part.right));
  }
  return value;
}

function literal(_engine: Engine, node: Literal): Value {
  if ('regex' in node) return [{ t: 'host', key: `regex:${node.regex.pattern}`, type: 'regexp' }];
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
    if (argument.type !== 'Identifier') engine.evaluate(argument);
    return anyText('typeof');
  }
  if (node.operator === 'delete' && argument.type === 'MemberExpression') {
    for (const base of engine.evaluate(argument.object)) {
      engine.setMember(base, { names: memberNames(engine, argument), value: UNDEFINED, site: argument, adds: false });
    }
    return BOOL;
  }
  return unary(node.operator, engine.evaluate(argument));
}

function logical(engine: Engine, node: LogicalExpression): Value {
  const left = engine.evaluate(node.left);
  const before = engine.flow;
  engine.flow = before.fork();
  if (node.operator !== '??') narrow(engine, node.left, node.operator === '&&');
  const right = engine.evaluate(node.right);
  engine.flow = before.meet(engine.flow);
  const kept = left.filter((atom) => (node.operator === '&&' ? !isTruthy(atom) : node.operator === '||' ? !isFalsyAtom(atom) : !isNullish(atom)));
  return join(kept, right);
}

function isFalsyAtom(atom: Value[number]): boolean {
  return atom.t === 'absent' || (atom.t === 'const' && !atom.v);
}

function conditional(engine: Engine, node: ConditionalExpression): Value {
  engine.evaluate(node.test);
  const before = engine.flow;
  engine.flow = before.fork();
  narrow(engine, node.test, true);
  const consequent = engine.evaluate(node.consequent);
  const after = engine.flow;
  engine.flow = before.fork();
  narrow(engine, node.test, false);
  const alternate = engine.evaluate(node.alternate);
  engine.flow = after.meet(engine.flow);
  return join(consequent, alternate);
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
    engine.assign(left, join(current.filter((atom) => !isNullish(atom)), value), false);
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
  const variable = left.type === 'Identifier' ? engine.variables.get(left) : undefined;
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
  let all = NOTHING;
  for (const atom of base) if (!(node.optional && isNullish(atom))) all = join(all, engine.getMember(atom, names, node));
  return all;
}

function chain(engine: Engine, node: ChainExpression): Value {
  return join(engine.evaluate(node.expression), UNDEFINED);
}

function objectLiteral(engine: Engine, node: ObjectExpression): Value {
  const object = engine.makeObject('object', node);
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      for (const source of engine.evaluate(property.argument)) copyProperties(engine, source, object);
    } else addProperty(engine, object, property);
  }
  return [object];
}

function addProperty(engine: Engine, object: ReturnType<Engine['makeObject']>, property: Property): void {
  const { key, value } = property;
  const names = property.computed ? engine.evaluate(key) : constant(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');
  if (value.type === 'ObjectPattern' || value.type === 'ArrayPattern' || value.type === 'RestElement' || value.type === 'AssignmentPattern') return;
  const evaluated = engine.evaluate(value);
  if (property.kind === 'init') engine.setMember(object, { names, value: evaluated, site: property, adds: false });
  else for (const name of names) if (name.t === 'const') engine.setMember(object, { names: constant(`${property.kind} ${String(name.v)}`), value: evaluated, site: property, adds: false });
}

/** Copies the own properties of one value into an object: spreads and Object.assign. */
function copyProperties(engine: Engine, source: Value[number], target: ReturnType<Engine['makeObject']>): void {
  if (source.t !== 'obj') {
    if (source.t === 'unknown') target.rest.add([source]);
    return;
  }
  for (const [name, cell] of source.props) engine.setMember(target, { names: constant(name), value: cell.value, site: { type: 'EmptyStatement' }, adds: false });
  target.rest.add(source.rest.value);
}

function arrayLiteral(engine: Engine, node: ArrayExpression): Value {
  const array = engine.makeObject('array', node);
  let index = 0;
  for (const element of node.elements) {
    if (element === null) index += 1;
    else if (element.type === 'SpreadElement') {
      for (const source of engine.evaluate(element.argument)) {
        const items = elementsOf(source);
        if (items === null) {
          array.rest.add(iterate(engine, [source], element));
          if (!array.marks.inexact) engine.growth.changed = true;
          array.marks.inexact = true;
        } else for (const item of items) engine.setMember(array, { names: constant(String(index++)), value: item, site: element, adds: false });
      }
    } else engine.setMember(array, { names: constant(String(index++)), value: engine.evaluate(element), site: element, adds: false });
  }
  return [array];
}

function awaitExpression(engine: Engine, node: AwaitExpression): Value {
  return awaited(engine.evaluate(node.argument));
}

function yieldExpression(engine: Engine, node: YieldExpression): Value {
  const value = node.argument === null || node.argument === undefined ? UNDEFINED : engine.evaluate(node.argument);
  engine.env.frame.result.add(node.delegate ? iterate(engine, value, node) : value);
  return unknown('what a generator is sent');
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

