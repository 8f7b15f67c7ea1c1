import type { Program } from 'estree';
import { endOf, startOf } from '../../engine/offsets.js';
import { parentsOf } from '../../engine/survey-program.js';
import type { CheckContext } from '../../report/check-context.js';
import { hasInvisibleLetter } from './check-characters.js';

/**
 * Finds escapes and invisible letters in identifiers: what is written is not what is meant. Every node is looked at,
 * for a walk along the meaning of the program passes over the names of members, keys and labels.
 */
export function checkIdentifiers(context: CheckContext, source: { readonly program: Program; readonly code: string }): void {
  if (!source.code.includes('\\u') && !hasInvisibleLetter(source.code)) return;
  for (const node of parentsOf(source.program).keys()) {
    if (node.type !== 'Identifier' && node.type !== 'PrivateIdentifier') continue;
    const [start, end] = [startOf(node), endOf(node)];
    const raw = source.code.slice(start, end);
    if (raw.includes('\\')) {
      context.findings.add({ category: 'obfuscation', at: { start, end }, message: `The name ${raw} is written with escapes.`, mend: 'Write the name out plainly.' });
    } else if (hasInvisibleLetter(raw)) {
      context.findings.add({ category: 'obfuscation', at: { start, end }, message: 'A name holds letters that cannot be seen.', mend: 'Remove them.' });
    }
  }
}
