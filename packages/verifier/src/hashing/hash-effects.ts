import type { Effects } from '@safecode/domain/verification/report';
import { hashText } from './hash-text.js';

/**
 * SHA-256 of the canonical JSON of effects, which is written in one go: the lists stand in the order of their names
 * here, and so do the two fields of what they hold.
 */
export function hashEffects(effects: Effects): string {
  const { classes, created, customProperties, events, globalUses, globals, hostUses, hosts, keyframes, listeners, selectorUses, selectors, timers } = effects;
  const ordered: Readonly<Record<keyof Effects, unknown>> = { classes, created, customProperties, events, globalUses, globals, hostUses, hosts, keyframes, listeners, selectorUses, selectors, timers };
  return hashText(JSON.stringify(ordered));
}
