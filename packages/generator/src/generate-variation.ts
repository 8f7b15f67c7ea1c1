import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import type { Confidence } from '@safecode/domain/generation/confidence';
import type { Question } from '@safecode/domain/generation/generate-variation';
import { ProviderError, type ProviderOutcome } from '@safecode/domain/generation/provider-error';
import type { AppliedLesson } from '@safecode/domain/learning/active-lesson';
import type { GenerationProvider, Stage } from '@safecode/domain/generation/run';
import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import type { TemplateRecord } from '@safecode/domain/templates/template-record';
import type { VariationReport } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { proposeFixes } from '@safecode/verifier/fix/propose-fixes';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { scoreConfidence } from './confidence.js';
import type { Draft, Drafter, DraftRequest, DraftResult, DraftTemplate } from './drafter.js';
import { improveDraft, type LearntChange } from './improving/improve-draft.js';
import { askDrafter } from './proving/ask-drafter.js';
import { StageLog, type StageCode } from './proving/stage-log.js';
import { rememberByObject } from './remembering/remember-by-object.js';
import { nameOfDrafter, sayFailure, sayImproved, sayReport, sayResult, saySelected } from './proving/stage-sentences.js';

/** One generation. `policy` is compiled from `request.knowledge`. */
export interface GenerationJob {
  readonly request: DraftRequest;
  readonly policy: CompiledPolicy;
  readonly drafter: Drafter;
  /** Writes when the drafter cannot; null: nobody does. */
  readonly fallback: Drafter | null;
  /** What the brand has learnt, put into drafts before they are verified. Absent: nothing. */
  readonly lessons?: readonly LearntChange[];
  /** Rounds of repair after the first draft. */
  readonly maxRepairs: number;
  /** Ends the work: a deadline (its reason is a TimeoutError) or a stop. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  templateRecord(templateId: number): TemplateRecord | null;
  onStage(stage: Stage, draft?: StageCode): void;
}

interface Work {
  readonly provider: GenerationProvider;
  readonly model: string;
  /** Every call to a model, of the fallen-back drafter too. */
  readonly usage: readonly ModelUsage[];
  /** The drafter that could not finish before another one took over. */
  readonly fellBack: { readonly provider: GenerationProvider; readonly outcome: ProviderOutcome } | null;
}

interface Proved extends Work {
  readonly draft: Draft;
  /** The report about exactly `draft.javascript` and `draft.css`. */
  readonly report: VariationReport;
  readonly confidence: Confidence;
  readonly repairs: number;
  /** Lessons that changed the draft. */
  readonly lessons: readonly AppliedLesson[];
}

export type GenerationOutcome =
  | ({ readonly kind: 'passed' } & Proved)
  | ({ readonly kind: 'not_safe' } & Proved)
  | ({ readonly kind: 'asking'; readonly questions: Question[] } & Work)
  | ({ readonly kind: 'impossible'; readonly reason: string } & Work)
  | ({ readonly kind: 'refused'; readonly reason: string } & Work)
  | ({ readonly kind: 'failed'; readonly outcome: ProviderOutcome; readonly error: ProviderError } & Work);

/**
 * Drafts, verifies and repairs until the code is proved safe, the repairs are used up or the signal ends the work.
 *
 *   select -> draft -> improve -> verify -> score -> passed
 *               ^         ^          '-> repair -> improve ...   at most maxRepairs rounds, then not_safe
 *               |         '-- only when a lesson fits, and only if its result is proved; else the draft stays
 *               '-- fallback, once, when the drafter cannot finish
 *
 * This is the only place that makes `passed`, and it stands on a fresh verification of exactly the returned code. The
 * drafter is not trusted: its answers are copied before they are verified, and it never holds what is judged.
 * Problems of a drafter are outcomes, never exceptions.
 */
export async function generateVariation(job: GenerationJob): Promise<GenerationOutcome> {
  return new Generation(job).run();
}

/** The names of a brand's templates, by id. */
const templatesOf = rememberByObject(
  ({ templates }: BrandKnowledge): ReadonlyMap<number, DraftTemplate> => new Map(templates.map(({ id, slug, name, version }) => [id, { id, slug, name, version }])),
);

/** The state of one generation. */
class Generation {
  readonly #job: GenerationJob;
  readonly #log: StageLog;
  /** Read before any drafter has seen the request. */
  readonly #pageType: string;
  readonly #templates: ReadonlyMap<number, DraftTemplate>;
  #drafter: Drafter;
  #fallback: Drafter | null;
  #fellBack: Work['fellBack'] = null;
  #usage: readonly ModelUsage[] = [];
  #attempt = 0;
  #repairs = 0;
  #lessons: readonly AppliedLesson[] = [];

  constructor(job: GenerationJob) {
    this.#job = job;
    this.#drafter = job.drafter;
    this.#fallback = job.fallback;
    this.#log = new StageLog(job.now, (stage, draft) => job.onStage(stage, draft));
    this.#pageType = job.request.pageType;
    this.#templates = templatesOf(job.request.knowledge);
  }

  async run(): Promise<GenerationOutcome> {
    this.#log.begin('select', 0, 'Selecting rules, selectors and templates.')({ summary: saySelected(this.#job.request) });
    try {
      return await this.#work();
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return { kind: 'failed', outcome: error.outcome, error, ...this.#workDone() };
    }
  }

  async #work(): Promise<GenerationOutcome> {
    let result = await this.#draft();
    for (;;) {
      if (result.kind !== 'draft') return this.#ending(result);
      const draft = this.#improve(result.draft);
      const report = this.#verify(draft);
      if (report.verdict === 'pass') return this.#score('passed', draft, report);
      const next: DraftResult | null = this.#repairs < this.#job.maxRepairs ? await this.#repair(draft, report) : null;
      if (next === null) return this.#score('not_safe', draft, proposeFixes(this.#job.policy, this.#sourcesOf(draft), report));
      result = next;
    }
  }

  /** The first draft, by the drafter or, when it cannot finish, by the fallback. */
  async #draft(): Promise<DraftResult> {
    const drafter = this.#drafter;
    const end = this.#log.begin('draft', this.#attempt, `Writing, by ${nameOfDrafter(drafter)}.`);
    try {
      const result = this.#accept(await askDrafter(() => drafter.draft({ ...this.#job.request }, this.#job.signal), this.#job.signal));
      end({ summary: sayResult(result), ...(result.kind === 'draft' ? { draft: result.draft } : {}) });
      return result;
    } catch (error) {
      const outcome = this.#recordFailure(error);
      end({ status: 'failed', summary: this.#sayFailure(outcome) });
      if (!this.#fallBack(outcome)) throw error;
      return this.#draft();
    }
  }

  #sourcesOf({ javascript, css }: Draft): { pageType: string; javascript: string; css: string } {
    return { pageType: this.#pageType, javascript, css };
  }

  /** The draft with what the brand has learnt, as far as the result can be proved. */
  #improve(draft: Draft): Draft {
    this.#lessons = [];
    const { policy, lessons = [] } = this.#job;
    const { improved, refused } = improveDraft(draft, lessons, (code) => verifyVariation(policy, { pageType: this.#pageType, ...code }).verdict === 'pass');
    if (improved === null && refused.length === 0) return draft;
    const end = this.#log.begin('improve', this.#attempt, 'Putting in what the brand has learnt.');
    const next = improved === null ? draft : { ...draft, ...improved.code };
    this.#lessons = improved?.lessons ?? [];
    end({ status: improved === null ? 'failed' : 'done', summary: sayImproved(this.#lessons, refused), draft: next });
    return next;
  }

  #verify(draft: Draft): VariationReport {
    const end = this.#log.begin('verify', this.#attempt, 'Proving the code against the rules of the brand.');
    const report = verifyVariation(this.#job.policy, this.#sourcesOf(draft));
    end({ summary: sayReport(report), findings: report.parts.flatMap((part) => part.findings) });
    return report;
  }

  /** One round of repair. Null: nothing changed, so that another round would not either. */
  async #repair(draft: Draft, report: VariationReport): Promise<DraftResult | null> {
    const drafter = this.#drafter;
    this.#attempt += 1;
    const end = this.#log.begin('repair', this.#attempt, `Mending what was found, by ${nameOfDrafter(drafter)}.`);
    try {
      // The drafter gets a copy of the report: what it does to it must not reach ours.
      const request = { ...this.#job.request, draft, report: structuredClone(report), attempt: this.#repairs + 1 };
      const result = this.#accept(await askDrafter(() => drafter.repair(request, this.#job.signal), this.#job.signal));
      if (result.kind === 'draft' && result.draft.javascript === draft.javascript && result.draft.css === draft.css) {
        end({ status: 'failed', summary: 'There was nothing it could mend.' });
        return null;
      }
      this.#repairs += 1;
      end({ summary: sayResult(result), ...(result.kind === 'draft' ? { draft: result.draft } : {}) });
      return result;
    } catch (error) {
      const outcome = this.#recordFailure(error);
      end({ status: 'failed', summary: this.#sayFailure(outcome) });
      if (!this.#fallBack(outcome)) throw error;
      return this.#draft();
    }
  }

  #score(kind: 'passed' | 'not_safe', draft: Draft, report: VariationReport): GenerationOutcome {
    const end = this.#log.begin('score', this.#attempt, 'Weighing the evidence.');
    const confidence = scoreConfidence({
      report,
      repairs: this.#repairs,
      templateName: draft.template?.name ?? null,
      record: draft.template === null ? null : this.#job.templateRecord(draft.template.id),
      matchQuality: draft.matchQuality,
      openQuestions: draft.openQuestions,
    });
    end({ summary: kind === 'passed' ? `Confidence ${confidence.score.toFixed(2)}.` : 'No confidence: the code is not safe and is kept as a failed draft.' });
    return { kind, draft, report, confidence, repairs: this.#repairs, lessons: this.#lessons, ...this.#workDone() };
  }

  /** Counts what an answer cost, and lets a draft name only templates the brand really has. */
  #accept(result: DraftResult): DraftResult {
    this.#usage = [...this.#usage, ...(result.kind === 'draft' ? result.draft.usage : (result.usage ?? []))];
    if (result.kind !== 'draft' || result.draft.template === null) return result;
    return { kind: 'draft', draft: Object.freeze({ ...result.draft, template: this.#templates.get(result.draft.template.id) ?? null }) };
  }

  #ending(result: Exclude<DraftResult, { kind: 'draft' }>): GenerationOutcome {
    if (result.kind === 'questions') return { kind: 'asking', questions: result.questions, ...this.#workDone() };
    return { kind: result.kind, reason: result.reason, ...this.#workDone() };
  }

  #recordFailure(error: unknown): ProviderOutcome {
    if (!(error instanceof ProviderError)) throw error;
    this.#usage = [...this.#usage, ...error.usage];
    return error.outcome;
  }

  #sayFailure(outcome: ProviderOutcome): string {
    const who = nameOfDrafter(this.#drafter);
    const takesOver = this.#canFallBack(outcome) && this.#fallback !== null ? `; ${nameOfDrafter(this.#fallback)} takes over` : '';
    return `${who.charAt(0).toUpperCase()}${who.slice(1)} could not finish: ${sayFailure(outcome)}${takesOver}.`;
  }

  #canFallBack(outcome: ProviderOutcome): boolean {
    return this.#fallback !== null && outcome !== 'aborted' && !this.#job.signal.aborted;
  }

  #fallBack(outcome: ProviderOutcome): boolean {
    if (this.#fallback === null || !this.#canFallBack(outcome)) return false;
    this.#fellBack = { provider: this.#drafter.provider, outcome };
    this.#drafter = this.#fallback;
    this.#fallback = null;
    this.#attempt += 1;
    return true;
  }

  #workDone(): Work {
    return { provider: this.#drafter.provider, model: this.#drafter.model, usage: this.#usage, fellBack: this.#fellBack };
  }
}
