import type { ModelRefusal, Reliability } from '@safecode/domain/confidence/confidence-model';
import type { Share } from '@safecode/domain/confidence/prediction';
import { TROUBLE_WORDS, type OutcomeReason, type TroubleKind } from '@safecode/domain/confidence/outcome';
import { INTENT_WORDS } from '@safecode/domain/corrections/reason-intent';
import type { CorrectionReasons, LearningMetrics, MetricBreakdown } from '@safecode/domain/learning-metrics/learning-metrics';
import { formatNumber, formatPercent, plural } from '../../i18n/format-number.js';
import { formatShare } from '../../i18n/format-share.js';

const REFUSALS: Readonly<Record<ModelRefusal, string>> = {
  no_better_than_base_rate: 'On outcomes it had not seen it was no better than always saying the base rate.',
  badly_calibrated: 'On outcomes it had not seen its chances were too far from what happened.',
};
const BREAKDOWNS: Readonly<Record<MetricBreakdown, string>> = { pageType: 'Page type', template: 'Template', model: 'Model', brand: 'Brand' };
const REASONS: Readonly<Record<OutcomeReason, string>> = { approved: 'Approved as generated', edited: 'Edited first', rejected: 'Rejected' };

const points = (share: number): string => `${(share * 100).toFixed(1)} points`;
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function hours(value: number): string {
  if (value < 1) return plural(Math.max(1, Math.round(value * 60)), { one: '# minute', other: '# minutes' });
  return value < 72 ? plural(Math.round(value), { one: '# hour', other: '# hours' }) : plural(Math.round(value / 24), { one: '# day', other: '# days' });
}

export const messages = {
  metricsTitle: 'Learning',
  metricsLead: 'How often code is approved as it was generated, and how often people had to correct it first. Each number opens the codes behind it.',
  confidenceTitle: 'Confidence',
  confidenceLead: 'How likely code is to be approved without an edit, and how such predictions came true.',
  outcomesTitle: 'Settled codes',
  from: 'Generated from',
  to: 'to',
  by: 'Broken down by',
  breakdowns: BREAKDOWNS,
  zone: 'Days and weeks are UTC; weeks begin on Monday.',
  firstTime: 'Approved as generated',
  corrected: 'Edited or rejected',
  savings: 'Edits avoided',
  avoided: ({ codes, edits, low, high }: LearningMetrics['savings']) =>
    codes === 0
      ? 'no code was written with a lesson'
      : `about ${formatNumber(Math.round(edits))} (${formatNumber(Math.floor(low))} to ${formatNumber(Math.ceil(high))}) in ${plural(codes, { one: '# code that a lesson wrote lines of', other: '# codes that lessons wrote lines of' })}, by what replay found in code of the past`,
  effectTime: 'Time to effect',
  effect: ({ n, waiting, medianHours, p90Hours }: LearningMetrics['effect']) =>
    n === 0 || medianHours === null || p90Hours === null
      ? waiting === 0 ? 'no corrections were reported' : `${plural(waiting, { one: '# correction waits', other: '# corrections wait' })}, none has led to a lesson in use or a version yet`
      : `from a correction to a lesson in use or the next version of its template: half within ${hours(medianHours)}, nine of ten within ${hours(p90Hours)} (${plural(n, { one: '# correction', other: '# corrections' })}${waiting === 0 ? '' : `, ${formatNumber(waiting)} more wait`})`,
  tooFew: (n: number, needed: number) => `${formatNumber(n)}, too few for a claim (${needed})`,
  overTime: 'Corrections by week of generation',
  overTimeSentence: ({ cohorts, minClaim }: LearningMetrics) => {
    const told = cohorts.filter(({ corrected, isOpen }) => corrected.n >= minClaim && !isOpen);
    const [first] = told;
    const last = told.at(-1);
    if (first === undefined || last === undefined || first === last) return `No claim: fewer than two closed weeks have ${minClaim} settled codes or more.`;
    const apart = first.corrected.low > last.corrected.high ? 'fell' : first.corrected.high < last.corrected.low ? 'rose' : 'did not change more than chance explains';
    return `The share of codes that were edited or rejected ${apart}: ${formatShare(first.corrected)} in the week of ${first.week}, ${formatShare(last.corrected)} in that of ${last.week}. Bars are 95 % intervals; pale dots are too few codes for a claim, dashed bars weeks that are still being settled.`;
  },
  weekPoint: (week: string, { rate, low, high, count, n }: Share, isOpen: boolean) =>
    `Week of ${week}: ${formatPercent(rate)} edited or rejected (95 % interval ${Math.round(low * 100)}-${Math.round(high * 100)} %), ${formatNumber(count)} of ${formatNumber(n)} settled codes${isOpen ? ', still being settled' : ''}.`,
  binPoint: (predicted: number, { rate, low, high, count, n }: Share) =>
    `Chance ${formatPercent(predicted)}: ${formatPercent(rate)} approved as generated (95 % interval ${Math.round(low * 100)}-${Math.round(high * 100)} %), ${formatNumber(count)} of ${formatNumber(n)} settled codes.`,
  week: 'Week of generation',
  share: 'Edited or rejected',
  interval: '95 % interval',
  intervalOf: (low: number, high: number) => `${Math.round(low * 100)}-${Math.round(high * 100)} %`,
  settled: 'Settled',
  count: 'Of these',
  openWeek: 'still being settled',
  claim: 'Claim',
  fit: 'enough',
  breakdownTitle: (by: MetricBreakdown) => `By ${BREAKDOWNS[by].toLowerCase()}`,
  noTemplate: 'Without a template',
  troubles: 'What was wrong',
  trouble: (kind: TroubleKind | null) => (kind === null ? 'Not known' : capital(TROUBLE_WORDS[kind])),
  why: 'Why people correct',
  intents: INTENT_WORDS,
  intent: 'What the reason is about',
  corrections: 'Corrections',
  shareOfReasons: 'Share',
  whyNone: 'No correction of this period has a reason in words.',
  whyText: ({ n, silent, isCut }: CorrectionReasons) =>
    `Read from the words of ${isCut ? 'the newest ' : ''}${plural(n, { one: '# reason', other: '# reasons' })}, for people only: nothing is learnt or decided by it.${silent === 0 ? '' : ` ${plural(silent, { one: '# correction has', other: '# corrections have' })} no reason in words.`}`,
  codes: (count: number) => plural(count, { one: '# code', other: '# codes' }),
  rowsOf: (label: string) => `Codes behind ${label}`,
  nothing: 'Nothing is settled in this period yet.',
  nothingText: 'A code is settled when it is approved, rejected, or edited for the first time. From then on it counts here.',
  code: 'Code',
  outcome: 'Outcome',
  reasons: REASONS,
  model: 'Model',
  pageType: 'Page type',
  template: 'Template',
  chance: 'Chance given',
  generated: 'Generated',
  settledAt: 'Settled',
  none: 'none',
  wrong: 'What was wrong',
  any: 'Any',
  emptyFiltered: 'No settled code matches these filters.',
  inUse: 'Model in use',
  version: 'Version',
  learntFrom: 'Learnt from',
  learntFromOf: (outcomes: number, clean: number) => `${formatNumber(outcomes)} settled codes, ${formatNumber(clean)} approved as generated`,
  learntAt: 'Learnt',
  heldOut: 'On outcomes it had not seen',
  notYet: 'Not calibrated yet',
  notYetText: ({ clean, other, needed, neededOfEach }: { clean: number; other: number; needed: number; neededOfEach: number }) =>
    `Confidence is an order of evidence, not a probability. A chance is learnt from your own outcomes once ${needed} codes are settled, at least ${neededOfEach} of them approved as generated and ${neededOfEach} not. There are ${formatNumber(clean + other)}: ${formatNumber(clean)} and ${formatNumber(other)}.`,
  refused: (version: number) => `Version ${version} is not used`,
  refusals: REFUSALS,
  cameTrue: 'How predictions came true',
  which: 'Predictions',
  whichOf: { live: 'Of this brand', heldout: 'At the last learning' },
  noPredictions: 'No prediction of this brand has come to an outcome yet.',
  noPredictionsText: 'Each code keeps the chance it was given. When it is settled, it counts here.',
  errorText: ({ n, error, brier, baseBrier }: Reliability) =>
    error === null || brier === null || baseBrier === null
      ? ''
      : `Over ${plural(n, { one: '# code', other: '# codes' })} the chances were off by ${points(error.value)} on average (95 %: ${points(error.low)} to ${points(error.high)}). Squared error ${brier.toFixed(3)}; always saying the base rate gives ${baseBrier.toFixed(3)}. Dots on the dashed line would be perfect.`,
  fewText: (n: number, needed: number) => `No claim: ${plural(n, { one: '# code is', other: '# codes are' })} too few, ${needed} are needed.`,
  predicted: 'Chance given',
  happened: 'Approved as generated',
  range: 'Chances',
  rangeOf: (from: number, to: number) => `${formatPercent(from)} to ${formatPercent(to)}`,
  asking: 'Asking instead of giving code',
  askingLead: 'Below the chance you set, no code is handed out: the console and Opal are told what speaks against it and what would help, and can still ask for it.',
  askingWaits: 'This has no effect until a model is in use.',
  asked: 'When code is unlikely to be approved as it is',
  never: 'Always give the code',
  below: 'Ask below a chance',
  threshold: 'Chance of approval without an edit, in percent',
  thresholdHint: 'From 5 to 95.',
  save: 'Save setting',
  saved: 'Setting saved.',
  notAllowed: 'You need the right "Change a brand". An owner or admin can give it.',
} as const;
