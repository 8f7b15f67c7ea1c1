import { DomainError } from '../errors/domain-error.js';
import { REVIEW_COMMANDS, type ReviewCommandName } from './commands.js';
import { illegalMove } from './refusals.js';
import type { ReviewStage } from './review-policy.js';
import type { ReviewCommand, Transition, TransitionInput } from './review-state.js';
import { decideTransition } from './transitions.js';

export interface ReviewAction {
  readonly command: ReviewCommandName;
  readonly allowed: boolean;
  /** Why not, in a sentence; null when it is allowed. */
  readonly reason: string | null;
}

/** Commands that only time gives. */
const OF_TIME: ReadonlySet<ReviewCommandName> = new Set(['expire', 'escalate']);
const DAY = 86_400_000;

/**
 * Every command somebody can give, with the reason when they cannot now: the same decision that is taken when the command
 * comes. What a person still fills in (a note, ticks) is taken as filled in.
 * @param stage the stage in which the person would vote
 */
export function listActions(input: Omit<TransitionInput, 'command'>, stage: ReviewStage): ReviewAction[] {
  return REVIEW_COMMANDS.filter((name) => !OF_TIME.has(name)).map((name) => {
    const transition = probe(input, name, stage);
    return { command: name, allowed: transition.ok, reason: transition.ok ? null : new DomainError(transition.refusal.code, transition.refusal.data).message };
  });
}

function probe(input: Omit<TransitionInput, 'command'>, name: ReviewCommandName, stage: ReviewStage): Transition {
  const { state } = input;
  const needsPlanned = name === 'mark_deployed' && state.planned === null;
  const needsAny = name === 'mark_failed' && state.planned === null && state.live === null;
  if (needsPlanned || needsAny) return { ok: false, refusal: illegalMove(state, name) };
  return decideTransition({ ...input, command: filledIn(input, name, stage) });
}

function filledIn({ state, policy, now }: Omit<TransitionInput, 'command'>, name: ReviewCommandName, stage: ReviewStage): ReviewCommand {
  const { contentHash } = state;
  switch (name) {
    case 'approve':
    case 'request_changes':
    case 'reject':
      return { name, contentHash, stage, note: 'x'.repeat(policy.noteMinLength), ticked: policy.checklist.map(({ key }) => key) };
    case 'edit':
      return { name, baseHash: contentHash, verdict: 'pass', keepsVotes: false };
    case 'schedule':
      return { name, contentHash, at: new Date(now.getTime() + DAY) };
    case 'mark_deployed':
      return { name, contentHash: state.planned?.contentHash ?? contentHash };
    case 'mark_failed':
      return { name, was: state.planned === null ? 'live' : 'planned' };
    case 'deploy':
    case 'submit':
      return { name, contentHash };
    default:
      return { name };
  }
}
