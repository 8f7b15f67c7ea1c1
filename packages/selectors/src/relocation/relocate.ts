import { FINGERPRINT_VERSION, type Fingerprint } from '../fingerprint/fingerprint.js';
import type { PageProfile } from '../fingerprint/profile-page.js';
import type { PageElement } from '../page/page.js';
import { calibrate } from './calibration.js';
import { findCandidates } from './candidates.js';
import { EVIDENCE } from './evidence/all-evidence.js';
import type { Judged } from './evidence/evidence.js';
import { ALONE } from './learned/alone.js';
import type { LearnedWeights } from './learned/learned-weights.js';
import { WITH_PAGE } from './learned/with-page.js';
import type { PagePair } from './page-pair.js';
import { Rarity } from './rarity.js';
import { scoreCandidate, shareOut } from './tree-model.js';

/** A place the element may have moved to, with the probability that it did. */
export interface Candidate {
  readonly element: PageElement;
  readonly confidence: number;
}

export interface Relocation {
  /** `uncertain` has a best candidate that somebody should look at; `gone` has none. */
  readonly outcome: 'found' | 'gone' | 'uncertain';
  readonly element: PageElement | null;
  /** Probability, 0..1, that the answer is right: that the element is this one or, when gone, that it is nowhere. */
  readonly confidence: number;
  /** The next best places, best first. */
  readonly alternatives: readonly Candidate[];
}

/** Below this the best candidate is rather somebody else; see decision 0018 for the figures. */
const GONE_BELOW = 0.2;
/** From here on it is more likely the element than not. */
const FOUND_FROM = 0.5;
const ALTERNATIVES = 3;

/** Finds an element of the old page in the changed one. With both pages at hand everything on them is a witness. */
export function relocateElement(pages: PagePair, element: PageElement): Relocation {
  return decide(rankElement(pages, element));
}

/**
 * Finds several elements of one page at once: no two of them are given the same place. The surer one keeps it, and the
 * other gets its next best.
 */
export function relocateElements(pages: PagePair, elements: readonly PageElement[]): readonly Relocation[] {
  const ranked = elements.map((element) => rankElement(pages, element));
  const order = ranked.map((_candidates, at) => at).sort((a, b) => (ranked[b]?.[0]?.confidence ?? 0) - (ranked[a]?.[0]?.confidence ?? 0) || a - b);
  const taken = new Set<PageElement>();
  const answers: Relocation[] = [];
  for (const at of order) {
    const free = (ranked[at] ?? []).filter((candidate) => !taken.has(candidate.element));
    const answer = decide(free);
    if (answer.outcome === 'found' && answer.element !== null) taken.add(answer.element);
    answers[at] = answer;
  }
  return answers;
}

/** Finds an element by its stored fingerprint, when its page is gone. A fingerprint of another version finds nothing. */
export function relocateFingerprint(fingerprint: Fingerprint, changed: PageProfile): Relocation {
  if (fingerprint.version !== FINGERPRINT_VERSION) return { outcome: 'uncertain', element: null, confidence: 0, alternatives: [] };
  const rarity = new Rarity(fingerprint, changed);
  return decide(rank({ target: fingerprint.traits, changed, rarity, pair: undefined }, ALONE));
}

function rankElement(pages: PagePair, element: PageElement): readonly Candidate[] {
  const target = pages.old.traits[element.index];
  if (target === undefined) return [];
  return rank({ target, changed: pages.changed, rarity: pages.rarity, pair: { pages, targetIndex: element.index } }, WITH_PAGE);
}

function rank(search: Omit<Judged, 'candidate' | 'candidateIndex'>, weights: LearnedWeights): readonly Candidate[] {
  const indexes = findCandidates(search);
  const probabilities = shareOut(indexes.map((index) => scoreCandidate(weights.model, evidenceFor(search, index))));
  return indexes
    .flatMap((index, at) => {
      const element = search.changed.page.elements[index];
      return element === undefined ? [] : [{ element, raw: probabilities[at] ?? 0 }];
    })
    .sort((a, b) => b.raw - a.raw || a.element.index - b.element.index)
    .map(({ element, raw }) => ({ element, confidence: Math.round(calibrate(weights.calibration, raw) * 10_000) / 10_000 }));
}

/** The evidence for one candidate, by its place in `EVIDENCE`, read when it is asked for; what is missing is -1. */
export function evidenceFor(search: Omit<Judged, 'candidate' | 'candidateIndex'>, index: number): (at: number) => number {
  const candidate = search.changed.traits[index];
  if (candidate === undefined) return () => -1;
  const judged: Judged = { ...search, candidate, candidateIndex: index };
  const known = new Float64Array(EVIDENCE.length).fill(Number.NaN);
  return (at) => {
    let value = known[at] ?? -1;
    if (Number.isNaN(value)) {
      value = EVIDENCE[at]?.read(judged) ?? -1;
      if (Number.isNaN(value)) value = -1;
      known[at] = value;
    }
    return value;
  };
}

function decide(candidates: readonly Candidate[]): Relocation {
  const [best, ...others] = candidates;
  const alternatives = others.slice(0, ALTERNATIVES);
  if (best === undefined || best.confidence < GONE_BELOW) {
    const confidence = Math.round((1 - (best?.confidence ?? 0)) * 10_000) / 10_000;
    return { outcome: 'gone', element: null, confidence, alternatives: candidates.slice(0, ALTERNATIVES) };
  }
  return { outcome: best.confidence >= FOUND_FROM ? 'found' : 'uncertain', element: best.element, confidence: best.confidence, alternatives };
}
