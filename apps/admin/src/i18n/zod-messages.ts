import { z } from 'zod';
import { plural } from './format-number.js';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const characters = (count: number): string => plural(count, { one: '# character', other: '# characters' });

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  const minimum = Number(issue.minimum);
  if (issue.origin === 'string') return minimum <= 1 ? 'Fill this in.' : `Use at least ${characters(minimum)}.`;
  if (issue.origin === 'array' || issue.origin === 'set') return minimum <= 1 ? 'Choose at least one.' : `Choose at least ${minimum}.`;
  return issue.inclusive === false ? `Use a number above ${minimum}.` : `Use ${minimum} or more.`;
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): string {
  const maximum = Number(issue.maximum);
  if (issue.origin === 'string') return `Use at most ${characters(maximum)}.`;
  if (issue.origin === 'array' || issue.origin === 'set') return `Choose at most ${maximum}.`;
  return `Use ${maximum} or less.`;
}

const named = (input: unknown): string => (typeof input === 'string' && input.trim() !== '' ? `"${input.trim().slice(0, 80)}"` : 'This');

/** The sentence for an issue that its schema does not word itself; undefined leaves zod's own. */
export function sentenceOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === '' ? 'Fill this in.' : `This is not a ${issue.expected}.`;
    case 'invalid_format':
      if (issue.format === 'url') return 'This is not an address such as "https://www.shop.example".';
      // Of a pasted list it must say which.
      return issue.format === 'email' ? `${named(issue.input)} is not a mail address.` : 'This does not have the expected form.';
    case 'invalid_value':
      return 'Choose one of the listed values.';
    default:
      return undefined;
  }
}

/** Makes every schema of the product speak in sentences in this browser. */
export const wordZodIssues = (): void => {
  z.config({ customError: sentenceOf });
};
