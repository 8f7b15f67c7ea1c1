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
/** Quoted copy, links and colours are what goes into the code; they do not say which template it is. */
const CONTENT = /"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»|https?:\/\/\S+|#[0-9a-f]{3,8}\b/gi;

/** How much a word counts that stands in the description only, against one of the name, the test type or a keyword. */
const IN_DESCRIPTION = 0.6;
/** How much a word counts against every template when none of them has it, against the rarest word one of them has. */
const UNKNOWN_WORD = 0.35;
/** How much the first word counts against another: requests begin with what is to be done ("hide", "move"). */
const LEADING_WORD = 1.5;
/** The part of the score that comes from words; the rest comes from trigrams, which forgive spelling. */
const WORDS = 0.75;

/**
 * Published templates of the page type by how well they fit a request, in the order of a score of two parts, each 0..1:
 * - words: the share of the request's words (stems; stop words and the page type's own name left out) that the template
 *   has, each weighted by how few of the page type's templates have it (ln(1 + templates / having), as in inverse
 *   document frequency);
 * - trigrams: the word similarity between its name and the request. (Of every keyword it would forgive more spelling,
 *   for five times the time: 1.3 ms against 0.27 for 17 templates.)
 */
export async function rankTemplates(tx: TenantTransaction, query: RankQuery): Promise<TemplateRank[]> {
  const whole = query.description.slice(0, RANKED_TEXT);
  const wanted = whole.replaceAll(CONTENT, ' ');
  // A request of nothing but quoted copy: its words are all there is to go by.
  const text = /\p{L}/u.test(wanted) ? wanted : whole;
  const { rows } = await sql<{ id: number; score: number }>`
    with words as (
      select lexeme, positions[1] as place from unnest(to_tsvector('english', ${text}))
       where lexeme not in (select lexeme from unnest(to_tsvector('english', ${`page ${query.pageType}`})))),
    asked as (select lexeme, case when place = (select min(place) from words) then ${LEADING_WORD}::double precision else 1 end as weight from words),
    candidates as (
      select t.id, t.search, t.name from templates t
       where t.brand_id = ${query.brandId} and t.status = 'published' and ${query.pageType} = any(t.page_types)),
    hits as (
      select c.id, a.lexeme, case when 'A' = any(w.weights) then 1 else ${IN_DESCRIPTION}::double precision end as strength
        from candidates c cross join lateral unnest(c.search) as w join asked a on a.lexeme = w.lexeme),
    worth as (
      select a.lexeme,
             a.weight * case when count(h.id) = 0 then ${UNKNOWN_WORD} * ln(1 + n.templates) else ln(1 + n.templates / count(h.id)) end as worth
        from asked a cross join (select count(*)::double precision as templates from candidates) n left join hits h on h.lexeme = a.lexeme
       group by a.lexeme, a.weight, n.templates),
    shares as (
      select h.id, sum(h.strength * w.worth) / nullif((select sum(worth) from worth), 0) as share from hits h join worth w on w.lexeme = h.lexeme group by h.id)
    select c.id,
           (${WORDS} * coalesce(w.share, 0)
            + (1 - ${WORDS}::double precision) * word_similarity(c.name, ${text}))::double precision as score
      from candidates c left join shares w on w.id = c.id
     order by score desc, c.id
     limit ${query.limit}`.execute(tx);
  return rows.map((row) => ({ templateId: row.id, score: row.score }));
}
