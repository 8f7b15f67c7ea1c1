import type { HostAtom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import { contentsOf } from '../engine/arrays.js';
import type { Call, Engine, NamedWrite } from '../engine/engine.js';
import { anyText, BOOL, constant, constantTexts, isNullish, NUM, UNDEFINED, unknown, whyUnknown } from '../engine/values.js';
import { partsOf } from '../engine/operators.js';
import { gives, hostAtom, method, named, type Getters } from './make-native.js';
import { sinkAttribute, sinkCss } from './markup-sinks.js';
import { useNode } from './node-effects.js';

/** Why reading a style of the page gives an unknown text: giving it to an own property loads nothing new. */
export const SITE_STYLE = 'a style';

/** Style properties that can load something: their value must be provably constant. */
const LOADING = /^(?:--|background|border-?image|list-?style|cursor|content|filter|backdrop|mask|-?webkit-?mask|src|shape|clip-?path|behavior|-?moz-?binding|offset)/i;

function change(engine: Engine, base: HostAtom, at: { readonly site: Call['site']; readonly what: string }): void {
  if (base.of?.t === 'node') useNode(engine, base.of, { use: 'change', ...at });
}

/** Sets one style property: known values are checked as CSS, unknown ones may not be able to load anything. */
function setStyle(engine: Engine, base: HostAtom, set: { readonly name: string; readonly value: Value; readonly site: Call['site'] }): void {
  // `:root` may hold own custom properties, from code as from CSS.
  const ownVariable = set.name.startsWith(`--${engine.context.policy.prefix}`) && base.of?.t === 'node' && base.of.kind === 'html';
  if (!ownVariable) change(engine, base, { site: set.site, what: 'the style' });
  const name = set.name.startsWith('--') ? set.name : set.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const written = engine.place(`style:${base.key}:${name}`);
  for (const atom of set.value) {
    const parts = partsOf(atom);
    const settled = parts.every((part) => typeof part === 'string' || part.p === 'num' || part.p === 'star');
    if (settled) {
      const text = parts.map((part) => (typeof part === 'string' ? part : part.p === 'star' ? (part.texts[0] ?? '') : '0')).join('');
      if (text.trim() !== '') written.add(constant(text));
      checkTogether(engine, base, { name, text, site: set.site });
    } else if (LOADING.test(name) && !parts.every((part) => typeof part === 'string' || part.p !== 'any' || part.why === SITE_STYLE)) {
      engine.refuse('css-remote', set.site, `Sets ${name} to a value that is not provably constant (${whyUnknown([atom])}): it could load anything.`);
    }
  }
}

/** So many ways of putting styles together are tried. */
const MAX_COMBINED = 32;

const OVERLAY_PROPERTIES = ['position', 'inset', 'top', 'left', 'right', 'bottom', 'width', 'height', 'opacity', 'pointer-events', 'display', 'visibility'];

/** Checks a declaration together with those the same element got before: an overlay is made of several. */
function checkTogether(engine: Engine, base: HostAtom, set: { readonly name: string; readonly text: string; readonly site: Call['site'] }): void {
  if (set.text.trim() === '') return;
  const others = OVERLAY_PROPERTIES.includes(set.name) ? OVERLAY_PROPERTIES.filter((name) => name !== set.name) : [];
  // Each value a property may have had is tried with each of the others.
  let texts = [`${set.name}:${set.text}`];
  for (const name of others) {
    const values = engine.place(`style:${base.key}:${name}`).value.flatMap((atom) => (atom.t === 'const' ? [`;${name}:${String(atom.v)}`] : []));
    if (values.length > 0 && texts.length * values.length <= MAX_COMBINED) texts = texts.flatMap((text) => values.map((value) => text + value));
  }
  for (const text of texts) sinkCss(engine, { what: set.name, value: constant(text), site: set.site }, 'declarations');
}

export const STYLE_MEMBERS: Getters<HostAtom> = {
  setProperty: method((engine, call) => {
    const names = constantTexts(argument(call.args, 0));
    const important = constantTexts(argument(call.args, 2))?.some((text) => text.toLowerCase() === 'important') ?? true;
    if (important) engine.refuse('css-important', call.site, 'setProperty sets the style with !important.');
    if (names === null) engine.refuse('css-remote', call.site, 'Sets a style property whose name cannot be resolved.');
    for (const base of call.self) if (base.t === 'host') for (const name of names ?? []) setStyle(engine, base, { name, value: argument(call.args, 1), site: call.site });
    return UNDEFINED;
  }),
  removeProperty: method((engine, call) => {
    for (const base of call.self) if (base.t === 'host') change(engine, base, { site: call.site, what: 'the style' });
    return anyText('a style');
  }),
  ...named('getPropertyValue getPropertyPriority item', method(() => anyText('a style'))),
  length: () => NUM,
};

/** What a keyframe says beside styles. */
const TIMING = /^(?:offset|computedOffset|easing|composite)$/;

/** The keyframes of `el.animate(…)` are styles: one object a frame, or one list a property. */
export function animateStyles(engine: Engine, call: Call): void {
  const base = hostAtom('style', `keyframes:${engine.spanOf(call.site).end}@${engine.env.context}`);
  const frames = argument(call.args, 0).flatMap((atom) => (atom.t === 'obj' && atom.shape === 'array' ? contentsOf(atom) : [atom]));
  for (const frame of frames) {
    if (isNullish(frame)) continue;
    if (frame.t !== 'obj' || frame.rest.value.length > 0) engine.refuse('css-remote', call.site, 'Animates styles that cannot be resolved: they could load anything.');
    for (const [name, cell] of frame.t === 'obj' ? frame.props : []) {
      if (TIMING.test(name)) continue;
      const value = cell.value.flatMap((atom) => (atom.t === 'obj' && atom.shape === 'array' ? contentsOf(atom) : [atom]));
      setStyle(engine, base, { name, value, site: call.site });
    }
  }
}

/** Writes a property of an inline style; `cssText` replaces all of them. */
export function writeStyle(engine: Engine, base: HostAtom, write: NamedWrite): void {
  if (write.name === 'cssText') {
    change(engine, base, { site: write.site, what: 'the style' });
    sinkCss(engine, { what: 'cssText', value: write.value, site: write.site }, 'declarations');
  } else setStyle(engine, base, { name: write.name === 'cssFloat' ? 'float' : write.name, value: write.value, site: write.site });
}

function classNames(engine: Engine, call: Call, values: readonly Value[]): Value {
  for (const base of call.self) {
    if (base.t !== 'host') continue;
    change(engine, base, { site: call.site, what: 'the classes' });
    for (const value of values) sinkAttribute(engine, { what: 'classList', value, site: call.site }, { tag: '', name: 'class' });
  }
  return BOOL;
}

export const CLASS_LIST_MEMBERS: Getters<HostAtom> = {
  ...named('add remove', method((engine, call) => classNames(engine, call, argumentsFrom(call.args, 0)))),
  toggle: method((engine, call) => classNames(engine, call, [argument(call.args, 0)])),
  replace: method((engine, call) => classNames(engine, call, argumentsFrom(call.args, 0))),
  ...named('contains supports', method(() => BOOL)),
  forEach: method((engine, call) => {
    engine.callLater(argument(call.args, 0), [anyText('a class of an element')], call.site);
    return UNDEFINED;
  }),
  ...named('entries keys values', gives(unknown('the classes of an element'))),
  item: method(() => anyText('a class of an element')),
  ...named('value toString', () => anyText('the classes the element has')),
  length: () => NUM,
};

/** `el.classList = '…'` and `el.classList.value = '…'`. */
export function writeClassList(engine: Engine, base: HostAtom, write: NamedWrite): void {
  if (write.name !== 'value') return engine.refuse('global-leak', write.site, `Changes ${write.name} of a native object.`);
  change(engine, base, { site: write.site, what: 'the classes' });
  sinkAttribute(engine, { what: 'classList', value: write.value, site: write.site }, { tag: '', name: 'class' });
}

/** Data attributes this code gives to elements; reading is free. */
export function writeDataset(engine: Engine, base: HostAtom, write: NamedWrite): void {
  change(engine, base, { site: write.site, what: 'a data attribute' });
}

export const SHEET_MEMBERS: Getters<HostAtom> = {
  ...named('insertRule', method((engine, call) => {
    sinkCss(engine, { what: 'insertRule', value: argument(call.args, 0), site: call.site }, 'sheet');
    return NUM;
  })),
  ...named('replace replaceSync', method((engine, call) => {
    sinkCss(engine, { what: 'replaceSync', value: argument(call.args, 0), site: call.site }, 'sheet');
    return UNDEFINED;
  })),
  deleteRule: method(() => UNDEFINED),
};
