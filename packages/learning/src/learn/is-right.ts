import type { Rewrite } from '@safecode/domain/corrections/improvement';
import { costOf } from '../diff/change.js';
import type { Edit } from '../generalise/example.js';
import { applyRewrite } from '../rewrite/apply-rewrite.js';
import { reachOfRead } from '../reach/reach.js';
import { distanceOf, withOriginal, type Sample } from './sample.js';

const mayFit = (rewrite: Rewrite, read: Sample['original']): boolean => reachOfRead(read).mayFit(rewrite);

/**
 * True when a rewrite makes of every original what its correction made of it, at the places it was learnt from, brings
 * no original further from its correction, and leaves everything that is corrected as it is.
 */
export function isRight(rewrite: Rewrite, samples: readonly Sample[], members: readonly Edit[]): boolean {
  return samples.every((sample, index) => {
    const { language } = sample.correction;
    if (mayFit(rewrite, sample.corrected) && applyRewrite(rewrite, sample.corrected.code, language) !== sample.corrected.code) return false;
    const own = members.filter((edit) => edit.correction === index);
    const code = mayFit(rewrite, sample.original) ? applyRewrite(rewrite, sample.original.code, language) : sample.original.code;
    if (code === sample.original.code) return own.length === 0;
    const next = withOriginal(sample, code);
    if (next === sample) return false;
    const due = new Set(own.flatMap((edit) => edit.covers));
    const before = distanceOf(sample);
    const after = distanceOf(next);
    return after < before && after <= before - costOf([...due]) + 1e-9;
  });
}
