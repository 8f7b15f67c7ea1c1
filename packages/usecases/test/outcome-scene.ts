import type { SettledCode } from '@safecode/learning/confidence/fit-model';
import type { TestDatabase } from '@safecode/testing/database/test-database';

export interface MadeOutcome extends SettledCode {
  readonly words?: readonly string[];
  readonly trouble?: string;
  /** ISO; settled an hour later. Absent: the codes are settled a minute apart, up to now. */
  readonly generatedAt?: string;
  readonly templateId?: number;
  /** What made the code, as it is recorded. */
  readonly madeFrom?: object;
  readonly css?: string;
  readonly isRejected?: boolean;
  readonly experiment?: { readonly id: number; readonly arm: 'control' | 'treatment' };
}

/** Codes of a brand with outcomes, by their numbers. */
export async function insertOutcomes({ admin }: Pick<TestDatabase, 'admin'>, to: { readonly organizationId: number; readonly brandId: number }, outcomes: readonly MadeOutcome[]): Promise<number[]> {
  const rows = JSON.stringify(outcomes.map((outcome, at) => ({ at, features: outcome.features, clean: outcome.isClean, rejected: outcome.isRejected ?? false, words: outcome.words ?? [], generated: outcome.generatedAt ?? null, template: outcome.templateId ?? null, experiment: outcome.experiment?.id ?? null, arm: outcome.experiment?.arm ?? null, made: outcome.madeFrom ?? {}, css: outcome.css ?? '', trouble: outcome.trouble ?? 'style_fix' })));
  const { rows: made } = await admin.query<{ code_id: number }>(
    `with given as (select * from jsonb_to_recordset($3::jsonb) as e (at integer, features jsonb, clean boolean, rejected boolean, words text[], trouble text, generated timestamptz, template integer, experiment integer, arm text, made jsonb, css text)),
          ordered as (select made, css, row_number() over (order by at) as n from given),
          runs as (insert into generation_runs (organization_id, brand_id, page_type, description, source, requested_by)
                   select $1::integer, $2::integer, 'pdp', 'made', 'console', '{"kind":"system","label":"Seed"}' from given returning id),
          matched as (select r.id, o.made, o.css from (select id, row_number() over (order by id) as n from runs) r join ordered o on o.n = r.n),
          codes as (insert into generated_code (organization_id, brand_id, run_id, title, description, page_type, status, verdict, error_count, warning_count, confidence,
                      confidence_detail, provider, javascript, css, content_hash, report, made_from, repairs, cache_key, created_by)
                    select $1, $2, id, 'Made', 'made', 'pdp', 'generated', 'pass', 0, 0, 1, '{"score":1,"calibration":"none","parts":[]}', 'template', '', css, 'h',
                           '{"verdict":"pass","parts":[]}', made, 0, 'k' || id, '{"kind":"system","label":"Seed"}' from matched order by id returning id),
          numbered as (select id, row_number() over (order by id) - 1 as at from codes)
     insert into code_outcomes (organization_id, code_id, brand_id, page_type, provider, model, reason, trouble, words, features, template_id, template_version, experiment_id, arm, generated_at, settled_at)
     select $1, n.id, $2, 'pdp', 'template', 'template-engine', case when g.clean then 'approved' when g.rejected then 'rejected' else 'edited' end, case when g.clean then null when g.rejected then 'rejected' else g.trouble end,
            g.words, g.features, g.template, case when g.template is null then null else 1 end, g.experiment, g.arm,
            coalesce(g.generated, now() - make_interval(mins => $4::integer - g.at + 60)), coalesce(g.generated + interval '1 hour', now() - make_interval(mins => $4::integer - g.at))
       from numbered n join given g on g.at = n.at
     returning code_id`,
    [to.organizationId, to.brandId, rows, outcomes.length - 1],
  );
  return made.map(({ code_id: id }) => id);
}

/** The next revision of a code, by somebody. */
export async function insertEdit({ admin }: Pick<TestDatabase, 'admin'>, edit: { readonly organizationId: number; readonly codeId: number; readonly css: string; readonly number?: number }): Promise<void> {
  await admin.query(
    `insert into code_revisions (organization_id, code_id, number, based_on, origin, javascript, css, content_hash, report, verdict, note, created_by)
     values ($1, $2, $4, $4 - 1, 'edited', '', $3, 'edited' || $4::text, '{"verdict":"pass","parts":[]}', 'pass', '', '{"kind":"system","label":"Seed"}')`,
    [edit.organizationId, edit.codeId, edit.css, edit.number ?? 2],
  );
}

/** Codes that are approved without an edit the more often, the better they fit their request; the same for the same seed. */
export function fittingOutcomes(count: number, seed = 1): MadeOutcome[] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  return Array.from({ length: count }, () => {
    const matchQuality = random();
    return { features: { matchQuality, warnings: 0 }, isClean: random() < 0.1 + 0.85 * matchQuality };
  });
}
