import type { NodeAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedWrite } from '../engine/engine.js';
import { isFalsy, unknown } from '../engine/values.js';
import { DENIED_DOM_MEMBERS } from './denied-members.js';
import { ELEMENT_METHODS } from './element-methods.js';
import { listen } from './events.js';
import { lookUp, type Setter } from './make-native.js';
import { sinkAttribute, sinkCss, sinkMarkup } from './markup-sinks.js';
import { useNode } from './node-effects.js';

type NodeSetter = Setter<NodeAtom>;

const changes = (engine: Engine, base: NodeAtom, write: NamedWrite): void => useNode(engine, base, { use: 'change', what: write.name, site: write.site });

const markup: NodeSetter = (engine, base, write) => {
  changes(engine, base, write);
  const sink = { what: write.name, value: write.value, site: write.site };
  if (base.tag === 'style') sinkCss(engine, sink, 'sheet');
  else sinkMarkup(engine, sink);
};

const text: NodeSetter = (engine, base, write) => {
  changes(engine, base, write);
  if (base.tag === 'style') sinkCss(engine, { what: 'A style element', value: write.value, site: write.site }, 'sheet');
};

/** A property that mirrors an attribute of another or the same name. */
const attribute = (name?: string): NodeSetter => (engine, base, write) => {
  changes(engine, base, write);
  sinkAttribute(engine, { what: write.name, value: write.value, site: write.site }, { tag: base.tag, name: name ?? write.name });
};

const setters = (names: string, setter: NodeSetter): Record<string, NodeSetter> => Object.fromEntries(names.split(' ').map((name) => [name, setter]));

/** The parts of a link's address that decide which host it leads to. */
const leads: NodeSetter = (engine, base, write) => {
  changes(engine, base, write);
  engine.refuse('navigation', write.site, `Changes the ${write.name} of a link.`);
};

/** Properties of nodes that code may set, with the check each needs. */
export const ELEMENT_SETTERS: Readonly<Record<string, NodeSetter>> = {
  ...setters('innerHTML outerHTML', markup),
  ...setters('textContent innerText data nodeValue text outerText', text),
  ...setters('className classList', attribute('class')),
  ...setters('host hostname port username password', leads),
  protocol: leads,
  ...setters('hash search pathname', changes),
  style: attribute('style'),
  ...setters('id src srcset href poster action formAction ping background type autocomplete name placeholder srcdoc ariaLabel', attribute()),
  htmlFor: attribute('for'),
  ...setters(
    'value defaultValue hidden disabled checked selected selectedIndex required readOnly multiple open draggable inert muted loop autoplay controls title alt lang dir tabIndex width height rel target download loading decoding fetchPriority inputMode pattern colSpan rowSpan scope role scrollTop scrollLeft currentTime min max step maxLength minLength rows cols label accept spellcheck contentEditable translate crossOrigin referrerPolicy preload playsInline volume playbackRate ariaHidden ariaExpanded ariaPressed ariaLive ariaChecked ariaSelected ariaDisabled ariaControls ariaCurrent ariaModal slot start sizes indeterminate noValidate returnValue dateTime size srclang kind default high low optimum cite coords shape abbr headers accessKey autofocus enterKeyHint popover formNoValidate formMethod formTarget selectionStart selectionEnd defaultChecked defaultSelected defaultMuted isMap useMap hreflang align border wrap span reversed disablePictureInPicture valueAsNumber fetchPriority virtualKeyboardPolicy autocapitalize autocorrect hyphens',
    changes,
  ),
};

/** Handlers as properties, and properties nobody knows. */
export function setOtherProperty(engine: Engine, base: NodeAtom, write: NamedWrite): void {
  changes(engine, base, write);
  if (/^aria[A-Z]/.test(write.name)) return;
  if (/^on[a-z]+$/.test(write.name)) return setHandler(engine, base, write);
  const denied = lookUp(DENIED_DOM_MEMBERS, write.name);
  if (denied !== undefined) engine.refuse(denied.category, write.site, denied.message);
  else if (base.kind === 'document' || lookUp(ELEMENT_METHODS, write.name) !== undefined) engine.refuse('global-leak', write.site, `Changes ${write.name} of ${base.kind === 'document' ? 'the document' : 'an element'}.`);
  else if (write.name === 'length' || write.name === 'prototype') engine.refuse('global-leak', write.site, `Changes ${write.name} of a native object.`);
  else engine.refuse('obfuscation', write.site, `Sets ${write.name} of an element, which the verifier does not know.`);
}

function setHandler(engine: Engine, base: NodeAtom, write: NamedWrite): void {
  const handlers: Value = write.value.filter((atom) => !isFalsy(atom));
  for (const atom of handlers) {
    if (atom.t === 'const' || atom.t === 'str') engine.refuse('dangerous-sink', write.site, `Sets the handler ${write.name} to a text.`);
  }
  if (handlers.some((atom) => atom.t === 'unknown')) engine.refuse('dangerous-sink', write.site, `Sets the handler ${write.name} to ${unknownReason(handlers)}.`);
  listen(engine, { target: base, types: [write.name.slice(2)], handler: handlers, site: write.site });
}

function unknownReason(value: Value): string {
  const atom = value.find((candidate) => candidate.t === 'unknown');
  return atom?.t === 'unknown' ? atom.why : (unknown('something unknown')[0]?.key ?? '');
}
