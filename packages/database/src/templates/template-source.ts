import type { TenantTransaction } from '../connection/in-tenant.js';

/** The texts of a template at one version, placeholders unfilled; null when there is no such version. */
export async function findTemplateSource(tx: TenantTransaction, template: { readonly id: number; readonly version: number }): Promise<{ javascript: string; css: string } | null> {
  const row = await tx
    .selectFrom('template_versions')
    .select(['javascript', 'css'])
    .where('template_id', '=', template.id)
    .where('version', '=', template.version)
    .executeTakeFirst();
  return row ?? null;
}
