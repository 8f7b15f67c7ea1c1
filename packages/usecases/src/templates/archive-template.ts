import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Template } from '@safecode/domain/templates/template';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { archiveTemplate as markArchived, findTemplate } from '@safecode/database/templates/template-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** Archives a template: it is not used any more; code made from it stays. @throws access.not_found, access.denied, conflict.archived */
export async function archiveTemplate(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<Template> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = assertVisible(principal, await findTemplate(tx, input.id), 'template');
    await assertChangeableBrand(tx, principal, { brandId: before.brandId, permission: 'knowledge.update' });
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'template' });
    const template = await markArchived(tx, before.id);
    return {
      result: template,
      ledger: [
        {
          action: 'template.archived',
          objectType: 'template',
          objectId: template.id,
          brandId: template.brandId,
          before: { slug: before.slug, status: before.status },
          after: { status: template.status },
        },
      ],
    };
  });
}
