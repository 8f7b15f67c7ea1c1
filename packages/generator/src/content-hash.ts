import { createHash } from 'node:crypto';

/** The code a hash speaks for. */
export interface HashedContent {
  readonly pageType: string;
  readonly javascript: string;
  readonly css: string;
}

/**
 * SHA-256, hex, over the canonical encoding of page type, JavaScript and CSS: each part as its length in UTF-8 bytes, a
 * colon and the bytes, so that no two contents share an encoding. The encoding is part of every approval: it never changes.
 */
export function contentHashOf(content: HashedContent): string {
  return hashParts('safecode-content-1', [content.pageType, content.javascript, content.css]);
}

/** SHA-256, hex, over a list of texts, each led by its length. `purpose` keeps hashes of different uses apart. */
export function hashParts(purpose: string, parts: readonly string[]): string {
  const hash = createHash('sha256').update(`${purpose}\n`);
  for (const part of parts) hash.update(`${Buffer.byteLength(part, 'utf8')}:`).update(part, 'utf8');
  return hash.digest('hex');
}
