import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LegalHold, PlaceHold, previewRetentionSchema, releaseHoldSchema, Retention, RetentionPreview, setRetentionSchema } from '@safecode/domain/ledger/retention';
import { LEDGER_CLASSES } from '@safecode/domain/ledger/retention';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { readChainHead } from '@safecode/database/ledger/ledger-status';
import { countDue, findRemovable, insertHold, listHolds, readRetention, releaseHold as endHold, writeRetention } from '@safecode/database/ledger/retention-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { dueClasses, removableBefore } from './retention-rules.js';

/** How long the contents of entries are kept. @throws access.denied */
export async function getRetention(deps: Deps, principal: Principal): Promise<Retention> {
  assertCan(principal, 'audit.read');
  return inTenant(deps.db, tenantContextOf(principal), readRetention);
}

/** What the days would do now. Changes nothing. @throws access.denied */
export async function previewRetention(deps: Deps, principal: Principal, { days }: z.infer<typeof previewRetentionSchema>): Promise<RetentionPreview> {
  assertCan(principal, 'audit.manage');
  const now = deps.clock.now();
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const { sequence: upTo } = await readChainHead(tx);
    const due = new Map(dueClasses(days, now).map((found) => [found.name, found]));
    const classes: RetentionPreview['classes'] = [];
    for (const name of LEDGER_CLASSES) {
      const found = due.get(name);
      classes.push({ name, ...(found === undefined ? { due: 0, held: 0 } : await countDue(tx, found, upTo)) });
    }
    const before = removableBefore(days, now);
    const removable = before === null ? null : await findRemovable(tx, { before, upTo, limit: upTo });
    return { classes, removable: removable === null ? 0 : removable.last.sequence - removable.first + 1, upTo };
  });
}

/** Sets how long contents are kept; the worker applies it every night. @throws access.denied, conflict.stale_version */
export async function setRetention(deps: Deps, principal: Principal, input: z.infer<typeof setRetentionSchema>): Promise<Retention> {
  assertCan(principal, 'audit.manage');
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = await readRetention(tx);
    if (!(await writeRetention(tx, input.days, input.expectedVersion))) throw new DomainError('conflict.stale_version', { changedBy: before.updatedBy ?? 'somebody else' });
    const after = await readRetention(tx);
    return {
      result: after,
      ledger: [{ action: 'retention.changed' as const, objectType: 'ledger', objectId: principal.organizationId, before: before.days, after: after.days }],
    };
  });
}

/** Legal holds, those in force first. @throws access.denied */
export async function getHolds(deps: Deps, principal: Principal): Promise<{ rows: LegalHold[] }> {
  assertCan(principal, 'audit.read');
  return { rows: await inTenant(deps.db, tenantContextOf(principal), listHolds) };
}

/** Keeps everything about the organisation, a brand or a code until the hold is released. @throws access.denied, access.not_found */
export async function placeHold(deps: Deps, principal: Principal, input: PlaceHold): Promise<{ rows: LegalHold[] }> {
  assertCan(principal, 'audit.manage');
  const brandId = input.scope === 'brand' ? input.brandId : null;
  const codeId = input.scope === 'code' ? input.codeId : null;
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const id = await insertHold(tx, input);
    const entry = { action: 'legal_hold.placed' as const, objectType: 'legal_hold', objectId: id, brandId, codeId, after: { scope: input.scope, brandId, codeId }, reason: input.reason };
    return { result: { rows: await listHolds(tx) }, ledger: [entry] };
  });
}

/** Ends a hold. @throws access.denied, access.not_found */
export async function releaseHold(deps: Deps, principal: Principal, input: z.infer<typeof releaseHoldSchema>): Promise<{ rows: LegalHold[] }> {
  assertCan(principal, 'audit.manage');
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    if (!(await endHold(tx, input.id))) throw new DomainError('access.not_found', { what: 'legal hold' });
    return { result: { rows: await listHolds(tx) }, ledger: [{ action: 'legal_hold.released' as const, objectType: 'legal_hold', objectId: input.id, reason: input.reason }] };
  });
}
