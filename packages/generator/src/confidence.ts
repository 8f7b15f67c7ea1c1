import type { Confidence, ConfidencePart } from '@safecode/domain/generation/confidence';
import type { TemplateRecord } from '@safecode/domain/templates/template-record';
import type { VariationReport } from '@safecode/domain/verification/report';

/** The evidence a score is made from. */
export interface ConfidenceEvidence {
  readonly report: VariationReport;
  /** Rounds of repair that were needed: 0 when the first draft stood. */
  readonly repairs: number;
  /** Name of the template; null when the code was written freely. */
  readonly templateName: string | null;
  readonly record: TemplateRecord | null;
  /** 0..1, see Draft.matchQuality. */
  readonly matchQuality: number;
  readonly openQuestions: number;
}

/** How much each part counts; the sum is 1. Reasons: decision 0007. */
const WEIGHTS: Readonly<Record<ConfidencePart, number>> = {
  verdict: 0.3,
  matchQuality: 0.25,
  templateRecord: 0.2,
  repairs: 0.15,
  openQuestions: 0.1,
};

/** What a template without history is taken for: 8 of 10 runs passed at once. */
const PRIOR_RUNS = 10;
const PRIOR_PASSED = 8;
/** Code without a template has no record that could grow; it is taken for less than a new template. */
const FREE_CODE_RATE = 0.6;
/** No part but the verdict can pull the score to nothing by itself. */
const FLOOR = 0.05;

/**
 * Scores how sure we are that a variation does what was asked, safely: the weighted geometric mean of five parts, so
 * that one weak part cannot be made up for by strong ones. A failed verdict makes it 0. The score orders variations; it
 * is no probability until it is calibrated (`calibration` says so).
 */
export function scoreConfidence(evidence: ConfidenceEvidence): Confidence {
  const parts = [verdictPart(evidence), matchPart(evidence), recordPart(evidence), repairPart(evidence), openPart(evidence)];
  const isSafe = evidence.report.verdict === 'pass';
  const logarithm = parts.reduce((sum, part) => sum + part.weight * Math.log(Math.max(FLOOR, part.value)), 0);
  return { score: isSafe ? round(Math.exp(logarithm)) : 0, calibration: 'none', parts };
}

type Part = Confidence['parts'][number];

function part(name: ConfidencePart, value: number, text: string): Part {
  return { part: name, value: round(value), weight: WEIGHTS[name], text };
}

const round = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function verdictPart({ report }: ConfidenceEvidence): Part {
  const findings = report.parts.flatMap((one) => one.findings);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  if (report.verdict === 'fail') return part('verdict', 0, `The verifier found ${count(errors, 'error')}: not safe, whatever else holds.`);
  if (warnings === 0) return part('verdict', 1, 'The verifier proved the code without a finding.');
  return part('verdict', Math.max(0.7, 1 - 0.05 * warnings), `The verifier proved the code, with ${count(warnings, 'warning')}.`);
}

function matchPart({ matchQuality }: ConfidenceEvidence): Part {
  const value = round(matchQuality);
  const word = value >= 0.8 ? 'closely' : value >= 0.5 ? 'in part' : 'loosely';
  return part('matchQuality', value, `Request and result fit ${word} (${value.toFixed(2)}).`);
}

function recordPart({ record, templateName }: ConfidenceEvidence): Part {
  if (templateName === null) return part('templateRecord', FREE_CODE_RATE, 'Written without a template, so there is no record to build on.');
  const runs = record?.runs ?? 0;
  const passed = Math.min(runs, record?.passedUnrepaired ?? 0);
  const rate = (passed + PRIOR_PASSED) / (runs + PRIOR_RUNS);
  const history = runs === 0 ? 'has not been used yet' : `passed at once in ${passed} of ${count(runs, 'run')}`;
  return part('templateRecord', rate, `Template "${templateName}" ${history}.`);
}

function repairPart({ repairs }: ConfidenceEvidence): Part {
  const text = repairs === 0 ? 'The first draft stood, without a repair.' : `${count(repairs, 'repair')} needed.`;
  return part('repairs', 0.75 ** repairs, text);
}

function openPart({ openQuestions }: ConfidenceEvidence): Part {
  const text = openQuestions === 0 ? 'The request said all that was needed.' : `${count(openQuestions, 'point')} decided by default, because the request did not say.`;
  return part('openQuestions', 1 / (1 + 0.15 * openQuestions), text);
}
