import type { Finding, VariationReport } from '@safecode/domain/verification/report';
import { declaredEffects, EFFECT_KINDS, type EffectKind } from './declared-effects.js';
import { orderFindings, type PlacedFinding } from './order-findings.js';

export interface EffectChange {
  readonly kind: EffectKind;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Always said, also when nothing changed: what reaches the page, other hosts, and the window. */
const ALWAYS: readonly EffectKind[] = ['selectors', 'hosts', 'globals'];

/** What the code does now and did not do before, and the other way round: the kinds that changed, and the three that matter most. */
export function compareEffects(before: VariationReport, after: VariationReport): EffectChange[] {
  return EFFECT_KINDS.flatMap((kind) => {
    const [old, made] = [before, after].map((report) => new Set(declaredEffects(report, kind).flatMap(({ what, how }) => (how.length === 0 ? [what] : how.map((way) => `${what} (${way})`)))));
    const added = [...(made ?? [])].filter((effect) => old?.has(effect) !== true);
    const removed = [...(old ?? [])].filter((effect) => made?.has(effect) !== true);
    return added.length + removed.length > 0 || ALWAYS.includes(kind) ? [{ kind, added, removed }] : [];
  });
}

export interface FindingChange {
  readonly added: readonly PlacedFinding[];
  readonly gone: readonly PlacedFinding[];
}

/** A finding is the same whatever line it moved to. */
const identity = ({ finding, language }: { finding: Finding; language: string }): string => `${language} ${finding.category} ${finding.severity} ${finding.message}`;

function without(findings: readonly PlacedFinding[], others: readonly PlacedFinding[]): PlacedFinding[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(identity(other), (left.get(identity(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const count = left.get(identity(finding)) ?? 0;
    left.set(identity(finding), count - 1);
    return count <= 0;
  });
}

/** Findings that came and went between two versions. */
export function compareFindings(before: VariationReport, after: VariationReport): FindingChange {
  const [old, made] = [orderFindings(before), orderFindings(after)];
  return { added: without(made, old), gone: without(old, made) };
}
