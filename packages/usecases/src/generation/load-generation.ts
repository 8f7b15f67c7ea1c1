import type { Brand } from '@safecode/domain/brands/brand';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findReusableCodes, type ReusableCode } from '@safecode/database/codes/code-repository';
import { listTemplateRecords } from '@safecode/database/templates/template-records';
import { cacheKeyOf } from '@safecode/generator/cache-key';
import type { DraftRequest, RankedTemplate } from '@safecode/generator/drafter';
import { VERIFIER_VERSION } from '@safecode/verifier/verify';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import type { TemplateRecord } from '@safecode/domain/templates/template-record';
import { loadConfidences, NO_CONFIDENCE, type BrandConfidence } from '../confidence/load-confidence.js';
import type { Deps } from '../deps.js';
import { applyArms, loadExperiments, type AssignedArm } from '../experiments/apply-arms.js';
import type { CompiledKnowledge } from '../knowledge/knowledge-cache.js';
import { rankForRequests, type RankRequest } from './rank-for-requests.js';

/** Templates handed to the drafter, best first. */
const RANKED_TEMPLATES = 8;

/** What a drafter needs for one request, read at one knowledge version. */
export interface LoadedGeneration {
  readonly request: DraftRequest;
  readonly policy: CompiledPolicy;
  readonly records: ReadonlyMap<number, TemplateRecord>;
  /** What the brand's earlier codes say about a new one. */
  readonly confidence: BrandConfidence;
  /** Experiments with template versions the request takes part in, by template. */
  readonly arms: ReadonlyMap<number, AssignedArm>;
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
  const experiments = await loadExperiments(tx, jobs.map(({ brand }) => brand.id));
  const asked: (RankRequest & Selected & { readonly input: GenerateVariation })[] = [];
  for (const { brand, input } of jobs) {
    const armed = applyArms(await deps.knowledge.getFor(tx, brand), input, experiments);
    asked.push({ input, ...armed, pageType: input.pageType, description: input.description });
  }
  const ranked = await rankForRequests(tx, asked, RANKED_TEMPLATES);
  const prepared = asked.map(({ input, known, arms }, at) => prepare(deps, input, { known, arms, ranked: ranked[at] ?? [] }));
  const reusable = await findReusableCodes(tx, prepared.map(({ cacheKey }) => cacheKey));
  const templateIds = new Set(asked.flatMap(({ known: { knowledge } }) => knowledge.templates.map(({ id }) => id)));
  const records = new Map((await listTemplateRecords(tx, [...templateIds])).map((record) => [record.templateId, record]));
  const confidences = await loadConfidences(deps, tx, jobs.map(({ brand }) => brand.id));
  const selection = { startedAt, ms: deps.clock.now().getTime() - startedAt.getTime() };
  return prepared.map((one) => ({
    ...one,
    records,
    selection,
    confidence: confidences.get(one.request.brand.id) ?? NO_CONFIDENCE,
    reusable: reusable.get(one.cacheKey) ?? null,
  }));
}

type Prepared = Pick<LoadedGeneration, 'request' | 'policy' | 'cacheKey' | 'arms'>;

interface Selected {
  readonly known: CompiledKnowledge;
  readonly arms: ReadonlyMap<number, AssignedArm>;
}

function prepare(deps: Deps, input: GenerateVariation, { known, arms, ranked }: Selected & { readonly ranked: readonly RankedTemplate[] }): Prepared {
  const { knowledge, policy } = known;
  const request: DraftRequest = {
    brand: knowledge.brand,
    pageType: input.pageType,
    description: input.description,
    ...(input.template === undefined ? {} : { templateSlug: input.template }),
    answers: input.answers ?? {},
    knowledge,
    rankedTemplates: ranked,
  };
  return { request, policy, arms, cacheKey: cacheKeyOf({ request, drafter: deps.generation.drafter, verifierVersion: VERIFIER_VERSION, variant: knowledge.variant }) };
}
