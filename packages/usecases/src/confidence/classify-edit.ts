import type { CorrectionKind } from '@safecode/domain/corrections/improvement';
import { classifyCorrection } from '@safecode/learning/classify/classify-correction';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';

interface Sources {
  readonly javascript: string;
  readonly css: string;
}

/** What an edit of a variation is about: the kind that its JavaScript and its CSS have in common, else `mixed`. */
export function classifyEdit(original: Sources, edited: Sources, policy: CompiledPolicy): CorrectionKind {
  const kindOf = (language: 'js' | 'css', before: string, after: string): CorrectionKind =>
    before === after ? 'format_only' : classifyCorrection({ id: '', seq: 0, language, author: '', original: before, corrected: after }, policy);
  const kinds = new Set([kindOf('js', original.javascript, edited.javascript), kindOf('css', original.css, edited.css)]);
  kinds.delete('format_only');
  const [only, ...more] = kinds;
  return only === undefined ? 'format_only' : more.length === 0 ? only : 'mixed';
}
