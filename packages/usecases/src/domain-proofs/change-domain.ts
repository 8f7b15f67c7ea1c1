import type { Principal } from '@safecode/domain/access/principal';
import type { BrandDomain } from '@safecode/domain/domain-proofs/domain-proof';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { askForProof, lockProof, lockProofOf, setOverride } from '@safecode/database/domain-proofs/proof-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { assertBrandHost } from './proof-records.js';
import { viewDomain } from './view-domain.js';

/** Looks for the proof of a host now; the answer says that it is under way. @throws access.not_found, access.denied, conflict.archived, domain.unknown */
export async function checkDomain(deps: Deps, principal: Principal, input: { readonly brandId: number; readonly host: string }): Promise<BrandDomain> {
  const { host } = input;
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'brand.update' });
    assertBrandHost(brand, host);
    const { organizationId } = tx.tenantContext;
    const proofId = await askForProof(tx, { brandId: brand.id, host, at: deps.clock.now() });
    await enqueueJob(tx, 'domains.check_proof', { payload: { organizationId, proofId }, jobKey: `proof:${proofId}` });
    const proof = await lockProof(tx, proofId);
    return {
      result: viewDomain(deps, { organizationId, brand, host }, proof ?? undefined),
      ledger: [{ action: 'domain.check_requested', objectType: 'domain', objectId: host, brandId: brand.id }],
    };
  });
}

/**
 * Decides whether pages of a host are visited although its robots.txt asks automatic visitors to stay away.
 * @throws access.not_found, access.denied, conflict.archived, domain.unknown, domain.not_verified
 */
export async function setRobotsOverride(deps: Deps, principal: Principal, input: { readonly brandId: number; readonly host: string; readonly watchDespiteRobots: boolean }): Promise<BrandDomain> {
  const { host, watchDespiteRobots } = input;
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'brand.update' });
    assertBrandHost(brand, host);
    const before = await lockProofOf(tx, { brandId: brand.id, host });
    if (before?.state !== 'verified') throw new DomainError('domain.not_verified', { host });
    await setOverride(tx, before.id, { watchDespiteRobots, at: deps.clock.now() });
    const after = await lockProof(tx, before.id);
    return {
      result: viewDomain(deps, { organizationId: tx.tenantContext.organizationId, brand, host }, after ?? undefined),
      ledger: [
        { action: 'domain.robots_override_changed', objectType: 'domain', objectId: host, brandId: brand.id, before: { watchDespiteRobots: before.watchDespiteRobots }, after: { watchDespiteRobots, provedBy: before.method } },
      ],
    };
  });
}
