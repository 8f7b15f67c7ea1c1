import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Template } from '@safecode/domain/templates/template';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findTemplate } from '@safecode/database/templates/template-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** One template with the code of its current version. @throws access.not_found, access.denied */
export async function getTemplate(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<Template> {
  const found = await inTenant(deps.db, tenantContextOf(principal), (tx) => findTemplate(tx, input.id));
  const template = assertVisible(principal, found, 'template');
  assertCan(principal, 'brand.read', template.brandId);
  return template;
}
