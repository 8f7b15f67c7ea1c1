import type { Brand } from '@safecode/domain/brands/brand';
import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import type { Question } from '@safecode/domain/generation/generate-variation';
import type { GenerationProvider } from '@safecode/domain/generation/run';
import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import type { SlotValues } from '@safecode/domain/templates/slot';
import type { Template } from '@safecode/domain/templates/template';
import type { VariationReport } from '@safecode/domain/verification/report';

/** A template and how well it fits the request by words and spelling: 0 (not at all) to 1. */
export interface RankedTemplate {
  readonly template: Template;
  readonly score: number;
}

/** What a drafter is asked for. `knowledge` is the brand's, at `brand.knowledgeVersion`. */
export interface DraftRequest {
  readonly brand: Brand;
  readonly pageType: string;
  readonly description: string;
  readonly templateSlug?: string;
  /** Answers to questions of an earlier call, by `Question.name`. They win over what the description says. */
  readonly answers: SlotValues;
  readonly knowledge: BrandKnowledge;
  readonly rankedTemplates: readonly RankedTemplate[];
}

/** The template a draft was made from. */
export interface DraftTemplate {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly version: number;
}

/** Code that somebody wrote and nobody has proved yet. */
export interface Draft {
  readonly title: string;
  readonly javascript: string;
  readonly css: string;
  readonly template: DraftTemplate | null;
  /** Site selectors the drafter says it used. A statement, not evidence: the evidence is the report's effects. */
  readonly selectors: readonly string[];
  /** How well the request and what the draft was made from fit: 0..1. */
  readonly matchQuality: number;
  /** Points the drafter decided by itself because the request did not say: defaults and assumptions. */
  readonly openQuestions: number;
  /** What the calls behind this answer have cost, these calls only. Empty without a model. */
  readonly usage: readonly ModelUsage[];
  readonly promptVersion: string | null;
}

export type DraftResult =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'questions'; readonly questions: Question[]; readonly usage?: readonly ModelUsage[] }
  | { readonly kind: 'impossible'; readonly reason: string; readonly usage?: readonly ModelUsage[] }
  | { readonly kind: 'refused'; readonly reason: string; readonly usage?: readonly ModelUsage[] };

/** A draft that was not proved safe, with the findings to mend. `attempt` counts from 1. */
export interface RepairRequest extends DraftRequest {
  readonly draft: Draft;
  readonly report: VariationReport;
  readonly attempt: number;
}

/**
 * The model port: whoever writes drafts. A drafter is not trusted. `generateVariation` checks the shape of all it
 * answers and proves its code afresh. Throws ProviderError when it cannot work.
 */
export interface Drafter {
  readonly provider: GenerationProvider;
  /** Name of the model, or of the engine's version. Part of the cache key. */
  readonly model: string;
  /** Version of the prompts; absent when there are none. Part of the cache key. */
  readonly promptVersion?: string;
  draft(request: DraftRequest, signal: AbortSignal): Promise<DraftResult>;
  repair(request: RepairRequest, signal: AbortSignal): Promise<DraftResult>;
}
