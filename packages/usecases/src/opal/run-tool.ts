import { assertCan, can, type Principal } from '@safecode/domain/access/principal';
import { validateCodeSchema } from '@safecode/domain/codes/validate-code';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { generateVariationSchema } from '@safecode/domain/generation/generate-variation';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import { assertPlainInput } from '@safecode/domain/input/plain-input';
import { commentOnCodeToolSchema, generationStatusToolSchema, reportCorrectionToolSchema, listBrandsToolSchema, OPAL_TOOLS, reviewStatusToolSchema, submitForReviewToolSchema, testSelectorToolSchema, type OpalTool, type OpalToolName } from '@safecode/domain/opal/tools';
import { readToolParameters } from '@safecode/domain/opal/tool-parameters';
import type { z } from 'zod';
import { listBrands } from '../brands/list-brands.js';
import type { Deps } from '../deps.js';
import { awaitRun } from '../generation/await-run.js';
import { generateAndWait } from '../generation/generate-and-wait.js';
import { getRun } from '../generation/get-run.js';
import { startGeneration } from '../generation/start-generation.js';
import type { InlineRun } from '../generation/store-inline.js';
import { reviewStatusTool, submitTool } from './review-tools.js';
import { validateCode } from '../verification/validate-code.js';
import { commentTool } from './comment-tool.js';
import { correctionTool } from './correction-tool.js';
import { selectorTool } from './selector-tool.js';
import { PLAIN_RESULT, type JsonObject, type ToolResult } from './tool-call.js';

/** Brands one answer lists; an agent that needs another asks with `q`. */
const LISTED_BRANDS = 100;

export interface ToolRun {
  readonly tool: OpalToolName;
  readonly parameters: JsonObject;
  readonly waitMs: number;
  /** Told of a run that was queued, before it is waited for. */
  readonly onQueued: (run: GenerationRun) => Promise<void>;
  /** How the call is closed in the transaction that keeps its run. */
  readonly closing: NonNullable<InlineRun['closing']>;
}

/** What a tool comes to: an answer, or a run whose state is the answer. */
export type ToolEnding =
  | { readonly kind: 'result'; readonly result: ToolResult }
  /** `isOver`: the call is over with this answer, even when the run is not. */
  | { readonly kind: 'run'; readonly run: GenerationRun; readonly isOver: boolean };

/**
 * Does what a tool is for.
 * @throws DomainError for everything the agent can act on, wrong parameters (`input.invalid`) included
 */
export async function runTool(deps: Deps, principal: Principal, call: ToolRun): Promise<ToolEnding> {
  const { tool } = call;
  assertPlainInput(call.parameters);
  if (tool === 'list_brands') return listBrandsTool(deps, principal, parse(call, listBrandsToolSchema));
  if (tool === 'get_generation_status') return statusTool(deps, principal, parse(call, generationStatusToolSchema));
  if (tool === 'validate_code') return validateTool(deps, principal, parse(call, validateCodeSchema));
  if (tool === 'submit_for_review') return submitTool(deps, principal, parse(call, submitForReviewToolSchema));
  if (tool === 'get_review_status') return reviewStatusTool(deps, principal, parse(call, reviewStatusToolSchema));
  if (tool === 'comment_on_code') return commentTool(deps, principal, parse(call, commentOnCodeToolSchema));
  if (tool === 'report_correction') return correctionTool(deps, principal, parse(call, reportCorrectionToolSchema));
  if (tool === 'test_selector') return selectorTool(deps, principal, parse(call, testSelectorToolSchema));
  return generateTool(deps, principal, call);
}

const toolOf = (name: OpalToolName): OpalTool => {
  const tool = OPAL_TOOLS.find((known) => known.name === name);
  if (tool === undefined) throw new Error(`There is no tool ${name}.`);
  return tool;
};

function parse<S extends z.ZodObject>(call: Pick<ToolRun, 'tool' | 'parameters'>, schema: S): z.infer<S> {
  const parsed = schema.safeParse(readToolParameters(toolOf(call.tool), call.parameters));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message, code }) => ({ path: path.map(String).join('.'), message, code }));
  throw new DomainError('input.invalid', { issues });
}

async function listBrandsTool(deps: Deps, principal: Principal, input: z.infer<typeof listBrandsToolSchema>): Promise<ToolEnding> {
  const { rows, total } = await listBrands(deps, principal, { q: input.q, status: 'active', limit: LISTED_BRANDS });
  const brands = rows.map(({ slug, name, site, pageTypes }) => ({ slug, name, site, pageTypes }));
  return { kind: 'result', result: { ...PLAIN_RESULT, body: { ok: true, brands, total } } };
}

async function generateTool(deps: Deps, principal: Principal, call: ToolRun): Promise<ToolEnding> {
  const { waitMs, closing } = call;
  const input = { ...parse(call, generateVariationSchema), source: 'opal' as const };
  if (deps.generation.runsInline) return endingOf(await generateAndWait(deps, principal, { ...input, waitMs, closing }));
  const { id } = await startGeneration(deps, principal, input);
  await call.onQueued(await getRun(deps, principal, { id }));
  return endingOf(await awaitRun(deps, principal, { id, waitMs }));
}

const endingOf = (run: GenerationRun): ToolEnding => ({ kind: 'run', run, isOver: isFinalRunStatus(run.status) });

async function statusTool(deps: Deps, principal: Principal, input: z.infer<typeof generationStatusToolSchema>): Promise<ToolEnding> {
  const run = await getRun(deps, principal, { id: input.jobId });
  // Who may generate may see how it ended; so may who may read code.
  if (!can(principal, 'code.generate', run.brandId)) assertCan(principal, 'code.read', run.brandId);
  return { kind: 'run', run, isOver: true };
}

async function validateTool(deps: Deps, principal: Principal, input: z.infer<typeof validateCodeSchema>): Promise<ToolEnding> {
  const { report } = await validateCode(deps, principal, input);
  const findings = report.parts.flatMap((part) => part.findings.map((finding) => ({ language: part.language, ...finding })));
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const message = report.verdict === 'pass' ? 'The code keeps to the rules of the brand.' : `The code breaks the rules of the brand: ${errors} findings.`;
  return { kind: 'result', result: { ...PLAIN_RESULT, body: { ok: true, verdict: report.verdict, findings, message } } };
}
