import type { Improvement } from '@safecode/domain/corrections/improvement';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { applyAlias } from './aliases/apply-alias.js';
import { applyRename } from './renames/apply-rename.js';
import { applyRewrite } from './rewrite/apply-rewrite.js';
import { readCode } from './tree/read-code.js';

/** Code with improvements applied, and which of them changed something. */
export interface Improved {
  readonly code: string;
  readonly changed: boolean;
  /** Ids of the improvements that changed something, in the order given. */
  readonly improvements: readonly string[];
}

/** Improvements that make work for each other still going after so many rounds never come to an end. */
const MAX_ROUNDS = 6;

/**
 * Applies improvements wherever they fit, until nothing is left to do: applying twice is applying once. Code that does
 * not parse, or on which the improvements never come to an end, comes back as it was. Pure and total.
 */
export function applyImprovements(code: string, language: CodeLanguage, improvements: readonly Improvement[]): Improved {
  const unchanged: Improved = { code, changed: false, improvements: [] };
  if (readCode(code, language) === null) return unchanged;
  const used = new Set<string>();
  let current = code;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const start = current;
    for (const improvement of improvements) {
      const next = applyOne(current, language, improvement);
      if (next !== current) used.add(improvement.id);
      current = next;
    }
    if (current === start) {
      if (current === code) return unchanged;
      return { code: current, changed: true, improvements: improvements.map(({ id }) => id).filter((id) => used.has(id)) };
    }
  }
  return unchanged;
}

function applyOne(code: string, language: CodeLanguage, { change }: Improvement): string {
  switch (change.type) {
    case 'alias':
      return applyAlias(change, code, language);
    case 'rename':
      return applyRename(change, code, language);
    case 'rewrite':
      return applyRewrite(change, code, language);
  }
}
