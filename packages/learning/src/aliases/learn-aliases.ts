import type { Alias } from '@safecode/domain/corrections/improvement';
import { MIN_CORRECTIONS } from '../learn/min-corrections.js';
import { distanceOf, withOriginal, type Sample } from '../learn/sample.js';
import { reachOfRead } from '../reach/reach.js';
import { ALIAS_LEVELS, aliasesOfPair } from './alias-of-pair.js';
import { applyAlias } from './apply-alias.js';
import { changedPlaces } from './pair-places.js';

/** An alias with the corrections (by index) that show it. */
export interface LearntAlias {
  readonly alias: Alias;
  readonly members: readonly number[];
}

/** Learns selector aliases; `rest` is what is left of the corrections once the aliases are applied. */
export function learnAliases(samples: readonly Sample[]): { readonly learnt: readonly LearntAlias[]; readonly rest: readonly Sample[] } {
  const learnt: LearntAlias[] = [];
  let rest = samples;
  for (let found = nextAlias(rest, learnt); found !== null; found = nextAlias(rest, learnt)) {
    learnt.push(found);
    const { alias } = found;
    rest = rest.map((sample) => (reachOfRead(sample.original).mayFit(alias) ? withOriginal(sample, applyAlias(alias, sample.original.code, sample.correction.language)) : sample));
  }
  return { learnt, rest };
}

/** The smallest alias that at least three corrections show and none contradicts. */
function nextAlias(samples: readonly Sample[], known: readonly LearntAlias[]): LearntAlias | null {
  const byLevel = samples.map(shownAliases);
  for (let level = 0; level < ALIAS_LEVELS; level += 1) {
    const support = new Map<string, { alias: Alias; members: number[] }>();
    for (const [index, levels] of byLevel.entries()) {
      for (const [key, alias] of levels[level] ?? []) {
        const entry = support.get(key) ?? { alias, members: [] };
        entry.members.push(index);
        support.set(key, entry);
      }
    }
    for (const [, entry] of [...support].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const isKnown = known.some(({ alias }) => alias.from === entry.alias.from && alias.to === entry.alias.to);
      if (!isKnown && entry.members.length >= MIN_CORRECTIONS && isRightAlias(entry.alias, samples, entry.members)) return entry;
    }
  }
  return null;
}

/** Everything corrected stays, and every original that changes comes nearer to its correction. */
function isRightAlias(alias: Alias, samples: readonly Sample[], members: readonly number[]): boolean {
  return samples.every((sample, index) => {
    const { language } = sample.correction;
    if (reachOfRead(sample.corrected).mayFit(alias) && applyAlias(alias, sample.corrected.code, language) !== sample.corrected.code) return false;
    const next = reachOfRead(sample.original).mayFit(alias) ? withOriginal(sample, applyAlias(alias, sample.original.code, language)) : sample;
    if (next === sample) return !members.includes(index);
    return distanceOf(next) < distanceOf(sample);
  });
}

const SHOWN = new WeakMap<Sample, readonly Map<string, Alias>[]>();

/** The aliases a correction shows, by level. */
export function shownAliases(sample: Sample): readonly Map<string, Alias>[] {
  const known = SHOWN.get(sample);
  if (known !== undefined) return known;
  const levels = Array.from({ length: ALIAS_LEVELS }, () => new Map<string, Alias>());
  for (const { old, next } of changedPlaces(sample.original, sample.corrected)) {
    for (const [level, aliases] of aliasesOfPair(old, next).entries()) for (const { from, to } of aliases) levels[level]?.set(`${from} > ${to}`, { type: 'alias', from, to });
  }
  SHOWN.set(sample, levels);
  return levels;
}
