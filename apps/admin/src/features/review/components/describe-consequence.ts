import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';

type Facts = Pick<ReviewView, 'id' | 'requirement' | 'myStage' | 'waitingFor' | 'authors'>;

/** What happens when a decision is sent, in the words of this code. Whether it may be sent is another question. */
export function describeConsequence(review: Facts, decision: ReviewDecision): string {
  const authors = formatList(review.authors.map(({ name }) => name));
  if (decision === 'request_changes') return messages.afterChanges(review.id, authors);
  if (decision === 'reject') return messages.afterReject(review.id);
  const { approve, qa } = review.requirement;
  const isQa = review.myStage === 'qa' && qa !== null;
  const count = isQa ? qa : approve;
  const vote = Math.min(count.have + 1, count.needed);
  const have = isQa ? messages.qaVote(vote, qa.needed) : messages.approval(vote, approve.needed);
  const left = leftAfter(review, isQa);
  return left === '' ? `${have} ${messages.becomesApproved(review.id)}` : `${have} ${messages.staysInReview(left)}`;
}

/** What is still missing after one more vote of a stage. */
function leftAfter({ requirement }: Facts, isQa: boolean): string {
  const approvals = requirement.approve.needed - requirement.approve.have - (isQa ? 0 : 1);
  const qas = requirement.qa === null ? 0 : requirement.qa.needed - requirement.qa.have - (isQa ? 1 : 0);
  return formatList([...(qas > 0 ? [messages.qaLeft(qas)] : []), ...(approvals > 0 ? [messages.approvalsLeft(approvals)] : [])]);
}
