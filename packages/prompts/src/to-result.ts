import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { isOffered } from '@safecode/domain/selectors/dom-selector';
import type { DraftRequest, DraftResult, DraftTemplate } from '@safecode/generator/drafter';
import { PROMPT_VERSION } from './v2/prompt-version.js';
import type { Reply } from './v2/response-schema.js';

/** What a model's own judgement of its code counts for. Never 1: nobody but a person can say that it is what was meant. */
const MATCH_BY_FIT: Readonly<Record<Reply['fit'], number>> = { exact: 0.9, close: 0.7, loose: 0.4 };
const MAX_TITLE = 120;
const MAX_QUESTIONS = 10;

/** Turns a checked reply into a result of the port. What the reply names is looked up: only what the brand has counts. */
export function toResult(reply: Reply, request: DraftRequest, usage: readonly ModelUsage[]): DraftResult {
  if (reply.kind === 'impossible') return { kind: 'impossible', reason: reply.reason.trim().slice(0, 1000), usage };
  const approved = new Set(
    request.knowledge.selectors
      .filter((entry) => isOffered(entry) && (entry.pageType === request.pageType || entry.pageType === GLOBAL_PAGE_TYPE))
      .map((entry) => entry.selector),
  );
  if (reply.kind === 'questions') {
    const questions = reply.questions.slice(0, MAX_QUESTIONS).map((question) => ({
      ...question,
      choices: question.kind === 'selector' ? question.choices.filter((choice) => approved.has(choice.value)) : question.choices,
    }));
    return { kind: 'questions', questions, usage };
  }
  return {
    kind: 'draft',
    draft: {
      title: reply.title.trim().slice(0, MAX_TITLE) || request.description.slice(0, MAX_TITLE),
      javascript: reply.javascript,
      css: reply.css,
      template: templateOf(reply, request),
      selectors: [...new Set(reply.selectors)].filter((selector) => approved.has(selector)),
      matchQuality: MATCH_BY_FIT[reply.fit],
      openQuestions: reply.assumptions.length,
      usage,
      promptVersion: PROMPT_VERSION,
    },
  };
}

function templateOf(reply: Reply, request: DraftRequest): DraftTemplate | null {
  const template = request.knowledge.templates.find((one) => one.slug === reply.templateSlug && one.status === 'published' && one.pageTypes.includes(request.pageType));
  return template === undefined ? null : { id: template.id, slug: template.slug, name: template.name, version: template.version };
}
