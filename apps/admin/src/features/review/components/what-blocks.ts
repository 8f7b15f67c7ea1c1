import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import type { DecisionDraft } from './decision-draft.js';

export interface BlockInput {
  readonly review: Pick<ReviewView, 'actions' | 'policy' | 'checklist' | 'revision' | 'status'>;
  readonly draft: DecisionDraft;
  /** The revision on screen. */
  readonly shown: number;
}

/** Why the decision cannot be sent now, or null. What the server refuses for certain is said before somebody tries. */
export function whatBlocks({ review, draft, shown }: BlockInput): string | null {
  const { decision, note, ticked } = draft;
  if (review.status !== 'qa_review' && review.actions.every(({ command, allowed }) => !isDecision(command) || !allowed)) return reasonOf(review, 'approve') ?? messages.notInReview;
  const refusals = (['approve', 'request_changes', 'reject'] as const).map((command) => reasonOf(review, command));
  // When none can be given, the reason stands there before one is chosen.
  if (decision === null) return refusals.every((reason) => reason !== null) ? (refusals[0] ?? null) : messages.chooseFirst;
  const refusal = reasonOf(review, decision);
  if (refusal !== null) return refusal;
  if (shown !== review.revision) return messages.readNewest(shown, review.revision);
  if (decision === 'approve') {
    const open = review.checklist.filter(({ kind, key, state }) => kind === 'manual' && state !== 'ticked' && !ticked.includes(key));
    if (open.length > 0) return messages.tickFirst(formatList(open.map(({ text }) => `"${text}"`)));
  }
  const isNoteNeeded = review.policy.noteRequiredFor.includes(decision);
  return isNoteNeeded && note.trim().length < review.policy.noteMinLength ? messages.noteNeeded(review.policy.noteMinLength) : null;
}

const isDecision = (command: string): boolean => ['approve', 'request_changes', 'reject'].includes(command);

/** Why the server would refuse a decision; null when it is allowed. */
function reasonOf({ actions }: BlockInput['review'], command: ReviewDecision): string | null {
  const action = actions.find((one) => one.command === command);
  if (action === undefined) return messages.notInReview;
  return action.allowed ? null : (action.reason ?? messages.notInReview);
}
