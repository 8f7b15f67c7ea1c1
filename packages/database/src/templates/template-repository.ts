import type { Page } from '@safecode/domain/paging/page';
import type { Template, TemplateContent } from '@safecode/domain/templates/template';
import type { VariationReport } from '@safecode/domain/verification/report';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { assertUpdated, refuseTaken } from '../connection/refusals.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

/** A template with the code of its current version. */
export const selectTemplate = (tx: TenantTransaction) =>
  tx
    .selectFrom('templates as t')
    .innerJoin('template_versions as v', (join) =>
      join.onRef('v.organization_id', '=', 't.organization_id').onRef('v.template_id', '=', 't.id').onRef('v.version', '=', 't.version'),
    )
    .select([
      't.id', 't.brand_id', 't.slug', 't.version', 't.status', 't.name', 't.description', 't.test_type', 't.keywords', 't.page_types',
      'v.javascript', 'v.css', 'v.slots', 'v.report', 't.created_at', 't.updated_at', 't.updated_by',
    ]);
type TemplateRow = Awaited<ReturnType<ReturnType<typeof selectTemplate>['executeTakeFirstOrThrow']>>;

export const toTemplate = (row: TemplateRow): Template => ({
  id: row.id,
  brandId: row.brand_id,
  slug: row.slug,
  version: row.version,
  status: row.status,
  name: row.name,
  description: row.description,
  testType: row.test_type,
  keywords: row.keywords,
  pageTypes: row.page_types,
  javascript: row.javascript,
  css: row.css,
  slots: row.slots,
  report: row.report,
  createdAt: toIso(row.created_at),
  updatedAt: toIso(row.updated_at),
  updatedBy: row.updated_by,
});

export async function findTemplate(tx: TenantTransaction, id: number): Promise<Template | null> {
  const row = await selectTemplate(tx).where('t.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toTemplate(row);
}

/** A version of a template as it was, under the template's present address and status; null when there is none. */
export async function findTemplateVersion(tx: TenantTransaction, id: number, version: number): Promise<Template | null> {
  const row = await tx
    .selectFrom('templates as t')
    .innerJoin('template_versions as v', (join) => join.onRef('v.organization_id', '=', 't.organization_id').onRef('v.template_id', '=', 't.id'))
    .select([
      't.id', 't.brand_id', 't.slug', 'v.version', 't.status', 'v.name', 'v.description', 'v.test_type', 'v.keywords', 'v.page_types',
      'v.javascript', 'v.css', 'v.slots', 'v.report', 'v.created_at', 'v.created_at as updated_at', 'v.created_by as updated_by',
    ])
    .where('v.template_id', '=', id)
    .where('v.version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : toTemplate(row);
}

/** Published templates of a brand, with their code. */
export async function listPublishedTemplates(tx: TenantTransaction, brandId: number): Promise<Template[]> {
  const rows = await selectTemplate(tx).where('t.brand_id', '=', brandId).where('t.status', '=', 'published').orderBy('t.id').execute();
  return rows.map(toTemplate);
}

const headOf = (content: TemplateContent) => ({
  name: content.name,
  description: content.description,
  test_type: content.testType,
  keywords: content.keywords,
  page_types: content.pageTypes,
  called: [content.name, content.testType.replaceAll('-', ' '), ...content.keywords].join(' '),
});

interface VersionOf {
  readonly id: number;
  readonly version: number;
  readonly content: TemplateContent;
  readonly report: VariationReport;
}

async function insertVersion(tx: TenantTransaction, { id, version, content, report }: VersionOf): Promise<void> {
  await tx
    .insertInto('template_versions')
    .values({
      template_id: id,
      version,
      name: content.name,
      description: content.description,
      test_type: content.testType,
      keywords: content.keywords,
      page_types: content.pageTypes,
      javascript: content.javascript,
      css: content.css,
      slots: JSON.stringify(content.slots),
      report: JSON.stringify(report),
    })
    .execute();
}

export interface NewTemplate {
  readonly brandId: number;
  readonly slug: string;
  readonly content: TemplateContent;
  readonly report: VariationReport;
}

/** @throws conflict.exists when the brand has a template of this slug */
export async function insertTemplate(tx: TenantTransaction, template: NewTemplate): Promise<Template> {
  const { id } = await refuseTaken({ what: 'a template with the address', value: template.slug }, () =>
    tx.insertInto('templates').values({ brand_id: template.brandId, slug: template.slug, ...headOf(template.content) }).returning('id').executeTakeFirstOrThrow(),
  );
  await insertVersion(tx, { id, version: 1, content: template.content, report: template.report });
  return toTemplate(await selectTemplate(tx).where('t.id', '=', id).executeTakeFirstOrThrow());
}

export interface TemplateChange {
  readonly id: number;
  readonly expectedVersion: number;
  readonly content: TemplateContent;
  readonly report: VariationReport;
}

/** Writes the next version; earlier ones stay as they are. @throws conflict.stale_version, access.not_found */
export async function updateTemplate(tx: TenantTransaction, change: TemplateChange): Promise<Template> {
  const row = await tx
    .updateTable('templates')
    .set({ ...headOf(change.content), version: change.expectedVersion + 1, updated_at: sql<Date>`now()`, updated_by: sql<string | null>`app.actor_label()` })
    .where('id', '=', change.id)
    .where('version', '=', change.expectedVersion)
    .returning('id')
    .executeTakeFirst();
  const current = row === undefined ? await findTemplate(tx, change.id) : null;
  assertUpdated(row, current ?? undefined, 'template');
  await insertVersion(tx, { id: change.id, version: change.expectedVersion + 1, content: change.content, report: change.report });
  return toTemplate(await selectTemplate(tx).where('t.id', '=', change.id).executeTakeFirstOrThrow());
}

export async function archiveTemplate(tx: TenantTransaction, id: number): Promise<Template> {
  await tx
    .updateTable('templates')
    .set({ status: 'archived', updated_at: sql<Date>`now()`, updated_by: sql<string | null>`app.actor_label()` })
    .where('id', '=', id)
    .execute();
  return toTemplate(assertUpdated(await selectTemplate(tx).where('t.id', '=', id).executeTakeFirst(), undefined, 'template'));
}

export interface TemplateQuery {
  readonly brandId: number;
  readonly pageType?: string | undefined;
  readonly status?: 'published' | 'archived' | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly cursorKey: Buffer;
}

/** Templates of a brand by name; archived ones only when asked for. */
export async function listTemplates(tx: TenantTransaction, query: TemplateQuery): Promise<Page<Template>> {
  let matching = selectTemplate(tx).where('t.brand_id', '=', query.brandId).where('t.status', '=', query.status ?? 'published');
  if (query.pageType !== undefined) matching = matching.where(sql<boolean>`${query.pageType} = any(t.page_types)`);
  const q = query.q?.trim() ?? '';
  if (q !== '') {
    const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    matching = matching.where(sql<boolean>`(t.called ilike ${pattern} or t.description ilike ${pattern} or t.slug ilike ${pattern})`);
  }
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'templates', query.cursor);
  const rows = position === null ? matching : matching.where(sql<boolean>`(t.name, t.id) > (${position[0]}::text, ${position[1]}::integer)`);
  return pageOfRows({
    found: await rows.orderBy('t.name').orderBy('t.id').limit(query.limit + 1).execute(),
    limit: query.limit,
    tx,
    toView: toTemplate,
    cursorOf: (row) => encodeCursor(query.cursorKey, 'templates', [row.name, row.id]),
    count: () => matching.clearSelect().select('t.id'),
  });
}
