import type { Brand } from '@safecode/domain/brands/brand';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findReusableCodes, type ReusableCode } from '@safecode/database/codes/code-repository';
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
  /** When the knowledge was selected, and how many milliseconds it took. */
  readonly selection: { readonly startedAt: Date; readonly ms: number };
}

/** A request of a brand that is to be generated for. */
export interface LoadJob {
  readonly brand: Brand;
  readonly input: GenerateVariation;
}

/** Reads the brand's knowledge, ranks its templates for the request and looks for an identical earlier request. */
export async function loadGeneration(deps: Deps, tx: TenantTransaction, job: LoadJob): Promise<LoadedGeneration> {
  const [loaded] = await loadGenerations(deps, tx, [job]);
  if (loaded === undefined) throw new Error('Nothing was loaded.');
  return loaded;
}

/** As `loadGeneration`, for several requests: what they share is read once. */
export async function loadGenerations(deps: Deps, tx: TenantTransaction, jobs: readonly LoadJob[]): Promise<LoadedGeneration[]> {
  const startedAt = deps.clock.now();
  const prepared: Prepared[] = [];
  for (const job of jobs) prepared.push(await prepare(deps, tx, job));
  const cacheKeys = prepared.map(({ cacheKey }) => cacheKey);
  const reusable = await findReusableCodes(tx, { brandIds: distinct(jobs.map(({ brand }) => brand.id)), cacheKeys });
  const templateIds = distinct(prepared.flatMap(({ request }) => request.rankedTemplates.map(({ template }) => template.id)));
  const records = new Map((await listTemplateRecords(tx, templateIds)).map((record) => [record.templateId, record]));
  const selection = { startedAt, ms: deps.clock.now().getTime() - startedAt.getTime() };
  return prepared.map((one) => ({ ...one, records, selection, reusable: reusable.get(one.cacheKey) ?? null }));
}

type Prepared = Pick<LoadedGeneration, 'request' | 'policy' | 'cacheKey'>;

async function prepare(deps: Deps, tx: TenantTransaction, { brand, input }: LoadJob): Promise<Prepared> {
  const { knowledge, policy } = await deps.knowledge.getFor(tx, brand);
  const ranked = await rankTemplates(tx, { brandId: brand.id, pageType: input.pageType, description: input.description, limit: RANKED_TEMPLATES });
  const request: DraftRequest = {
    brand: knowledge.brand,
    pageType: input.pageType,
    description: input.description,
    ...(input.template === undefined ? {} : { templateSlug: input.template }),
    answers: input.answers ?? {},
    knowledge,
    rankedTemplates: rankedOf(ranked, knowledge.templates),
  };
  return { request, policy, cacheKey: cacheKeyOf({ request, drafter: deps.generation.drafter, verifierVersion: VERIFIER_VERSION }) };
}

const distinct = (ids: readonly number[]): number[] => [...new Set(ids)];

/** Ranks with their templates. One that is newer than the loaded knowledge is left out. */
export function rankedOf(ranks: readonly TemplateRank[], templates: readonly Template[]): RankedTemplate[] {
  const byId = new Map(templates.map((template) => [template.id, template]));
  return ranks.flatMap(({ templateId, score }) => {
    const template = byId.get(templateId);
    return template === undefined ? [] : [{ template, score }];
  });
}
