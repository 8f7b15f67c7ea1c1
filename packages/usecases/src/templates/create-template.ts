import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { templateContentSchema, type createTemplateSchema, type Template } from '@safecode/domain/templates/template';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertTemplate } from '@safecode/database/templates/template-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';
import { templateForLedger } from './template-ledger.js';
import { assertSafeTemplate } from './verify-template.js';

/**
 * Adds a template, verified as it is saved.
 * @throws access.not_found, access.denied, conflict.archived, conflict.exists, brand.page_type_unknown,
 *   template.placeholder_mismatch, template.not_safe
 */
export async function createTemplate(deps: Deps, principal: Principal, input: z.infer<typeof createTemplateSchema>): Promise<Template> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'knowledge.update' });
    const content = templateContentSchema.parse(input);
    assertKnownPageTypes(brand, content.pageTypes);
    const { report } = assertSafeTemplate(await deps.knowledge.getFor(tx, brand), content);
    const template = await insertTemplate(tx, { brandId: brand.id, slug: input.slug ?? slugOf(content.name), content, report });
    return {
      result: template,
      ledger: [{ action: 'template.created', objectType: 'template', objectId: template.id, brandId: brand.id, after: templateForLedger(content) }],
    };
  });
}

/** `Sticky bar (new)` becomes `sticky-bar-new`. @throws input.invalid for a name without a letter or digit to use */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  if (slug === '') throw new DomainError('input.invalid', { issues: [{ path: 'slug', message: 'The name has no letters from a to z: give the template an address.', code: 'custom' }] });
  return slug;
}
