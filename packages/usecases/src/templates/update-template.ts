import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { templateContentSchema, type Template, type updateTemplateSchema } from '@safecode/domain/templates/template';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findTemplate, updateTemplate as writeTemplate } from '@safecode/database/templates/template-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';
import { templateForLedger } from './template-ledger.js';
import { assertSafeTemplate } from './verify-template.js';

/**
 * Saves the next version of a template, verified as it is saved.
 * @throws access.not_found, access.denied, conflict.archived, conflict.stale_version, brand.page_type_unknown,
 *   template.placeholder_mismatch, template.not_safe
 */
export async function updateTemplate(deps: Deps, principal: Principal, input: z.infer<typeof updateTemplateSchema>): Promise<Template> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = assertVisible(principal, await findTemplate(tx, input.id), 'template');
    const brand = await assertChangeableBrand(tx, principal, { brandId: before.brandId, permission: 'knowledge.update' });
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'template' });
    const content = templateContentSchema.parse(input);
    assertKnownPageTypes(brand, content.pageTypes);
    const { report } = assertSafeTemplate(await deps.knowledge.getFor(tx, brand), content);
    const template = await writeTemplate(tx, { id: input.id, expectedVersion: input.expectedVersion, content, report });
    return {
      result: template,
      ledger: [
        {
          action: 'template.updated',
          objectType: 'template',
          objectId: template.id,
          brandId: brand.id,
          before: templateForLedger(before),
          after: templateForLedger(content),
        },
      ],
    };
  });
}
