import { hash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, as hex. */
export function hashText(text: string): string {
  return hash('sha256', text, 'hex');
}
