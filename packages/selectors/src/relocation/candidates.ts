import type { ElementTraits } from '../fingerprint/fingerprint.js';
import type { PageProfile } from '../fingerprint/profile-page.js';
import { visitOwnTerms } from '../fingerprint/term.js';
import type { PagePair } from './page-pair.js';
import type { Rarity } from './rarity.js';
import { similarNearness, type Nearness } from './surrounding-anchors.js';

/** Of the rest, so many are judged closely; more cost time and were never right on the development pages. */
const MOST = 48;

interface Search {
  readonly target: ElementTraits;
  readonly changed: PageProfile;
  readonly rarity: Rarity;
  readonly pair: { readonly pages: PagePair; readonly targetIndex: number } | undefined;
}

/** The elements of the changed page that are worth a closer look: by shared terms, kind, and surroundings. Best first. */
export function findCandidates({ target, changed, rarity, pair }: Search): readonly number[] {
  const scores = new Float64Array(changed.traits.length);
  visitOwnTerms(target, (kind, value) => {
    const holders = changed.terms.holdersOf(kind, value);
    if (holders.length === 0) return;
    const weight = (rarity.of(kind, value) * (kind === 'key' || kind === 'link' || kind === 'image' ? 3 : 1)) / (1 + Math.log(1 + holders.length));
    for (const index of holders) scores[index] = (scores[index] ?? 0) + weight;
  });
  const surroundings = pair === undefined ? undefined : similarityTo(pair.pages.oldNearness(pair.targetIndex));
  for (const [index, traits] of changed.traits.entries()) {
    if (traits === undefined) continue;
    let score = scores[index] ?? 0;
    if (traits.tag === target.tag) score += 0.6;
    if (traits.family === target.family) score += 0.6;
    if (target.type !== '' && traits.type === target.type) score += 0.5;
    if (target.nameAttribute !== '' && traits.nameAttribute === target.nameAttribute) score += 3;
    if (target.landmark !== '' && traits.landmark === target.landmark) score += 0.3;
    if (target.before[0] !== undefined && traits.before[0] === target.before[0]) score += 1;
    if (target.after[0] !== undefined && traits.after[0] === target.after[0]) score += 1;
    if (target.label !== '' && traits.label === target.label) score += 2;
    if (pair !== undefined && surroundings !== undefined) score += 2.5 * surroundings(pair.pages.newNearness(index));
    scores[index] = score;
  }
  const indexes = [...changed.traits.keys()].filter((index) => changed.traits[index] !== undefined);
  return indexes.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, MOST);
}

/** Many elements share one nearness: each is compared once. */
function similarityTo(old: Nearness): (now: Nearness) => number {
  const known = new Map<Nearness, number>();
  return (now) => {
    let similarity = known.get(now);
    if (similarity === undefined) known.set(now, (similarity = similarNearness(old, now)));
    return similarity;
  };
}
