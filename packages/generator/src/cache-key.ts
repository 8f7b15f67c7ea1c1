import type { SlotValues } from '@safecode/domain/templates/slot';
import type { Drafter, DraftRequest } from './drafter.js';
import { ENGINE_VERSION } from './engine-version.js';
import { hashParts } from './content-hash.js';

export interface CacheKeyInput {
  readonly request: Pick<DraftRequest, 'brand' | 'pageType' | 'description' | 'templateSlug' | 'answers'>;
  readonly drafter: Pick<Drafter, 'provider' | 'model' | 'promptVersion'>;
  readonly verifierVersion: string;
  /** What differs from the brand's knowledge at its version; absent: nothing. */
  readonly variant?: string | undefined;
}

/**
 * Key of the exact cache: SHA-256, hex, over everything the answer depends on. Two requests share it only when they ask
 * the same of the same brand at the same knowledge version, with the same drafter and the same verifier. Brand ids are
 * unique in the installation, so that a key never crosses brands or organisations.
 */
export function cacheKeyOf(input: CacheKeyInput): string {
  const { request, drafter } = input;
  return hashParts('safecode-generation-1', [
    String(request.brand.id),
    String(request.brand.knowledgeVersion),
    drafter.provider,
    drafter.model,
    drafter.promptVersion ?? '',
    ENGINE_VERSION,
    input.verifierVersion,
    request.pageType,
    normalizeDescription(request.description),
    request.templateSlug ?? '',
    canonicalAnswers(request.answers),
    ...(input.variant === undefined ? [] : [input.variant]),
  ]);
}

/** Two spellings of the same text become one: Unicode form C, `\n` line ends, no white space at the ends. */
export function normalizeDescription(description: string): string {
  return description.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
}

function canonicalAnswers(answers: SlotValues): string {
  const entries = Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(entries);
}
