import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface TemplateRank {
  readonly templateId: number;
  /** 0 (nothing in common) to 1. */
  readonly score: number;
}

export interface RankQuery {
  readonly brandId: number;
  readonly pageType: string;
  readonly description: string;
  readonly limit: number;
}

/** Words of the request matter less after this many characters; bounds the work of the database. */
const RANKED_TEXT = 1000;

/**
 * Published templates of the page type by how well they fit a request. The score is the mean of two measures, each
 * 0..1: full-text rank of any word of the request (ts_rank_cd, normalised by 32: rank / (rank + 1), scaled by 4 since
 * ranks of short texts lie far under 1) and the word similarity of trigrams between what the template is called and
 * the request.
 */
export async function rankTemplates(tx: TenantTransaction, query: RankQuery): Promise<TemplateRank[]> {
  const text = query.description.slice(0, RANKED_TEXT);
  const { rows } = await sql<{ id: number; score: number }>`
    with asked as (
      select replace(plainto_tsquery('english', ${text})::text, '&', '|')::tsquery as words)
    select t.id,
           ((least(1, 4 * ts_rank_cd(t.search, asked.words, 32)) + word_similarity(t.called, ${text})) / 2)::double precision as score
      from templates t, asked
     where t.brand_id = ${query.brandId} and t.status = 'published' and ${query.pageType} = any(t.page_types)
     order by score desc, t.id
     limit ${query.limit}`.execute(tx);
  return rows.map((row) => ({ templateId: row.id, score: row.score }));
}
