import { fingerprintOf } from '@safecode/selectors/fingerprint/profile-page';
import { EVIDENCE } from '@safecode/selectors/relocation/evidence/all-evidence';
import { findCandidates } from '@safecode/selectors/relocation/candidates';
import { Rarity } from '@safecode/selectors/relocation/rarity';
import { evidenceFor } from '@safecode/selectors/relocation/relocate';
import type { Example } from './cross-validate.js';
import type { LabelledPair } from './development-pairs.js';
import { knownMoves, type KnownMove } from './known-moves.js';

/** What a relocation knows of the old page: all of it, or a stored fingerprint of the element alone. */
export type Knowledge = 'with-page' | 'alone';

/** Reads all examples of a folder; `progress` hears the id of each pair. */
export function readExamples(folder: string, pairs: readonly LabelledPair[], { knowledge, progress }: { readonly knowledge: Knowledge; readonly progress: (id: string) => void }): readonly Example[] {
  return pairs.flatMap((pair) => {
    progress(pair.id);
    const read = knowledge === 'with-page' ? exampleWithPage : exampleAlone;
    return [...knownMoves(folder, pair)].flatMap((move) => read(move) ?? []);
  });
}

function exampleWithPage(move: KnownMove): Example {
  const { pages, oldIndex } = move;
  const target = pages.old.traits[oldIndex];
  if (target === undefined) throw new Error(`a labelled target of ${move.site} is not an element anybody points at`);
  return example(move, { target, changed: pages.changed, rarity: pages.rarity, pair: { pages, targetIndex: oldIndex } });
}

function exampleAlone(move: KnownMove): Example | undefined {
  const { old, changed } = move.pages;
  const element = old.page.elements[move.oldIndex];
  const fingerprint = element === undefined ? undefined : fingerprintOf(old, element);
  if (fingerprint === undefined) return undefined;
  return example(move, { target: fingerprint.traits, changed, rarity: new Rarity(fingerprint, changed), pair: undefined });
}

function example({ site, suite, source, target, weight, newIndex }: KnownMove, search: Parameters<typeof findCandidates>[0]): Example {
  const indexes = findCandidates(search);
  const rows = indexes.map((index) => Float64Array.from(EVIDENCE.keys(), evidenceFor(search, index)));
  const labels = target === undefined ? {} : { target };
  return { site, suite, source, weight, rows, present: newIndex !== null, right: newIndex === null ? -1 : indexes.indexOf(newIndex), ...labels };
}
