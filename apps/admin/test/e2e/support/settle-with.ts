import type { Product } from './start-product.js';

const CSS = '.lm-announcement {\n  display: flex;\n  gap: 8px 16px;\n}\n';

/** Codes of the brand that are settled, with the third line by a lesson, or without one. Written as the owner of the database, because reviews take weeks. */
export async function settleWith({ database: { admin } }: Product, { lessonId, codes }: { readonly lessonId: number | null; readonly codes: { readonly approved: number; readonly edited: number } }): Promise<void> {
  const made = lessonId === null ? {} : { lessons: [{ id: lessonId, version: 1, name: 'Gap', lines: { js: [], css: [[3, 3]] } }] };
  await admin.query(
    `with brand as (select id, organization_id from brands where slug = 'larkmoor'),
          runs as (insert into generation_runs (organization_id, brand_id, page_type, description, source, requested_by)
                   select organization_id, id, 'pdp', 'Announce', 'console', '{"kind":"system","label":"Seed"}' from brand, generate_series(1, $1::integer + $2::integer) returning id, organization_id, brand_id),
          codes as (insert into generated_code (organization_id, brand_id, run_id, title, description, page_type, status, verdict, error_count, warning_count, confidence,
                      confidence_detail, provider, javascript, css, content_hash, report, made_from, repairs, cache_key, created_by)
                    select organization_id, brand_id, id, 'Announce', 'Announce', 'pdp', 'generated', 'pass', 0, 0, 1, '{"score":1,"calibration":"none","parts":[]}', 'template', '', $3, 'h',
                           '{"verdict":"pass","parts":[]}', $4::jsonb, 0, 'settle' || id, '{"kind":"system","label":"Seed"}' from runs returning id, organization_id, brand_id),
          numbered as (select *, row_number() over (order by id) as at from codes)
     insert into code_outcomes (organization_id, code_id, brand_id, page_type, provider, model, reason, trouble, words, features, generated_at, settled_at)
     select organization_id, id, brand_id, 'pdp', 'template', 'template-engine', case when at <= $1 then 'approved' else 'edited' end, case when at <= $1 then null else 'style_fix' end, '{}', '{}', now(), now() from numbered`,
    [codes.approved, codes.edited, CSS, JSON.stringify(made)],
  );
}
