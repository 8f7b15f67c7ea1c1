import type { CorpusCase } from './corpus-case.js';
import { CSS_BORDER_CASES } from './css-border-cases.js';
import { CSS_CASES } from './css-cases.js';
import { JS_ANSWER_CASES } from './js-answer-cases.js';
import { JS_BOUNDARY_CASES } from './js-boundary-cases.js';
import { JS_CARRIER_CASES } from './js-carrier-cases.js';
import { JS_EVASION_CASES } from './js-evasion-cases.js';
import { JS_FIELD_CASES } from './js-field-cases.js';
import { JS_GUARD_CASES } from './js-guard-cases.js';
import { JS_HIDDEN_CASES } from './js-hidden-cases.js';
import { JS_IDIOM_CASES } from './js-idiom-cases.js';
import { JS_JUMP_CASES } from './js-jump-cases.js';
import { JS_LIFETIME_CASES } from './js-lifetime-cases.js';
import { JS_LIMIT_CASES } from './js-limit-cases.js';
import { JS_POINT_CASES } from './js-point-cases.js';
import { JS_POLICY_CASES } from './js-policy-cases.js';
import { JS_SAFE_CASES } from './js-safe-cases.js';
import { JS_SELECTOR_CASES, JS_SINK_CASES } from './js-unsafe-cases.js';

/** Every case of the corpus, for whoever measures over all of it. */
export const WHOLE_CORPUS: readonly CorpusCase[] = [
  ...CSS_BORDER_CASES,
  ...CSS_CASES,
  ...JS_ANSWER_CASES,
  ...JS_BOUNDARY_CASES,
  ...JS_CARRIER_CASES,
  ...JS_EVASION_CASES,
  ...JS_FIELD_CASES,
  ...JS_GUARD_CASES,
  ...JS_HIDDEN_CASES,
  ...JS_IDIOM_CASES,
  ...JS_JUMP_CASES,
  ...JS_LIFETIME_CASES,
  ...JS_LIMIT_CASES,
  ...JS_POINT_CASES,
  ...JS_POLICY_CASES,
  ...JS_SAFE_CASES,
  ...JS_SELECTOR_CASES,
  ...JS_SINK_CASES,
];
