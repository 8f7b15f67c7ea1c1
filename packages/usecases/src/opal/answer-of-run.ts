import { DomainError } from '@safecode/domain/errors/domain-error';
import type { GenerationRun } from '@safecode/domain/generation/run';
import type { GenerationAnswer } from '@safecode/domain/opal/tools';
import type { Finding, VariationReport } from '@safecode/domain/verification/report';
import { phasesOfStages } from '../generation/stage-phases.js';
import type { AnsweredCode, AnsweredRun } from '../generation/store-inline.js';
import { refuse } from './refuse.js';
import { PLAIN_RESULT, type ToolResult } from './tool-call.js';

/** Findings an answer carries at most: enough to act on, few enough to read. */
const MAX_FINDINGS = 20;

/**
 * What a run tells the agent. Code is handed out only when the run passed and its report says so too; everything else
 * is a refusal with what to do about it, or "pending".
 */
export function answerOfRun({ run, code, url, risk }: AnsweredRun): ToolResult {
  const about = { runId: run.id, brandId: run.brandId, generatedCodeId: run.codeId, confidenceScore: run.confidence, phases: phasesOf(run) };
  switch (run.status) {
    case 'passed':
      if (code === null || url === null || code.verdict !== 'pass' || code.status !== 'generated') return { ...refuse(new DomainError('internal')), ...about };
      return { ...PLAIN_RESULT, ...about, body: passed({ run, code, url, risk }) };
    case 'asking':
      return { ...refuse(run.error ?? new DomainError('generation.needs_answers'), { questions: run.questions }), ...about };
    case 'not_safe':
      return { ...notSafe(run, code), ...about };
    case 'stopped':
      return { ...refuse(new DomainError('generation.stopped')), ...about };
    case 'failed':
      return { ...refuse(run.error ?? new DomainError('internal')), ...about };
    default:
      return { ...PLAIN_RESULT, ...about, body: pending(run, risk), outcome: 'pending', isOver: false };
  }
}

function passed({ run, code, url, risk }: AnsweredRun & { readonly code: AnsweredCode; readonly url: string }): GenerationAnswer {
  return {
    ok: true,
    status: 'done',
    jobId: run.id,
    code: {
      id: code.id,
      verdict: code.verdict,
      javascript: code.javascript,
      css: code.css,
      contentHash: code.contentHash,
      confidence: code.confidence,
      template: code.templateName,
      url,
      warnings: findingsOf(code.report, 'warning'),
    },
    risk,
    message: `${code.title}: verified for ${run.brandName}, ${run.pageType}. Code #${code.id}${run.cached ? ', made for an identical earlier request' : ''}.`,
  };
}

function pending(run: GenerationRun, risk: string | null): GenerationAnswer {
  return {
    ok: true,
    status: 'pending',
    jobId: run.id,
    code: null,
    risk,
    message: `The code is being written. Ask get_generation_status with job_id ${run.id} in a few seconds.`,
  };
}

function notSafe(run: GenerationRun, code: AnsweredCode | null): ToolResult {
  const findings = code === null ? [] : findingsOf(code.report, 'error');
  const repairs = run.stages.filter((stage) => stage.stage === 'repair').length;
  const error = new DomainError('generation.not_safe', { repairs, count: code?.errorCount ?? findings.length, codeId: run.codeId ?? '' });
  return refuse(error, { findings });
}

function findingsOf(report: VariationReport, severity: Finding['severity']): Finding[] {
  return report.parts.flatMap((part) => part.findings.filter((finding) => finding.severity === severity)).slice(0, MAX_FINDINGS);
}

function phasesOf(run: GenerationRun): ToolResult['phases'] {
  const [first] = run.stages;
  if (first === undefined) return {};
  return phasesOfStages(run.stages, Date.parse(first.startedAt) - Date.parse(run.createdAt));
}
