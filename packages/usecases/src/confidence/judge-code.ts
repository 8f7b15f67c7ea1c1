import type { Confidence } from '@safecode/domain/generation/confidence';
import { extractFeatures } from '@safecode/learning/confidence/extract-features';
import { requestWords } from '@safecode/learning/confidence/request-words';
import { predict } from '@safecode/learning/confidence/predict';
import type { OutcomeWithCode } from '../generation/code-of-outcome.js';
import type { LoadedGeneration } from '../generation/load-generation.js';

/**
 * The confidence code is kept with: the chance that it is approved without an edit, where the organisation has a model
 * in use, else the formula's score as it is. What was known of the code is kept either way, for later models. Code that
 * is not safe keeps its 0.
 */
export function judgeCode({ outcome, loaded }: { readonly outcome: OutcomeWithCode; readonly loaded: LoadedGeneration }): Confidence {
  const { confidence, draft, report } = outcome;
  if (outcome.kind !== 'passed') return confidence;
  const { request } = loaded;
  const made = {
    report,
    characters: draft.javascript.length + draft.css.length,
    matchQuality: draft.matchQuality,
    repairs: outcome.repairs,
    openQuestions: draft.openQuestions,
    isWrittenByModel: outcome.provider !== 'template',
  };
  const subject = {
    templateId: draft.template?.id ?? null,
    templateVersion: draft.template?.version ?? null,
    pageType: request.pageType,
    words: requestWords(request.description),
  };
  const features = extractFeatures(made, subject, loaded.confidence.history);
  const { model } = loaded.confidence;
  if (model === null) return { ...confidence, features };
  const prediction = predict(model, features);
  return { ...confidence, score: prediction.probability, calibration: 'organization', features, prediction };
}
