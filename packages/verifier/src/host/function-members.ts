import { elementsOf, iterate } from '../engine/arrays.js';
import type { FnAtom, NativeAtom, Value } from '../engine/atoms.js';
import type { Cell } from '../engine/cell.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Args, Call, Engine, NamedRead } from '../engine/engine.js';
import { prototypeOf } from '../engine/functions.js';
import { anyText, isNullish, join, NOTHING, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { hostAtom, lookUp, method, type Getters } from './make-native.js';
import { STATIC_MEMBERS } from './static-members.js';

type Callable = FnAtom | NativeAtom;

/** The array given to `apply` or `Reflect.apply` as arguments. */
function spreadArgs(engine: Engine, value: Value, site: Call['site']): Args {
  const given = value.filter((atom) => !isNullish(atom));
  const [only] = given;
  const items = given.length === 1 && only !== undefined ? elementsOf(only) : null;
  if (items !== null) return { values: items, rest: null };
  return { values: [], rest: given.length === 0 ? null : iterate(engine, given, site) };
}

function bind(engine: Engine, call: Call): Value {
  const self = argument(call.args, 0);
  const first = argumentsFrom(call.args, 1);
  const target = call.self;
  const again = first.length === 0 ? target.filter((atom) => atom.t === 'native' && atom.bound !== undefined) : NOTHING;
  const fresh = target.filter((atom) => !again.includes(atom));
  return fresh.length === 0 ? again : [...again, new BoundFunction(engine, { call, target: fresh, self, first })];
}

interface Binding {
  readonly call: Call;
  readonly target: Value;
  readonly self: Value;
  readonly first: readonly Value[];
}

/** What `bind` gives at one place: `this.f = this.f.bind(this)` gives the same function in every round. */
class BoundFunction implements NativeAtom {
  readonly t = 'native';
  readonly name = 'bound';
  readonly owner = NOTHING;
  readonly key: string;
  private readonly targets: Cell;

  constructor(engine: Engine, binding: Binding) {
    this.key = `bound:${engine.spanOf(binding.call.site).end}@${engine.env.context}:${binding.self.map((atom) => atom.key).join().slice(0, 200)}`;
    this.targets = engine.place(`targets:${this.key}`);
    this.targets.add(binding.target.filter((atom) => atom.key !== this.key));
    binding.first.forEach((value, index) => engine.place(`given:${this.key}:${index}`).add(value));
    this.impl = (inner, later) => {
      const first = binding.first.map((_value, index) => inner.place(`given:${this.key}:${index}`).value);
      return inner.call(this.bound, { self: binding.self, args: { values: [...first, ...later.args.values], rest: later.args.rest }, site: later.site, isNew: later.isNew });
    };
  }

  readonly impl: NativeAtom['impl'];

  get bound(): Value {
    return this.targets.value;
  }
}

/** The target of `call`, `apply` and `bind` is their own receiver, so that `call.call` and `bind.bind` are seen through. */
const CALLABLE: Getters<Callable> = {
  call: method((engine, call) => engine.call(call.self, { ...call, self: argument(call.args, 0), args: { values: call.args.values.slice(1), rest: call.args.rest } })),
  apply: method((engine, call) => engine.call(call.self, { ...call, self: argument(call.args, 0), args: spreadArgs(engine, argument(call.args, 1), call.site) })),
  bind: method(bind),
  name: () => anyText('the name of a function'),
  length: () => NUM,
  toString: method(() => anyText('the source of a function')),
  constructor: (engine: Engine, base: Callable, read: NamedRead): Value => {
    engine.refuse('obfuscation', read.site, 'Reaches Function through the constructor of a function.');
    return [hostAtom('constructor', base.key)];
  },
};

/** Members of functions: `call`, `apply`, `bind`, and the static members of natives. */
export function functionMember(engine: Engine, base: Callable, read: NamedRead): Value {
  if (base.t === 'native') {
    const statics = lookUp(lookUp(STATIC_MEMBERS, base.name) ?? {}, read.name);
    if (statics !== undefined) return statics(engine, base, read);
    if (read.name === 'prototype') return [hostAtom('prototype', base.name)];
  } else if (read.name === 'prototype') return prototypeOf(engine, base);
  const shared = lookUp(CALLABLE, read.name);
  if (shared !== undefined) return shared(engine, base, read);
  if (base.t === 'fn') return UNDEFINED;
  if (lookUp(STATIC_MEMBERS, base.name) === undefined) return unknown(`${base.name}.${read.name}`);
  engine.refuse('obfuscation', read.site, `Uses ${base.name}.${read.name}, which the verifier does not know.`);
  return join(NOTHING, unknown(`${base.name}.${read.name}`));
}
