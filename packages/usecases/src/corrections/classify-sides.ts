import type { CorrectionPreview } from '@safecode/domain/corrections/correction';
import type { CorrectionKind } from '@safecode/domain/corrections/improvement';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { classifyCorrection } from '@safecode/learning/classify/classify-correction';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';

export interface Sources {
  readonly javascript: string;
  readonly css: string;
}

/** What a correction is about, by language and as a whole. */
export function classifySides(original: Sources, corrected: Sources, policy: CompiledPolicy): Pick<CorrectionPreview, 'kind' | 'parts'> {
  const of = (language: CodeLanguage, before: string, after: string): CorrectionPreview['parts'] =>
    before === after ? [] : [{ language, kind: classifyCorrection({ id: '', seq: 0, language, author: '', original: before, corrected: after }, policy) }];
  const parts = [...of('js', original.javascript, corrected.javascript), ...of('css', original.css, corrected.css)];
  const kinds = new Set(parts.map(({ kind }) => kind).filter((kind) => kind !== 'format_only'));
  const [only = 'format_only' satisfies CorrectionKind, ...more] = kinds;
  return { parts, kind: more.length === 0 ? only : 'mixed' };
}
