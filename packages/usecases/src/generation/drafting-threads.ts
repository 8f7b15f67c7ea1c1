import type { Stage } from '@safecode/domain/generation/run';
import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import type { TemplateRecord } from '@safecode/domain/templates/template-record';
import type { DraftRequest } from '@safecode/generator/drafter';
import { generateVariation, type GenerationOutcome } from '@safecode/generator/generate-variation';
import { TemplateDrafter } from '@safecode/generator/template-drafter';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { LRUCache } from 'lru-cache';
import { compileKnowledge } from '../knowledge/compile-knowledge.js';
import { changesOf } from '../learning/changes-of.js';
import type { PlainOutcome } from './run-ending.js';
import { RunProgress, type DraftCode } from './run-progress.js';

export interface DraftingLimits {
  readonly records: readonly TemplateRecord[];
  readonly maxRepairs: number;
  readonly deadlineMs: number;
}

/** What became of a draft, as plain data. */
export interface Drafted {
  readonly outcome: PlainOutcome;
  readonly stages: readonly Stage[];
  readonly draft: DraftCode | null;
}

/** Drafting by the template engine and proving, beside the thread that answers calls. */
export interface DraftingThreads {
  draft(request: DraftRequest, limits: DraftingLimits): Promise<Drafted>;
}

/** Knowledge is large and seldom changes: a thread gets it once a version, and is told its name else. */
export interface ThreadJob {
  readonly knowledgeName: string;
  readonly knowledge: BrandKnowledge | null;
  readonly request: Omit<DraftRequest, 'knowledge' | 'brand' | 'rankedTemplates'>;
  readonly ranked: readonly { readonly templateId: number; readonly score: number }[];
  readonly limits: DraftingLimits;
}

/** Null: the thread does not have the knowledge, ask again with it. */
export type ThreadAnswer = Drafted | null;

/** Brand ids are unique in the installation, so a name never stands for two brands. */
export const knowledgeNameOf = ({ brand, variant }: BrandKnowledge): string => `${brand.id}:${brand.knowledgeVersion}${variant === undefined ? '' : `:${variant}`}`;

/** A request as it is told to a thread. `withKnowledge` after the thread said that it does not know it. */
export function threadJobOf(request: DraftRequest, limits: DraftingLimits, withKnowledge: boolean): ThreadJob {
  const { knowledge, brand: _, rankedTemplates, ...rest } = request;
  return {
    knowledgeName: knowledgeNameOf(knowledge),
    knowledge: withKnowledge ? knowledge : null,
    request: rest,
    ranked: rankedTemplates.map(({ template, score }) => ({ templateId: template.id, score })),
    limits,
  };
}

interface KnownBrand {
  readonly knowledge: BrandKnowledge;
  readonly templates: ReadonlyMap<number, BrandKnowledge['templates'][number]>;
  readonly policy: CompiledPolicy;
}

const MAX_BRANDS = 50;

/** The work of a thread: jobs that came together, one after the other. Keeps the knowledge it was told, with the policy compiled from it. */
export function createThreadWork(): (jobs: readonly ThreadJob[]) => Promise<ThreadAnswer[]> {
  const brands = new LRUCache<string, KnownBrand>({ max: MAX_BRANDS });
  const drafter = new TemplateDrafter();
  const work = async (job: ThreadJob): Promise<ThreadAnswer> => {
    const known = brands.get(job.knowledgeName) ?? learn(job);
    if (known === null) return null;
    brands.set(job.knowledgeName, known);
    return draft(drafter, job, known);
  };
  return async (jobs) => {
    const answers: ThreadAnswer[] = [];
    for (const job of jobs) answers.push(await work(job));
    return answers;
  };
}

function learn({ knowledge }: ThreadJob): KnownBrand | null {
  return knowledge === null ? null : { knowledge, templates: new Map(knowledge.templates.map((template) => [template.id, template])), policy: compileKnowledge(knowledge) };
}

async function draft(drafter: TemplateDrafter, job: ThreadJob, { knowledge, templates, policy }: KnownBrand): Promise<Drafted> {
  const { limits } = job;
  const records = new Map(limits.records.map((record) => [record.templateId, record]));
  const rankedTemplates = job.ranked.flatMap(({ templateId, score }) => {
    const template = templates.get(templateId);
    return template === undefined ? [] : [{ template, score }];
  });
  const progress = new RunProgress(null, () => undefined);
  const outcome = await generateVariation({
    request: { ...job.request, brand: knowledge.brand, knowledge, rankedTemplates },
    policy,
    drafter,
    fallback: null,
    lessons: changesOf(knowledge),
    maxRepairs: limits.maxRepairs,
    signal: AbortSignal.timeout(limits.deadlineMs),
    now: () => new Date(),
    templateRecord: (templateId) => records.get(templateId) ?? null,
    onStage: (stage, code) => progress.record(stage, code),
  });
  return { outcome: plain(outcome), stages: progress.stages, draft: progress.draft };
}

function plain(outcome: GenerationOutcome): PlainOutcome {
  if (outcome.kind !== 'failed') return outcome;
  const { error: _, ...rest } = outcome;
  return rest;
}
