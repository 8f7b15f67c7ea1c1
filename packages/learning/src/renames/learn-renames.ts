import { NAME_KINDS, type NameKind, type Rename } from '@safecode/domain/corrections/improvement';
import { deriveText } from '../generalise/derive-text.js';
import { MIN_CORRECTIONS } from '../learn/min-corrections.js';
import { distanceOf, withOriginal, type Sample } from '../learn/sample.js';
import { applyRename } from './apply-rename.js';
import { ownNames } from './own-names.js';

/** A rename with the corrections (by index) that show it. */
export interface LearntRename {
  readonly rename: Rename;
  readonly members: readonly number[];
}

interface Shown {
  readonly member: number;
  readonly from: string;
  readonly to: string;
}

/** Learns renames of own names; `rest` is what is left of the corrections once they are applied. */
export function learnRenames(samples: readonly Sample[]): { readonly learnt: readonly LearntRename[]; readonly rest: readonly Sample[] } {
  const learnt: LearntRename[] = [];
  let rest = samples;
  for (const nameKind of NAME_KINDS) {
    const shown = rest.flatMap((sample, member) => shownRenames(sample, nameKind).map(([from, to]) => ({ member, from, to })));
    for (const rename of candidates(nameKind, shown)) {
      const members = membersOf(shown.filter(({ from, to }) => (rename.derive === null ? from === rename.from && to === rename.to : deriveText([[from, to]]) !== null)));
      if (members.length < MIN_CORRECTIONS || !isRightRename(rename, rest, members)) continue;
      learnt.push({ rename, members });
      rest = rest.map((sample) => withOriginal(sample, applyRename(rename, sample.original.code, sample.correction.language)));
    }
  }
  return { learnt, rest };
}

function membersOf(shown: readonly Shown[]): number[] {
  return [...new Set(shown.map(({ member }) => member))].sort((a, b) => a - b);
}

/** Names that went, each with the new one that brings the code nearest to its correction. */
export function shownRenames(sample: Sample, nameKind: NameKind): [string, string][] {
  const before = namesOf(sample.original, nameKind);
  const after = namesOf(sample.corrected, nameKind);
  const come = after.filter((name) => !before.includes(name));
  const found: [string, string][] = [];
  for (const from of before.filter((name) => !after.includes(name))) {
    const distance = distanceOf(sample);
    const [best] = come
      .filter((to) => !found.some(([, other]) => other === to))
      .map((to) => ({ to, left: distanceOf(withOriginal(sample, applyRename({ type: 'rename', nameKind, from, to, derive: null }, sample.original.code, sample.correction.language))) }))
      .filter(({ left }) => left < distance)
      .sort((a, b) => a.left - b.left);
    if (best !== undefined) found.push([from, best.to]);
  }
  return found;
}

function namesOf(read: Sample['original'], nameKind: NameKind): string[] {
  return [...new Set(ownNames(read).flatMap(({ kind, name }) => (kind === nameKind ? [name] : [])))];
}

/** One rule for all that were shown, when there is one; else each rename for itself. */
function candidates(nameKind: NameKind, shown: readonly Shown[]): Rename[] {
  const pairs = shown.map(({ from, to }) => [from, to] as const);
  const isVaried = new Set(pairs.map(([from]) => from)).size > 1;
  const derive = isVaried ? deriveText(pairs) : null;
  const single = [...new Map(pairs.map(([from, to]) => [`${from} ${to}`, { type: 'rename' as const, nameKind, from, to, derive: null }])).values()];
  return derive === null ? single : [{ type: 'rename', nameKind, from: null, to: null, derive }, ...single];
}

function isRightRename(rename: Rename, samples: readonly Sample[], members: readonly number[]): boolean {
  return samples.every((sample, index) => {
    const { language } = sample.correction;
    if (applyRename(rename, sample.corrected.code, language) !== sample.corrected.code) return false;
    const next = withOriginal(sample, applyRename(rename, sample.original.code, language));
    return next === sample ? !members.includes(index) : distanceOf(next) < distanceOf(sample);
  });
}
