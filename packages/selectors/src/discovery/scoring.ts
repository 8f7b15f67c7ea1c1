import type { ElementView, PageView } from './view/page-view.js';
import type { PageKind } from './discovered-element.js';

/** What a signal may look at besides the element. */
export interface RoleContext {
  readonly page: PageView;
  readonly kind: PageKind;
}

/** One weak piece of evidence. `strength` gives 0..1 or whether it holds; weights are in thirds of a conviction. */
export interface Signal {
  readonly name: string;
  readonly weight: number;
  readonly strength: (view: ElementView, context: RoleContext) => number | boolean;
}

/** An element with what speaks for it in a role. */
export interface Candidate {
  readonly view: ElementView;
  readonly score: number;
  readonly evidence: readonly string[];
}

/** How a role is looked for. */
export interface RoleProfile {
  /** Whether an element is looked at at all. */
  readonly isCandidate: (view: ElementView, context: RoleContext) => boolean;
  readonly signals: readonly Signal[];
  /** The score at which half of the answers are right. */
  readonly even: number;
}

/** Scores every candidate of a role; best first, of equals the first on the page. */
export function rankCandidates(profile: RoleProfile, context: RoleContext): Candidate[] {
  return context.page.views
    .filter((view) => profile.isCandidate(view, context))
    .map((view) => scoreCandidate(profile.signals, view, context))
    .sort((a, b) => b.score - a.score || a.view.element.index - b.view.element.index);
}

function scoreCandidate(signals: readonly Signal[], view: ElementView, context: RoleContext): Candidate {
  const parts = signals.map(({ name, weight, strength }) => ({ name, points: weight * Number(strength(view, context)) })).filter(({ points }) => points !== 0);
  const evidence = parts.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points).map(({ name }) => name);
  return { view, score: parts.reduce((sum, { points }) => sum + points, 0), evidence };
}

/**
 * The confidence in the best of several candidates: how far it lies above the score at which half of the answers are
 * right, lowered when another candidate comes close. A logistic curve over the points, fitted by hand to written pages of several shop
 * systems and the development pages; see the decision record for its measured calibration.
 */
export function confidenceIn(score: number, { even, rival }: { readonly even: number; readonly rival: number | undefined }): number {
  const alone = 1 / (1 + Math.exp(-0.75 * (score - even)));
  const margin = rival === undefined ? Number.POSITIVE_INFINITY : Math.max(0, score - rival);
  return Math.round(alone * (1 - 0.45 * Math.exp(-0.9 * margin)) * 1000) / 1000;
}
