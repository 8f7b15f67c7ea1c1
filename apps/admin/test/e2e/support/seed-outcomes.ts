import type { Product } from './start-product.js';

/** Why people say they correct, as they say it: each is about something else, and the last two about nothing in particular. */
const REASONS = [
  ['broken_layout', 'The lines stand too close on a phone, the layout breaks.'], ['wrong_text', 'There is a typo in the headline.'], ['off_brand', 'The colour of the button is not ours.'],
  ['wrong_element', 'It picks the wrong selector, the element is another one.'], ['wrong_behaviour', 'The click does not open the drawer.'], ['accessibility', 'A screen reader does not announce it, the contrast is too low.'],
  ['other', 'Not good.'], ['other', ''],
] as const;

/** Corrections of codes that were edited, by two people, a day after they were generated. */
async function seedCorrections(admin: Product['database']['admin'], place: { readonly brandId: number; readonly organizationId: number }): Promise<void> {
  await admin.query(
    `with edited as (select code_id, row_number() over (order by code_id) - 1 as at, generated_at + interval '1 day' as reported from code_outcomes where organization_id = $1 and brand_id = $2 and reason = 'edited'),
          given as (select at, kind, said from jsonb_to_recordset($3::jsonb) as e (at integer, kind text, said text)),
          people as (select user_id, row_number() over (order by user_id) - 1 as at from memberships where organization_id = $1 order by user_id limit 2),
          revised as (insert into code_revisions (organization_id, code_id, number, based_on, origin, javascript, css, content_hash, report, verdict, note, created_by, created_at)
                      select $1::integer, code_id, 2, 1, 'edited', '', '', 'edited', '{"verdict":"pass","parts":[]}', 'pass', '', '{"kind":"system","label":"Seed"}', reported from edited returning code_id)
     insert into corrections (organization_id, brand_id, code_id, original_revision, corrected_revision, kind, reason_kind, reason, source, reported_by, created_by, knowledge_version, verifier_version, created_at)
     select $1, $2, e.code_id, 1, 2, 'style_fix', g.kind, g.said, 'console', p.user_id, jsonb_build_object('kind', 'user', 'userId', p.user_id, 'label', 'Seed'), 1, '1', e.reported
       from edited e join revised using (code_id) join given g on g.at = e.at % $4::integer join people p on p.at = e.at % 2`,
    [place.organizationId, place.brandId, JSON.stringify(REASONS.map(([kind, said], at) => ({ at, kind, said }))), REASONS.length],
  );
}

/**
 * A hundred and eighty settled codes of ten weeks, the later ones better, with chances that came true about as often as
 * they said; and a model that was learnt from them. Written as the owner of the database, because reviews take weeks.
 */
export async function seedOutcomes({ database: { admin } }: Product): Promise<{ brandId: number; organizationId: number }> {
  const { rows } = await admin.query<{ brandId: number; organizationId: number }>(`select id as "brandId", organization_id as "organizationId" from brands where slug = 'larkmoor'`);
  const place = rows[0];
  if (place === undefined) throw new Error('The demonstration has no brand.');
  await admin.query(
    `with given as (select at, (at / 20) as week, 0.3 + 0.06 * (at % 11) as chance from generate_series(0, 199) as at),
          runs as (insert into generation_runs (organization_id, brand_id, page_type, description, source, requested_by)
                   select $1::integer, $2::integer, 'pdp', 'Add a countdown clock', 'console', '{"kind":"system","label":"Seed"}' from given returning id),
          codes as (insert into generated_code (organization_id, brand_id, run_id, title, description, page_type, status, verdict, error_count, warning_count, confidence,
                      confidence_detail, provider, javascript, css, content_hash, report, made_from, repairs, cache_key, created_by)
                    select $1, $2, id, 'Countdown ' || id, 'Add a countdown clock', 'pdp', 'generated', 'pass', 0, 0, 1, '{"score":1,"calibration":"none","parts":[]}', 'template', '', '', 'h',
                           '{"verdict":"pass","parts":[]}', '{}', 0, 'seed' || id, '{"kind":"system","label":"Seed"}' from runs returning id),
          numbered as (select id, row_number() over (order by id) - 1 as at from codes),
          judged as (select n.id, g.*, ((g.at * 7919) % 100) / 100.0 < g.chance + 0.02 * g.week - 0.1 as clean from numbered n join given g on g.at = n.at)
     insert into code_outcomes (organization_id, code_id, brand_id, template_id, template_version, page_type, provider, model, reason, trouble, words, features, probability, model_version, generated_at, settled_at)
     select $1, j.id, $2, t.id, 1, case when j.at % 3 = 0 then 'plp' else 'pdp' end, 'template', 'template-engine', case when j.clean then 'approved' when j.at % 9 = 0 then 'rejected' else 'edited' end,
            case when j.clean then null when j.at % 9 = 0 then 'rejected' when j.at % 2 = 0 then 'style_fix' else 'selector_fix' end, '{clock,countdown}', '{}', j.chance, 1,
            now() - make_interval(days => (70 - j.week * 7)::integer), now() - make_interval(days => (68 - j.week * 7)::integer)
       from judged j left join lateral (select id from templates where organization_id = $1 and brand_id = $2 order by id offset j.at % 4 limit 1) t on true`,
    [place.organizationId, place.brandId],
  );
  await seedCorrections(admin, place);
  const share = (count: number, n: number) => ({ n, count, rate: count / n, low: Math.max(0, count / n - 0.12), high: Math.min(1, count / n + 0.1) });
  const bins = [[0.34, 20, 50], [0.52, 27, 50], [0.7, 36, 50], [0.86, 42, 50]].map(([predicted = 0, count = 0, n = 1]) => ({ from: predicted - 0.08, to: predicted + 0.08, predicted, share: share(count, n) }));
  const model = {
    format: 1, intercept: -0.4, calibration: { a: 1, b: 1, c: 0 },
    terms: [{ feature: 'matchQuality', mean: 0.9, deviation: 0.2, weight: 0.9 }, { feature: 'openQuestions', mean: 0, deviation: 0.4, weight: -0.5 }, { feature: 'neighbours', mean: 0.3, deviation: 0.5, weight: 0.4 }],
  };
  await admin.query(
    `insert into confidence_models (organization_id, version, fitted_on, fitted_at, outcomes, clean, refusal, held_out, model) values ($1, 1, current_date - 1, now() - interval '5 hours', 620, 431, null, $2, $3)`,
    [place.organizationId, JSON.stringify({ n: 200, error: { value: 0.031, low: 0.018, high: 0.062 }, brier: 0.171, baseBrier: 0.212, bins }), JSON.stringify(model)],
  );
  return place;
}
