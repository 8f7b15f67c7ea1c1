import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { PreviewCorrection } from '@safecode/domain/corrections/correction';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import { findCode } from '@safecode/database/codes/code-read-model';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findRevision, type StoredRevision } from '@safecode/database/revisions/revision-repository';
import { assertVisible } from '../access/assert-visible.js';
import type { Deps } from '../deps.js';
import type { CompiledKnowledge } from '../knowledge/knowledge-cache.js';
import type { Sources } from './classify-sides.js';

/** A code with the two sides of a correction. */
export interface LoadedSides {
  readonly code: GeneratedCode;
  readonly original: StoredRevision;
  readonly corrected: Sources;
  /** The revision that is right; null when its text is to become one. */
  readonly correctedRevision: number | null;
  readonly known: CompiledKnowledge;
}

/**
 * Reads what a correction is about. @throws access.not_found, access.denied, correction.sides when neither or both kinds of
 * corrected side are given
 */
export async function loadSides(deps: Deps, tx: TenantTransaction, { principal, input }: { readonly principal: Principal; readonly input: PreviewCorrection }): Promise<LoadedSides> {
  const code = assertVisible(principal, await findCode(tx, input.id), 'code');
  assertCan(principal, 'code.edit', code.brandId);
  const original = await findRevision(tx, code.id, input.originalRevision);
  if (original === null) throw new DomainError('access.not_found', { what: 'revision' });
  const known = await deps.knowledge.get(tx, code.brandId);
  const { correctedRevision, javascript, css } = input;
  if (correctedRevision === undefined) {
    if (javascript === undefined || css === undefined) throw new DomainError('correction.sides');
    return { code, original, corrected: { javascript, css }, correctedRevision: null, known };
  }
  if (javascript !== undefined || css !== undefined || correctedRevision <= input.originalRevision) throw new DomainError('correction.sides');
  const corrected = await findRevision(tx, code.id, correctedRevision);
  if (corrected === null) throw new DomainError('access.not_found', { what: 'revision' });
  return { code, original, corrected, correctedRevision, known };
}
