import { findLines } from '../repository.mjs';

// Written in pieces, so that this file does not break its own rule.
const MARKS = [
  ['TO', 'DO'],
  ['FIX', 'ME'],
  ['XX', 'X'],
  ['not ', 'implemented'],
];
const MARK = new RegExp(`\\b(?:${MARKS.map((parts) => parts.join('')).join('|')})\\b`);

/** Unfinished work is an issue, not a comment. */
/** @type {import('../repository.mjs').Rule} */
export const noUnfinishedMarks = {
  name: 'no-unfinished-marks',
  check: ({ files }) => files.filter(({ path }) => path !== 'pnpm-lock.yaml').flatMap((file) => findLines(file, MARK, (match) => `unfinished: "${match}"`)),
};
