import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Confidence } from '@safecode/domain/generation/confidence';
import type { Question } from '@safecode/domain/generation/generate-variation';
import type { ConfidenceFeature } from '@safecode/domain/confidence/prediction';
import type { LoadedGeneration } from '../generation/load-generation.js';

/** The question that is asked, and the answer that has the code handed out all the same. */
const UNSURE = 'unsure';
const GO_ON = 'go_on';
const MOST_REASONS = 3;

/** Asking instead of giving code that will probably be edited or rejected. */
export interface Abstention {
  readonly error: { readonly code: string; readonly message: string };
  readonly questions: Question[];
}

/** What whoever asks can do about a feature that speaks against the code. */
const HELP: Readonly<Partial<Record<ConfidenceFeature, string>>> = {
  matchQuality: 'Say what is wanted in the words of a template, or name the template.',
  openQuestions: 'Say what was left to defaults: copy, colours, amounts, places.',
  warnings: 'Ask for less in one variation: effects that draw warnings are edited more often.',
  effects: 'Split the request: code that does less is approved more often.',
  size: 'Split the request: short code is approved more often.',
  repairs: 'Name approved elements only, so that no repair is needed.',
  templateHistory: 'Name another template, or have this one improved.',
  versionHistory: 'Have the new version of the template looked at.',
  pageTypeHistory: 'Check the selectors and templates of this page type.',
  neighbours: 'Look at how similar requests were corrected, and ask for that.',
  likeCorrected: 'Look at how the similar request was corrected, and ask for that.',
};

/**
 * The question put back when the chance is calibrated and below what the brand asks for; null when the code is to be
 * given, also when the answer said to go on.
 */
export function askWhenUnsure(confidence: Confidence, { confidence: known, request }: LoadedGeneration): Abstention | null {
  const { prediction } = confidence;
  const { abstainBelow } = known;
  if (prediction === undefined || abstainBelow === null || prediction.probability >= abstainBelow) return null;
  if (Object.hasOwn(request.answers, UNSURE) && request.answers[UNSURE] === GO_ON) return null;
  const against = prediction.contributions.filter(({ effect }) => effect < 0).slice(0, MOST_REASONS);
  const help = [...new Set(against.flatMap(({ feature }) => HELP[feature] ?? []))];
  const data = {
    percent: Math.round(prediction.probability * 100),
    threshold: Math.round(abstainBelow * 100),
    reasons: against.length === 0 ? 'nothing in particular; few codes are approved without an edit at present.' : against.map(({ text }) => text).join(' '),
    help: help.length === 0 ? 'Say more of what is wanted.' : help.join(' '),
  };
  const { code, message } = new DomainError('generation.unsure', data);
  return {
    error: { code, message },
    questions: [{ name: UNSURE, question: `The chance of approval without an edit is ${data.percent} %. Hand it out all the same?`, kind: 'text', choices: [{ value: GO_ON, label: 'Hand it out all the same' }] }],
  };
}
