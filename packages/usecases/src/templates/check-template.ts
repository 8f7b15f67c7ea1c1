import type { Principal } from '@safecode/domain/access/principal';
import { templateContentSchema, type checkTemplateResultSchema, type checkTemplateSchema } from '@safecode/domain/templates/template';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';
import { verifyTemplate } from './verify-template.js';

/**
 * What saving this template would say, without saving it.
 * @throws access.not_found, access.denied, conflict.archived, brand.page_type_unknown, template.placeholder_mismatch
 */
export async function checkTemplate(
  deps: Deps,
  principal: Principal,
  input: z.infer<typeof checkTemplateSchema>,
): Promise<z.infer<typeof checkTemplateResultSchema>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'knowledge.update' });
    const content = templateContentSchema.parse(input);
    assertKnownPageTypes(brand, content.pageTypes);
    const { knowledge, policy } = await deps.knowledge.getFor(tx, brand);
    const { report, javascript, css } = verifyTemplate({ policy, selectors: knowledge.selectors }, content);
    return { report, javascript, css };
  });
}
