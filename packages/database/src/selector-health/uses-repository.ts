import type { CodeStatus } from '@safecode/domain/codes/generated-code';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What is kept of one text: the selectors that stand in it, and those it resolves to. */
export interface SelectorUses {
  readonly written: readonly string[];
  readonly resolved: readonly string[];
}

/** A code of a brand by its newest revision. `uses` is null while nobody has read this content. */
export interface UsingCode {
  readonly id: number;
  readonly title: string;
  readonly status: CodeStatus;
  readonly pageType: string;
  readonly contentHash: string;
  readonly uses: SelectorUses | null;
}

export interface UsesQuery {
  readonly brandId: number;
  /** Null: codes of every status. */
  readonly statuses: readonly string[] | null;
  readonly reader: number;
  readonly limit: number;
}

/** Codes of a brand with what is known of the selectors they use, the newest first. No text is read. */
export async function listUsingCodes(tx: TenantTransaction, { brandId, statuses, reader, limit }: UsesQuery): Promise<UsingCode[]> {
  const { rows } = await sql<Omit<UsingCode, 'uses'> & { written: string[] | null; resolved: string[] | null }>`
    select c.id, c.title, c.status, c.page_type as "pageType", coalesce(r.content_hash, c.content_hash) as "contentHash", u.written, u.resolved
      from generated_code c
      left join lateral (
        select v.content_hash from code_revisions v
         where v.organization_id = c.organization_id and v.code_id = c.id order by v.number desc limit 1) r on true
      left join selector_uses u on u.organization_id = c.organization_id and u.source = 'code:' || coalesce(r.content_hash, c.content_hash) and u.reader = ${reader}
     where c.organization_id = app.organization_id() and c.brand_id = ${brandId}
       and (${statuses === null} or c.status = any(${[...(statuses ?? [])]}::text[]))
     order by c.id desc limit ${limit}`.execute(tx);
  return rows.map(({ written, resolved, ...code }) => ({ ...code, uses: written === null || resolved === null ? null : { written, resolved } }));
}

/** A code with its texts, by its newest revision. */
export interface CodeText {
  readonly id: number;
  readonly contentHash: string;
  readonly javascript: string;
  readonly css: string;
  /** Selectors it resolves to, as the verifier declared them. */
  readonly resolved: readonly string[];
}

/** The texts of codes, by their newest revisions. */
export async function readCodeTexts(tx: TenantTransaction, ids: readonly number[]): Promise<CodeText[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CodeText>`
    select c.id, coalesce(r.content_hash, c.content_hash) as "contentHash", coalesce(r.javascript, c.javascript) as javascript, coalesce(r.css, c.css) as css,
           array(select distinct jsonb_array_elements_text(part -> 'effects' -> 'selectors') from jsonb_array_elements(coalesce(r.report, c.report) -> 'parts') part) as resolved
      from generated_code c
      left join lateral (
        select v.content_hash, v.javascript, v.css, v.report from code_revisions v
         where v.organization_id = c.organization_id and v.code_id = c.id order by v.number desc limit 1) r on true
     where c.organization_id = app.organization_id() and c.id = any(${[...ids]}::integer[])
     order by c.id`.execute(tx);
  return rows;
}

/** What is known of the uses of some texts, by source. */
export async function findUses(tx: TenantTransaction, sources: readonly string[], reader: number): Promise<Map<string, SelectorUses>> {
  if (sources.length === 0) return new Map();
  const rows = await tx.selectFrom('selector_uses').select(['source', 'written', 'resolved']).where('source', 'in', [...sources]).where('reader', '=', reader).execute();
  return new Map(rows.map(({ source, written, resolved }) => [source, { written, resolved }]));
}

/** Keeps what was read of texts. Two that read the same text write the same. */
export async function keepUses(tx: TenantTransaction, uses: ReadonlyMap<string, SelectorUses>, reader: number): Promise<void> {
  if (uses.size === 0) return;
  await tx
    .insertInto('selector_uses')
    .values([...uses].sort(([one], [other]) => (one < other ? -1 : 1)).map(([source, { written, resolved }]) => ({ source, reader, written: [...written], resolved: [...resolved] })))
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'source'])
        .doUpdateSet((is) => ({ reader: is.ref('excluded.reader'), written: is.ref('excluded.written'), resolved: is.ref('excluded.resolved') }))
        .where((is) => is('selector_uses.reader', '<', is.ref('excluded.reader'))),
    )
    .execute();
}
