import { full } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Program } from 'estree';
import type { CheckContext } from '../../report/check-context.js';
import { hasInvisibleLetter } from './check-characters.js';

/** Finds escapes and invisible letters in identifiers: what is written is not what is meant. */
export function checkIdentifiers(context: CheckContext, source: { readonly program: Program; readonly code: string }): void {
  if (!source.code.includes('\\u') && !hasInvisibleLetter(source.code)) return;
  full(source.program as unknown as AcornNode, (node) => {
    if (node.type !== 'Identifier' && node.type !== 'PrivateIdentifier') return;
    const raw = source.code.slice(node.start, node.end);
    if (raw.includes('\\')) {
      context.findings.add({ category: 'obfuscation', at: node, message: `The name ${raw} is written with escapes.`, mend: 'Write the name out plainly.' });
    } else if (hasInvisibleLetter(raw)) {
      context.findings.add({ category: 'obfuscation', at: node, message: 'A name holds letters that cannot be seen.', mend: 'Remove them.' });
    }
  });
}
