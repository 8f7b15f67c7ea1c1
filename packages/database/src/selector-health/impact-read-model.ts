import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Code of a brand that is approved, scheduled or live, by its newest revision. */
export interface CodeAtRisk {
  readonly id: number;
  readonly title: string;
  readonly status: string;
  readonly contentHash: string;
  readonly javascript: string;
  readonly css: string;
  /** Selectors its code resolves to, as the verifier declared them. */
  readonly selectors: readonly string[];
}

/** Every code of a brand that visitors see or soon will, with the selectors it touches. */
export async function listCodesAtRisk(tx: TenantTransaction, brandId: number): Promise<CodeAtRisk[]> {
  const { rows } = await sql<CodeAtRisk>`
    select c.id, c.title, c.status, coalesce(r.content_hash, c.content_hash) as "contentHash", coalesce(r.javascript, c.javascript) as javascript, coalesce(r.css, c.css) as css,
           array(select distinct jsonb_array_elements_text(part -> 'effects' -> 'selectors') from jsonb_array_elements(coalesce(r.report, c.report) -> 'parts') part) as selectors
      from generated_code c
      left join lateral (
        select v.content_hash, v.javascript, v.css, v.report from code_revisions v
         where v.organization_id = c.organization_id and v.code_id = c.id order by v.number desc limit 1) r on true
     where c.organization_id = app.organization_id() and c.brand_id = ${brandId} and c.status in ('approved', 'scheduled', 'deployed')
     order by c.id desc limit 2000`.execute(tx);
  return rows;
}
