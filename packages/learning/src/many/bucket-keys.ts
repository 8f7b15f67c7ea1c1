import { shownAliases } from '../aliases/learn-aliases.js';
import { addedBy, removedBy, type Change } from '../diff/change.js';
import { signatureOf } from '../learn/collect-edits.js';
import type { Sample } from '../learn/sample.js';

/**
 * What corrections must share to be looked at together: the aliases they show, and what stands for what in each change, alone
 * and with the old code, the new code, or the call or property it stands in.
 */
export function bucketKeys(sample: Sample, changes: readonly Change[]): string[] {
  const keys = new Set<string>();
  for (const level of shownAliases(sample)) for (const key of level.keys()) keys.add(`alias ${key}`);
  for (const change of changes) {
    const kinds = signatureOf({ correction: 0, changes: [change], covers: [change] }, 2);
    const hashes = (trees: ReturnType<typeof removedBy>): string => trees.map(({ hash }) => hash).join(',');
    keys.add(kinds).add(`${kinds} old ${hashes(removedBy(change))}`).add(`${kinds} new ${hashes(addedBy(change))}`).add(`${kinds} in ${placeOf(change)}`);
  }
  return [...keys];
}

/** The call, member or declaration a change stands in, by its name. */
function placeOf(change: Change): string {
  const around = change.path.findLast(({ before }) => before.kind === 'Call' || before.kind === 'Declaration' || before.kind === 'Assign');
  return around?.before.kids[0]?.hash ?? '';
}
