import { assertCan, hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { OpalRequest } from '@safecode/domain/requests/opal-request';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findRequest } from '@safecode/database/requests/request-read-model';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** One call of a tool. A call without a known brand is shown to those who see every brand. @throws access.not_found, access.denied */
export async function getRequest(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<OpalRequest> {
  const request = await inTenant(deps.db, tenantContextOf(principal), (tx) => findRequest(tx, input.id));
  const isVisible = request !== null && (request.brandId === null ? visibleBrandIds(principal) === null : hasBrandAccess(principal, request.brandId));
  if (request === null || !isVisible) throw new DomainError('access.not_found', { what: 'request' });
  assertCan(principal, 'request.read', request.brandId ?? undefined);
  return request;
}
