import { plural } from '../../i18n/format-number.js';
import type { EffectKind } from './declared-effects.js';

/** What people call the kinds of effects. */
export const EFFECT_NAMES: Readonly<Record<EffectKind, string>> = {
  selectors: 'Selectors',
  hosts: 'Hosts',
  events: 'Events',
  timers: 'Timers',
  globals: 'Globals',
  classes: 'Own classes',
  created: 'Creates',
  customProperties: 'Custom properties',
  keyframes: 'Keyframes',
};
const EFFECT_COUNTS: Readonly<Record<EffectKind, { one: string; other: string }>> = {
  selectors: { one: '# selector', other: '# selectors' },
  hosts: { one: '# host', other: '# hosts' },
  events: { one: '# event', other: '# events' },
  timers: { one: '# timer', other: '# timers' },
  globals: { one: '# global', other: '# globals' },
  classes: { one: '# own class', other: '# own classes' },
  created: { one: '# kind of element it creates', other: '# kinds of elements it creates' },
  customProperties: { one: '# custom property', other: '# custom properties' },
  keyframes: { one: '# keyframes name', other: '# keyframes names' },
};

/** `3 selectors`. */
export const countEffects = (kind: EffectKind, count: number): string => plural(count, EFFECT_COUNTS[kind]);

/** `+1 selector`, `-2 hosts`, `0 globals`. */
export const changeOfEffects = (kind: EffectKind, sign: '+' | '-' | '', count: number): string => `${sign}${countEffects(kind, count)}`;
