import type { Brand } from '@safecode/domain/brands/brand';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findReusableCode, type ReusableCode } from '@safecode/database/codes/code-repository';
import { listTemplateRecords } from '@safecode/database/templates/template-records';
import { rankTemplates, type TemplateRank } from '@safecode/database/templates/rank-templates';
import { cacheKeyOf } from '@safecode/generator/cache-key';
import type { DraftRequest, RankedTemplate } from '@safecode/generator/drafter';
import { VERIFIER_VERSION } from '@safecode/verifier/verify';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import type { Template } from '@safecode/domain/templates/template';
import type { TemplateRecord } from '@safecode/domain/templates/template-record';
import type { Deps } from '../deps.js';

/** Templates handed to the drafter, best first. */
const RANKED_TEMPLATES = 8;

/** What a drafter needs for one request, read at one knowledge version. */
export interface LoadedGeneration {
  readonly request: DraftRequest;
  readonly policy: CompiledPolicy;
  readonly records: ReadonlyMap<number, TemplateRecord>;
  readonly cacheKey: string;
  /** Proved code of an identical request at the same knowledge version, when there is some. */
  readonly reusable: ReusableCode | null;
}

/** Reads the brand's knowledge, ranks its templates for the request and looks for an identical earlier request. */
export async function loadGeneration(
  deps: Deps,
  tx: TenantTransaction,
  job: { readonly brand: Brand; readonly input: GenerateVariation },
): Promise<LoadedGeneration> {
  const { brand, input } = job;
  const { knowledge, policy } = await deps.knowledge.getFor(tx, brand);
  const ranked = await rankTemplates(tx, { brandId: brand.id, pageType: input.pageType, description: input.description, limit: RANKED_TEMPLATES });
  const { drafter } = deps.generation;
  const request: DraftRequest = {
    brand: knowledge.brand,
    pageType: input.pageType,
    description: input.description,
    ...(input.template === undefined ? {} : { templateSlug: input.template }),
    answers: input.answers ?? {},
    knowledge,
    rankedTemplates: rankedOf(ranked, knowledge.templates),
  };
  const cacheKey = cacheKeyOf({ request, drafter, verifierVersion: VERIFIER_VERSION });
  const reusable = await findReusableCode(tx, { brandId: brand.id, cacheKey });
  const records = await listTemplateRecords(tx, ranked.map(({ templateId }) => templateId));
  return { request, policy, records: new Map(records.map((record) => [record.templateId, record])), cacheKey, reusable };
}

/** Ranks with their templates. One that is newer than the loaded knowledge is left out. */
export function rankedOf(ranks: readonly TemplateRank[], templates: readonly Template[]): RankedTemplate[] {
  const byId = new Map(templates.map((template) => [template.id, template]));
  return ranks.flatMap(({ templateId, score }) => {
    const template = byId.get(templateId);
    return template === undefined ? [] : [{ template, score }];
  });
}
