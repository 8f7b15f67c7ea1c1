import type { Effects, VariationReport } from '@safecode/domain/verification/report';

/** One thing the code does, with how where the report says so. */
export interface DeclaredEffect {
  readonly what: string;
  /** Empty in reports of older verifiers, which only say what. */
  readonly how: readonly string[];
}

export const EFFECT_KINDS = ['selectors', 'hosts', 'events', 'timers', 'globals', 'classes', 'created', 'customProperties', 'keyframes'] as const satisfies readonly (keyof Effects)[];
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** The effects of all parts of a change, sorted and once each. */
export function declaredEffects(report: VariationReport, kind: EffectKind): DeclaredEffect[] {
  const effects = report.parts.map((part) => part.effects);
  const ways = effects.flatMap((one) => waysOf(one, kind));
  const names = new Set([...effects.flatMap((one) => one[kind] ?? []), ...ways.map(([what]) => what)]);
  return [...names].sort().map((what) => ({ what, how: [...new Set(ways.filter(([name]) => name === what).map(([, how]) => how))].sort() }));
}

function waysOf(effects: Effects, kind: EffectKind): [what: string, how: string][] {
  switch (kind) {
    case 'selectors':
      return (effects.selectorUses ?? []).map(({ selector, use }) => [selector, use]);
    case 'hosts':
      return (effects.hostUses ?? []).map(({ host, use }) => [host, use]);
    case 'events':
      return (effects.listeners ?? []).map(({ event, on }) => [event, `on ${on}`]);
    case 'globals':
      return (effects.globalUses ?? []).map(({ global, use }) => [global, use]);
    default:
      return [];
  }
}
