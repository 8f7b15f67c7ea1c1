import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Brand } from '@safecode/domain/brands/brand';
import type { BrandDomain, RobotsOverride } from '@safecode/domain/domain-proofs/domain-proof';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listProofs } from '@safecode/database/domain-proofs/proof-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { provableHosts } from './proof-records.js';
import { viewDomain } from './view-domain.js';

/** The hosts of a brand, each with what proves it and how its proof stands. @throws access.not_found, access.denied */
export async function listDomains(deps: Deps, principal: Principal, input: { readonly brandId: number }): Promise<{ rows: BrandDomain[] }> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    const proofs = new Map((await listProofs(tx, brand.id)).map((proof) => [proof.host, proof]));
    const { organizationId } = principal;
    return { rows: provableHosts(brand).map((host) => viewDomain(deps, { organizationId, brand, host }, proofs.get(host))) };
  });
}

/** Hosts of a brand whose robots.txt is not asked, because they are proved to be the brand's and somebody decided so. */
export async function listOverrides(tx: TenantTransaction, brand: Pick<Brand, 'id' | 'site' | 'domains'>): Promise<RobotsOverride[]> {
  const hosts = new Set(provableHosts(brand));
  const proofs = await listProofs(tx, brand.id);
  return proofs
    .filter(({ host, state, watchDespiteRobots }) => watchDespiteRobots && state === 'verified' && hosts.has(host))
    .map(({ host, overrideBy, overrideAt }) => ({ host, by: overrideBy, at: overrideAt?.toISOString() ?? null }));
}
