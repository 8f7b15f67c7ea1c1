import type { Node } from 'estree';
import type { Atom, HostAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Cell } from '../engine/cell.js';
import type { Call, Engine, NamedRead } from '../engine/engine.js';
import { anyText, BOOL, constant, constantTexts, NULL, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { checkKeyListener } from '../rules/sensitive-field/check-key-listener.js';
import { always, gives, hostAtom, method, named, native, type Getters } from './make-native.js';
import { describe, isOurs, useNode } from './node-effects.js';

interface Listening {
  readonly target: Atom;
  readonly types: readonly string[];
  readonly handler: Value;
  readonly site: Node;
}

/** Registers a handler: it is run with an event of its target. */
export function listen(engine: Engine, listening: Listening): void {
  const { target, types, handler, site } = listening;
  for (const type of types) {
    engine.context.effects.listen(type, target.t === 'node' ? describe(target) : target.t === 'host' ? target.type : 'an object');
    checkKeyListener(engine, { ...listening, type });
  }
  const event = hostAtom('event', target.key, { of: target });
  for (const atom of handler) {
    if (atom.t === 'const' || atom.t === 'absent') continue;
    const saved = engine.flow;
    engine.flow = saved.later();
    const called = atom.t === 'obj' ? engine.getMember(atom, constant('handleEvent'), site) : [atom];
    engine.call(called, { self: atom.t === 'obj' ? [atom] : [target], args: { values: [[event]], rest: null }, site, isNew: false });
    engine.flow = saved;
  }
}

/** `addEventListener` of nodes and of the window. */
export function addListener(engine: Engine, call: Call): Value {
  const types = constantTexts(argument(call.args, 0));
  if (types === null) engine.refuse('obfuscation', call.site, 'Listens to an event whose name cannot be resolved.');
  for (const target of call.self) {
    if (target.t === 'node') useNode(engine, target, { use: target.kind === 'document' || target.kind === 'body' || target.kind === 'html' ? 'insert' : 'change', what: 'the listeners', how: 'listen', site: call.site });
    listen(engine, { target, types: types ?? [], handler: argument(call.args, 1), site: call.site });
  }
  return UNDEFINED;
}

/** The place of an event's target: a test with `matches` tells more of it. */
export function targetCell(engine: Engine, event: HostAtom): Cell {
  return engine.place(`target:${event.key}`);
}

/** Where an event happened: inside our own element it is ours, elsewhere nothing is known. */
function targetOf(engine: Engine, base: HostAtom): Value {
  const { of } = base;
  if (of?.t === 'node' && isOurs(of)) return [of];
  if (of?.t === 'host' && of.type === 'event-target') return [of];
  return [engine.makeNode({ kind: 'foreign', selector: [], tag: 'the target of an event', origin: null })];
}

export const EVENT_MEMBERS: Getters<HostAtom> = {
  target: (engine, base) => {
    const cell = targetCell(engine, base);
    cell.add(targetOf(engine, base));
    return engine.flow.read(cell);
  },
  ...named('srcElement relatedTarget explicitOriginalTarget', (engine, base) => targetOf(engine, base)),
  ...named('currentTarget', (_engine, base) => (base.of === undefined ? NULL : [base.of])),
  composedPath: method((engine) => {
    const of = engine.makeNode({ kind: 'foreign', selector: [], tag: 'the path of an event', origin: null });
    return [{ t: 'list', key: `l:path:${of.key}`, of }];
  }),
  ...named('preventDefault stopPropagation stopImmediatePropagation initEvent', gives(UNDEFINED)),
  ...named('type key code propertyName animationName', always(anyText('an event'))),
  ...named('keyCode which charCode pointerId pressure layerX layerY x y deltaZ deltaMode width height tiltX tiltY location clientX clientY pageX pageY screenX screenY offsetX offsetY deltaX deltaY button buttons timeStamp detail elapsedTime movementX movementY eventPhase', always(NUM)),
  ...named('altKey ctrlKey metaKey shiftKey bubbles cancelable defaultPrevented isTrusted repeat matches persisted isComposing', always(BOOL)),
  ...named('touches changedTouches targetTouches', always(unknown('the touches of an event'))),
  ...named('detail', always(unknown('the detail of an event'))),
  view: (engine) => engine.window,
  formData: (engine, _base, read) => {
    engine.refuse('sensitive-field', read.site, 'Reads what visitors typed into a form.');
    return unknown('what visitors typed');
  },
  ...named('state newState oldState media pointerType dataTransfer clipboardData submitter data inputType isPrimary path returnValue cancelBubble', always(unknown('an event'))),
  getModifierState: method(() => BOOL),
};

/** `addEventListener`: called without its object it is that of the window. */
export function listenerMethod(engine: Engine, base: Atom, read: NamedRead): Value {
  return [native(read.name, [base, ...engine.window], addListener)];
}

/** An event that is sent: to something that is no target of our own it is a change. */
function send(engine: Engine, call: Call): Value {
  for (const target of call.self) if (target.t === 'node') useNode(engine, target, { use: 'change', what: 'an element', site: call.site });
  return BOOL;
}

/** An own `new EventTarget()` is no element: what it sends reaches nobody but who listens to it. */
export const EVENT_TARGET_MEMBERS: Getters<HostAtom> = {
  addEventListener: listenerMethod,
  dispatchEvent: method(send),
  removeEventListener: gives(UNDEFINED),
};
