import type { CodeLanguage } from '@safecode/domain/verification/report';
import { applyAlias } from '@safecode/learning/aliases/apply-alias';

export interface Sources {
  readonly javascript: string;
  readonly css: string;
}

/** A selector that got another text. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** The sources with one selector in the place of another, wherever a selector of the code has it. */
export function replaceSelector({ javascript, css }: Sources, { from, to }: Replacement): Sources {
  const replace = (code: string, language: CodeLanguage): string => (code === '' ? code : applyAlias({ type: 'alias', from, to }, code, language));
  return { javascript: replace(javascript, 'js'), css: replace(css, 'css') };
}

/** The sources with all replacements, in their order. */
export const replaceSelectors = (sources: Sources, replacements: readonly Replacement[]): Sources => replacements.reduce(replaceSelector, { javascript: sources.javascript, css: sources.css });
