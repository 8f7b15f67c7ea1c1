import type { Rename } from '@safecode/domain/corrections/improvement';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { applyDerivation } from '../generalise/derive-text.js';
import { applyChanges } from '../rewrite/write-code.js';
import { readCode } from '../tree/read-code.js';
import { ownNames } from './own-names.js';

/** Renames what the code declares itself, at the declaration and every use. A name that is taken already is not given twice. */
export function applyRename(rename: Rename, code: string, language: CodeLanguage): string {
  const read = readCode(code, language);
  if (read === null) return code;
  const names = ownNames(read).filter(({ kind }) => kind === rename.nameKind);
  const taken = new Set(names.map(({ name }) => name));
  const changes = names.flatMap(({ name, spots }) => {
    const next = newName(rename, name);
    return next === null || taken.has(next) ? [] : spots.map(({ start, end, before }) => ({ start, end, text: `${before}${next}` }));
  });
  if (changes.length === 0) return code;
  const result = applyChanges(code, changes);
  return readCode(result, language) === null ? code : result;
}

/** What a rename makes of a name; null when it has nothing to do with it. */
function newName(rename: Rename, name: string): string | null {
  if (rename.derive !== null) return applyDerivation(rename.derive, name);
  return name === rename.from ? rename.to : null;
}
