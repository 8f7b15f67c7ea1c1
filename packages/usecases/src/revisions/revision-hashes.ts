import type { VariationReport } from '@safecode/domain/verification/report';
import { hashParts } from '@safecode/generator/content-hash';

/** What a revision means and does, as one hash each over its parts. Null where a part has none. */
export interface RevisionHashes {
  readonly astHash: string | null;
  readonly effectsHash: string | null;
}

/**
 * The hashes of the parts, taken together in the order of their languages. Formatting, comments and local names do not
 * change them. They are only comparable when they come from the same version of the verifier, so the version is in them.
 */
export function revisionHashes({ parts }: VariationReport): RevisionHashes {
  const sorted = [...parts].sort((one, other) => one.language.localeCompare(other.language));
  const combine = (purpose: string, hashOf: (part: VariationReport['parts'][number]) => string | null | undefined): string | null => {
    const hashes = sorted.flatMap((part) => [part.language, part.verifierVersion, hashOf(part) ?? '']);
    return sorted.some((part) => (hashOf(part) ?? '') === '') || sorted.length === 0 ? null : hashParts(purpose, hashes);
  };
  return { astHash: combine('safecode-ast-1', (part) => part.astHash), effectsHash: combine('safecode-effects-1', (part) => part.effectsHash) };
}
