import type { CodeLanguage } from '@safecode/domain/verification/report';
import { replaceSelectorIn } from '@safecode/learning/aliases/replace-selector';
import { withPlaceholdersMasked } from './mask-placeholders.js';

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
export const replaceSelector = ({ javascript, css }: Sources, replacement: Replacement): Sources => ({
  javascript: replaceIn(javascript, replacement, 'js'),
  css: replaceIn(css, replacement, 'css'),
});

const replaceIn = (code: string, replacement: Replacement, language: CodeLanguage): string => withPlaceholdersMasked(code, (readable) => replaceSelectorIn(readable, replacement, language));

/** The sources with all replacements, in their order. */
export const replaceSelectors = (sources: Sources, replacements: readonly Replacement[]): Sources => replacements.reduce(replaceSelector, { javascript: sources.javascript, css: sources.css });
