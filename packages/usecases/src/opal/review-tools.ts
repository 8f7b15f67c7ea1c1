import type { Principal } from '@safecode/domain/access/principal';
import type { reviewStatusToolSchema, submitForReviewToolSchema } from '@safecode/domain/opal/tools';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { getReview } from '../review/get-review.js';
import { submitForReview } from '../review/submit-for-review.js';
import type { ToolEnding } from './run-tool.js';
import { PLAIN_RESULT, type JsonObject } from './tool-call.js';

/** Sends code to review in the name of whoever Opal speaks for. It asks people; it never decides. */
export async function submitTool(deps: Deps, principal: Principal, input: z.infer<typeof submitForReviewToolSchema>): Promise<ToolEnding> {
  await submitForReview(deps, principal, { id: input.codeId, note: input.note ?? '' });
  return answer(deps, principal, input.codeId);
}

/** Where code stands in its review. */
export async function reviewStatusTool(deps: Deps, principal: Principal, input: z.infer<typeof reviewStatusToolSchema>): Promise<ToolEnding> {
  return answer(deps, principal, input.codeId);
}

async function answer(deps: Deps, principal: Principal, codeId: number): Promise<ToolEnding> {
  const review = await getReview(deps, principal, { id: codeId });
  const waitingFor = review.waitingFor.map(({ name, stage }) => ({ name, stage }));
  const { approve, qa } = review.requirement;
  const body: JsonObject = {
    ok: true,
    codeId,
    title: review.title,
    status: review.status,
    revision: review.revision,
    contentHash: review.contentHash,
    approvals: approve,
    ...(qa === null ? {} : { qaVotes: qa }),
    waitingFor,
    dueAt: review.dueAt,
    blockers: review.blockers.map(({ text }) => text),
    message: sentence(review.status, waitingFor.map(({ name }) => name)),
  };
  return { kind: 'result', result: { ...PLAIN_RESULT, brandId: review.brandId, generatedCodeId: codeId, body } };
}

function sentence(status: string, names: readonly string[]): string {
  if (status !== 'qa_review') return `The code is ${status.replaceAll('_', ' ')}.`;
  return names.length === 0 ? 'The code is in review; nobody who may decide on it is known.' : `The code is in review and waits for ${names.slice(0, 5).join(', ')}.`;
}
