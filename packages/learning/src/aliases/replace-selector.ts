import type { CodeLanguage } from '@safecode/domain/verification/report';
import { containsSelector } from '../positions/used-selectors.js';
import { plainQuotes } from '../text/plain-quotes.js';
import { applyAlias } from './apply-alias.js';

/**
 * Puts one selector in the place of another wherever a selector of the code has it, also where the code writes it with
 * escaped quotes. Returns the code itself when nothing is to change.
 */
export function replaceSelectorIn(code: string, { from, to }: { readonly from: string; readonly to: string }, language: CodeLanguage): string {
  if (code === '') return code;
  const plain = language === 'js' ? plainQuotes(code, (value) => isSelectorWith(value, from)) : code;
  const next = applyAlias({ type: 'alias', from, to }, plain, language);
  return next === plain ? code : next;
}

/** A list of selectors counts by its members. */
const isSelectorWith = (value: string, selector: string): boolean => value.split(',').some((member) => containsSelector(member.trim(), selector));
