import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Correction, RetractCorrection } from '@safecode/domain/corrections/correction';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { findCorrection, markRetracted } from '@safecode/database/corrections/correction-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { enqueueMining } from '../learning/enqueue-mining.js';

/**
 * Takes a correction back: what was learnt from it is looked through again without it. The revision it made stays, for
 * people to decide on. Whoever reported it may, and whoever decides on lessons.
 * @throws access.not_found, access.denied, correction.retracted
 */
export async function retractCorrection(deps: Deps, principal: Principal, input: RetractCorrection): Promise<Correction> {
  const { id, reason } = input;
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const correction = assertVisible(principal, await findCorrection(tx, id), 'correction');
    const isOwn = principal.actor.kind === 'user' && principal.actor.userId === correction.reportedBy;
    assertCan(principal, isOwn ? 'code.edit' : 'lesson.decide', correction.brandId);
    if (!(await markRetracted(tx, id, reason))) throw new DomainError('correction.retracted');
    if (correction.kind !== 'format_only') await enqueueMining(tx, correction.brandId);
    const retracted = await findCorrection(tx, id);
    if (retracted === null) throw new Error('The correction is gone.');
    return {
      result: retracted,
      ledger: [{ action: 'correction.retracted', objectType: 'correction', objectId: id, brandId: correction.brandId, codeId: correction.codeId, before: { kind: correction.kind, reporter: correction.reportedBy }, reason }],
    };
  });
}
