import type { PastOutcome } from '@safecode/domain/confidence/outcome';
import type { RiskNote } from '@safecode/domain/confidence/risk-note';
import type { RankedTemplate } from '@safecode/generator/drafter';
import { assessRisk } from '@safecode/learning/risk/assess-risk';
import { requestWords } from '@safecode/learning/confidence/request-words';

/** A request before anybody has worked on it. */
export interface AskedRequest {
  readonly pageType: string;
  readonly description: string;
  /** Slug of the template it names. */
  readonly template?: string | undefined;
  /** Templates that fit, best first. */
  readonly ranked: readonly RankedTemplate[];
}

/** From this score on the best template is taken for the one the request will get. */
const LIKELY = 0.3;

/** What usually goes wrong with requests like this one; null while too few were settled. */
export function riskOfRequest(history: readonly PastOutcome[], { pageType, description, template, ranked }: AskedRequest): RiskNote | null {
  const [best] = ranked;
  const likely = ranked.find(({ template: { slug } }) => slug === template)?.template ?? (best !== undefined && best.score >= LIKELY ? best.template : null);
  return assessRisk(history, { templateId: likely?.id ?? null, templateVersion: likely?.version ?? null, pageType, words: requestWords(description) });
}
