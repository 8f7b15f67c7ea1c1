import type { CheckContext } from '../../report/check-context.js';

/** Marks that turn the direction of text: what a reviewer reads is not what runs. Refused anywhere. */
const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Letters that cannot be seen. Harmless in copy (joiners of emoji), refused in names. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** Finds bidirectional controls anywhere in the source. */
export function checkInvisibleCharacters(context: CheckContext, code: string): void {
  for (const match of code.matchAll(BIDIRECTIONAL)) {
    const point = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    context.findings.add({
      category: 'obfuscation',
      at: { start: match.index, end: match.index + 1 },
      message: `Contains the bidirectional control U+${point}, which hides the real order of the code.`,
      mend: 'Remove the character.',
    });
  }
}

/** True when a name holds a letter nobody can see. */
export function hasInvisibleLetter(name: string): boolean {
  return INVISIBLE.test(name);
}
