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

export interface TemplateVersionSource {
  readonly version: number;
  readonly javascript: string;
  readonly css: string;
  readonly changedBy: string | null;
}

/** The texts of a template at each version up to one, the oldest first, with who wrote it. */
export async function listTemplateVersions(tx: TenantTransaction, template: { readonly id: number; readonly version: number }): Promise<TemplateVersionSource[]> {
  return tx
    .selectFrom('template_versions')
    .select(['version', 'javascript', 'css', 'created_by as changedBy'])
    .where('template_id', '=', template.id)
    .where('version', '<=', template.version)
    .orderBy('version')
    .execute();
}
