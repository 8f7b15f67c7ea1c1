import type { TextEdit } from '@safecode/domain/verification/report';
import { codeOf, type ChangeSources } from './change.js';

/** One edit a source: from the first place where the two differ to the last. */
export function differences(before: ChangeSources, after: ChangeSources): TextEdit[] {
  return (['js', 'css'] as const).flatMap((language) => {
    const [old, made] = [codeOf(before, language), codeOf(after, language)];
    if (old === made) return [];
    const shorter = Math.min(old.length, made.length);
    let start = 0;
    while (start < shorter && old[start] === made[start]) start += 1;
    let tail = 0;
    while (tail < shorter - start && old.at(-1 - tail) === made.at(-1 - tail)) tail += 1;
    return [{ language, start, end: old.length - tail, text: made.slice(start, made.length - tail) }];
  });
}
