import { ERROR_CODES, type ErrorCode, type ErrorKind } from './error-codes.js';

export type ErrorData = Readonly<Record<string, unknown>>;

/**
 * A refusal with a stable code, data that is safe to show, and a sentence for people. `cause` is for the log only
 * and never leaves the process.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, data: ErrorData = {}, options?: { cause?: unknown }) {
    super(fillSentence(ERROR_CODES[code].message, data), options);
    this.name = 'DomainError';
    this.code = code;
    this.data = data;
  }

  get kind(): ErrorKind {
    return ERROR_CODES[this.code];
  }
}

/** Replaces each `{name}` of a sentence by the value of that name; a missing one becomes nothing. */
export function fillSentence(sentence: string, data: ErrorData): string {
  return sentence
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = data[name];
      if (Array.isArray(value)) return value.join(', ');
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    })
    .trim();
}
