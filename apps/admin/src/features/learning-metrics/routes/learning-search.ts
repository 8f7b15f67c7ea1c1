import { z } from 'zod';
import { OUTCOME_REASONS, TROUBLE_KINDS } from '@safecode/domain/confidence/outcome';
import { METRIC_BREAKDOWNS } from '@safecode/domain/learning-metrics/learning-metrics';
import { searchChoice, searchText } from '../../../routing/search-fields.js';

const day = () => z.iso.date().optional().catch(undefined);
const number = () =>
  z
    .union([z.number(), z.string().regex(/^\d{1,9}$/).transform(Number)])
    .pipe(z.int().positive())
    .optional()
    .catch(undefined);

export const metricsSearchSchema = z.object({ from: day(), to: day(), template: number(), by: searchChoice(METRIC_BREAKDOWNS) });

export const outcomesSearchSchema = z.object({
  from: day(),
  to: day(),
  week: day(),
  page: searchText(40),
  template: number(),
  model: searchText(100),
  reason: searchChoice(OUTCOME_REASONS),
  trouble: searchChoice(TROUBLE_KINDS),
});
export type OutcomesSearch = z.output<typeof outcomesSearchSchema>;

export const confidenceSearchSchema = z.object({ of: searchChoice(['live', 'heldout'] as const) });

/** What the API is asked for. A page type that cannot exist is no filter. */
export const toOutcomeFilters = ({ page, template, ...search }: OutcomesSearch, brandId: number) => ({
  ...search,
  brandId,
  templateId: template,
  pageType: page !== undefined && /^[a-z][a-z0-9-]{0,39}$/.test(page) ? page : undefined,
});
