import type { Rename } from '@safecode/domain/corrections/improvement';

const WORDS = { binding: 'name', keyframes: '@keyframes', 'custom-property': 'custom property', class: 'own class' } as const;

/** A rename in words, with the name as a hole where any name is meant. */
export function describeRename(rename: Rename): { readonly before: string; readonly after: string } {
  const what = WORDS[rename.nameKind];
  if (rename.derive === null) return { before: `${what} ${rename.from ?? ''}`, after: `${what} ${rename.to ?? ''}` };
  const { derive } = rename;
  if (derive.op === 'affix') return { before: `${what} ${derive.remove[0]}$A${derive.remove[1]}`, after: `${what} ${derive.add[0]}$A${derive.add[1]}` };
  if (derive.op === 'replace') return { before: `${what} …${derive.from}…`, after: `${what} …${derive.to}…` };
  return { before: `${what} $A`, after: `${what} $A × ${derive.factor}` };
}
