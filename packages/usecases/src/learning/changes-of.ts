import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { LearntChange } from '@safecode/generator/improving/improve-draft';
import { applyImprovements } from '@safecode/learning/apply-improvements';
import { reachOf, type Reach } from '@safecode/learning/reach/reach';
import { LRUCache } from 'lru-cache';

/** Texts whose contents are remembered: those of a draft and what the lessons before made of it. */
const KNOWN_TEXTS = 64;
const reaches = new LRUCache<string, Reach>({ max: KNOWN_TEXTS });

/** Looked up before a lesson is tried: most fit nothing of a draft. */
function reach(code: string, language: CodeLanguage): Reach {
  const key = `${language} ${code}`;
  const known = reaches.get(key) ?? reachOf(code, language);
  reaches.set(key, known);
  return known;
}

/** The lessons of a brand as changes of drafts. */
export function changesOf({ learning }: Pick<BrandKnowledge, 'learning'>): LearntChange[] {
  return (learning?.lessons ?? []).map(({ id, version, name, improvement }) => {
    const apply = (code: string, language: CodeLanguage): string => (code === '' || !reach(code, language).mayFit(improvement.change) ? code : applyImprovements(code, language, [improvement]).code);
    return { id, version, name, apply: ({ javascript, css }) => ({ javascript: apply(javascript, 'js'), css: apply(css, 'css') }) };
  });
}
