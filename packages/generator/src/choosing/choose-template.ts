import type { Question } from '@safecode/domain/generation/generate-variation';
import type { Template } from '@safecode/domain/templates/template';
import type { DraftRequest } from '../drafter.js';
import { findMentions } from '../elements/find-mentions.js';
import { usableSelectors } from '../elements/usable-selectors.js';
import type { Reading } from '../reading/read-request.js';
import { requestConcepts } from './request-words.js';
import { scoreTemplates, type ScoredTemplate } from './score-templates.js';

export type TemplateChoice =
  /** `fit` is 0..1: how well the request fits the template; 1 when it was named. */
  | { readonly kind: 'chosen'; readonly template: Template; readonly fit: number }
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'impossible'; readonly reason: string };

/** Under this score a template is not taken without asking. */
const MIN_SCORE = 0.3;
/** Under this score the best template has nothing to do with the request. */
const NOTHING_IN_COMMON = 0.08;
/** A second one this close is as good a reading of the request as the first. */
const TIE_SHARE = 0.92;
const TIE_SHARE_OF_FITTER = 0.7;
/** A score from which on the match counts as full. */
const FULL_SCORE = 0.8;
const MAX_CHOICES = 6;

/**
 * Chooses the template a request asks for: the one it names, else the one its words fit best. Asks when two fit alike or
 * none fits well, and says so when none of the brand's templates has anything to do with the request.
 */
export function chooseTemplate(request: DraftRequest, reading: Reading): TemplateChoice {
  const published = request.knowledge.templates.filter((template) => template.status === 'published');
  const usable = published.filter((template) => template.pageTypes.includes(request.pageType));
  const named = request.templateSlug ?? nameInAnswers(request);
  if (named !== undefined) return chooseNamed(request, named, { published, usable });
  if (usable.length === 0) {
    return { kind: 'impossible', reason: `${request.brand.name} has no template for the page type "${request.pageType}". Add one, or choose another page type.` };
  }
  const mentions = findMentions(reading, usableSelectors(request.knowledge, request.pageType), new Set());
  const concepts = requestConcepts(reading, { brand: request.brand, mentions });
  const rank = (templates: readonly Template[]): ScoredTemplate[] => scoreTemplates({ concepts, reading, mentions }, templates, request.rankedTemplates);
  return chooseByWords(request, { scored: rank(usable), elsewhere: () => rank(published.filter((template) => !usable.includes(template))) });
}

function nameInAnswers(request: DraftRequest): string | undefined {
  const answer = Object.hasOwn(request.answers, 'template') ? request.answers['template'] : undefined;
  return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : undefined;
}

function chooseNamed(
  request: DraftRequest,
  name: string,
  templates: { readonly published: readonly Template[]; readonly usable: readonly Template[] },
): TemplateChoice {
  const isNamed = (template: Template): boolean => template.slug === name || template.name.toLowerCase() === name.toLowerCase();
  const template = templates.usable.find(isNamed);
  if (template !== undefined) return { kind: 'chosen', template, fit: 1 };
  const elsewhere = templates.published.find(isNamed);
  const reason =
    elsewhere === undefined
      ? `${request.brand.name} has no template "${name}".`
      : `The template "${elsewhere.name}" is for ${elsewhere.pageTypes.join(', ')}, not for ${request.pageType}.`;
  return { kind: 'impossible', reason: `${reason} ${listTemplates(templates.usable, request.pageType)}` };
}

function chooseByWords(request: DraftRequest, ranking: { readonly scored: readonly ScoredTemplate[]; readonly elsewhere: () => readonly ScoredTemplate[] }): TemplateChoice {
  const { scored } = ranking;
  const [best, second] = scored;
  if (best === undefined || best.score < NOTHING_IN_COMMON) {
    const templates = scored.map((entry) => entry.template);
    const reason = `No template of ${request.brand.name} for ${request.pageType} does what the request asks for.`;
    return { kind: 'impossible', reason: `${reason}${sayElsewhere(ranking.elsewhere(), best?.score ?? 0)} ${listTemplates(templates, request.pageType)}` };
  }
  const isClear = best.score >= MIN_SCORE && (second === undefined || second.score < best.score * tieShare(best, second));
  if (isClear) return { kind: 'chosen', template: best.template, fit: Math.min(1, best.score / FULL_SCORE) };
  return { kind: 'ask', question: askForTemplate(scored, sayElsewhere(ranking.elsewhere(), best.score)) };
}

/** A second template that can say all of the request rivals a first one that cannot from further away. */
function tieShare(best: ScoredTemplate, second: ScoredTemplate): number {
  return best.unsayable > second.unsayable ? TIE_SHARE_OF_FITTER : TIE_SHARE;
}

/** Names the template of another page type that fits better than all of this one. */
function sayElsewhere(scored: readonly ScoredTemplate[], bestHere: number): string {
  const [other] = scored;
  if (other === undefined || other.score < Math.max(MIN_SCORE, bestHere)) return '';
  return ` "${other.template.name}" fits, but is for ${other.template.pageTypes.join(', ')}.`;
}

function askForTemplate(scored: readonly ScoredTemplate[], elsewhere: string): Question {
  const choices = scored.slice(0, MAX_CHOICES).map(({ template }) => ({ value: template.slug, label: template.name }));
  const question = `Which template should be used? The request fits several, or none closely.${elsewhere}`;
  return { name: 'template', question, kind: 'template', choices };
}

function listTemplates(templates: readonly Template[], pageType: string): string {
  if (templates.length === 0) return `There is no template for ${pageType}.`;
  const names = templates.slice(0, 10).map((template) => `${template.name} (${template.slug})`);
  return `Templates for ${pageType}: ${names.join(', ')}${templates.length > 10 ? ' and more' : ''}.`;
}
