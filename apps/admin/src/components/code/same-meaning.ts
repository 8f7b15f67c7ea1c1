import type { VariationReport } from '@safecode/domain/verification/report';

/**
 * Whether two versions mean and do the same, by the hashes of the verifier, part by part. Null when a part has no hash:
 * it does not parse, or an older verifier gave none.
 */
export function isSameMeaning(before: VariationReport, after: VariationReport): boolean | null {
  const languages = new Set([...before.parts, ...after.parts].map((part) => part.language));
  let isSame = true;
  for (const language of languages) {
    const [old, made] = [before, after].map((report) => report.parts.find((part) => part.language === language));
    if (old === undefined || made === undefined) return false;
    const hashes = [old.astHash, made.astHash, old.effectsHash, made.effectsHash];
    if (hashes.some((hash) => typeof hash !== 'string')) return null;
    if (old.astHash !== made.astHash || old.effectsHash !== made.effectsHash) isSame = false;
  }
  return isSame;
}
