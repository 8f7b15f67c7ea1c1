import type { Principal } from '@safecode/domain/access/principal';
import type { Member } from '@safecode/domain/members/member';
import { DEMO_REQUESTS } from '@safecode/database/seed/demo-knowledge/requests';
import { deployCode } from '@safecode/usecases/deployments/deploy-code';
import { markDeployed } from '@safecode/usecases/deployments/mark-deployed';
import type { Deps } from '@safecode/usecases/deps';
import { createThread } from '@safecode/usecases/discussions/create-thread';
import { replyToThread } from '@safecode/usecases/discussions/reply-to-thread';
import { generateAndWait } from '@safecode/usecases/generation/generate-and-wait';
import { listMembers } from '@safecode/usecases/members/list-members';
import { decideReview } from '@safecode/usecases/review/decide-review';
import { getReview } from '@safecode/usecases/review/get-review';
import { submitForReview } from '@safecode/usecases/review/submit-for-review';

/** How far the demonstration's code has come, in the order of its requests. */
const PROGRESS = ['deployed', 'approved', 'changes_requested', 'in_review', 'in_review', 'generated'] as const;
type Progress = (typeof PROGRESS)[number];

interface Cast {
  readonly editor: Principal;
  readonly approver: Principal;
}

/**
 * Lets the people of the demonstration do a morning's work, so that every screen has something to show: the editor has code
 * generated and sends it to review, the approver decides. Done by the use cases, so that ledger, evidence and votes are
 * what they would be.
 */
export async function seedDemoReviews(deps: Deps, organizationId: number): Promise<void> {
  const cast = await castOf(deps, organizationId);
  const requests = DEMO_REQUESTS.filter(({ outcome }) => outcome === 'code');
  const made: number[] = [];
  for (const [at, progress] of PROGRESS.entries()) {
    const request = requests[at];
    if (request === undefined) return;
    const { pageType, description } = request;
    const { codeId, status } = await generateAndWait(deps, cast.editor, { brand: 'larkmoor', pageType, description, template: undefined, source: 'console', waitMs: 20_000 });
    if (codeId === null || status !== 'passed') continue;
    await bringTo(deps, cast, { id: codeId, progress });
    made.push(codeId);
  }
  await discuss(deps, cast, made);
}

async function bringTo(deps: Deps, { editor, approver }: Cast, { id, progress }: { readonly id: number; readonly progress: Progress }): Promise<void> {
  if (progress === 'generated') return;
  await submitForReview(deps, editor, { id, note: 'Ready to be looked at.' });
  if (progress === 'in_review') return;
  const { contentHash } = await getReview(deps, approver, { id });
  if (progress === 'changes_requested') {
    await decideReview(deps, approver, { id, contentHash, decision: 'request_changes', note: 'Please use the wording of the delivery page.', checklist: [] });
    return;
  }
  await decideReview(deps, approver, { id, contentHash, decision: 'approve', note: '', checklist: [] });
  if (progress === 'approved') return;
  const { deployment } = await deployCode(deps, approver, { id, contentHash, platform: 'manual', environment: 'production' });
  await markDeployed(deps, approver, { deploymentId: deployment.id, externalId: 'demo-experiment-1' });
}

/** What is said about the code, so that a discussion, its marks beside the lines and a mention are there to be seen. */
async function discuss(deps: Deps, { editor, approver }: Cast, made: readonly number[]): Promise<void> {
  const [, , returned, inReview] = made;
  const about = (codeId: number, body: string, line: number | null) =>
    createThread(deps, approver, { codeId, revision: 1, lines: line === null ? null : { language: 'js', startLine: line, endLine: line }, body, mentions: [] });
  if (inReview !== undefined) {
    const { threadId } = await about(inReview, 'What happens when the basket is empty?', 3);
    await replyToThread(deps, editor, { threadId, body: 'Then the bar is not shown: it waits for the price.', mentions: approver.actor.kind === 'user' ? [approver.actor.userId] : [] });
    await about(inReview, 'The colours are those of the winter campaign. Good.', null);
  }
  if (returned !== undefined) await about(returned, 'Please use the wording of the delivery page here, too.', 2);
}

async function castOf(deps: Deps, organizationId: number): Promise<Cast> {
  const system: Principal = {
    actor: { kind: 'system', label: 'First start' }, organizationId, role: 'owner', brandRoles: new Map(), brandAccess: 'all', scopes: null, keyBrandIds: new Set(),
  };
  const { rows } = await listMembers(deps, system);
  const personIn = (role: Member['role']): Principal => {
    const member = rows.find((person) => person.role === role);
    if (member === undefined) throw new Error(`The demonstration has nobody who is ${role}.`);
    return { ...system, role, actor: { kind: 'user', userId: member.userId, label: member.name } };
  };
  return { editor: personIn('editor'), approver: personIn('approver') };
}
