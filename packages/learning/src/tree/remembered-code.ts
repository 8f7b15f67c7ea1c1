import type { CodeLanguage } from '@safecode/domain/verification/report';
import { readCode, type ReadCode } from './read-code.js';

/** Characters of code whose trees are kept: some tens of megabytes. */
const MOST_CHARACTERS = 400_000;

/** What was read last, the oldest first. Reading is pure: what is kept is what would be read again. */
const kept = new Map<string, ReadCode | null>();
let characters = 0;

/**
 * As `readCode`, for those who only look: learning tries every candidate on the same codes, and reading them is most of
 * its work. Nothing may be kept by the identity of the nodes, because others look at the same tree.
 */
export function readRemembered(code: string, language: CodeLanguage): ReadCode | null {
  const key = `${language}:${code}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const read = readCode(code, language);
  kept.set(key, read);
  characters += key.length;
  for (const oldest of kept.keys()) {
    if (characters <= MOST_CHARACTERS || oldest === key) break;
    kept.delete(oldest);
    characters -= oldest.length;
  }
  return read;
}
