import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Page } from '@safecode/domain/paging/page';
import type { Template, listTemplatesSchema } from '@safecode/domain/templates/template';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listTemplates as selectTemplates } from '@safecode/database/templates/template-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** Templates of a brand. @throws access.not_found, access.denied */
export async function listTemplates(deps: Deps, principal: Principal, input: z.infer<typeof listTemplatesSchema>): Promise<Page<Template>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    return selectTemplates(tx, { ...input, cursorKey: deps.keys.cursor });
  });
}
