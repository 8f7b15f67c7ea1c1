import type { ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import { waitedFor } from './waited-for.js';
import classes from './review.module.css';

const isPast = (iso: string): boolean => new Date(iso).getTime() < Date.now();

/** Whom the code waits for and until when, beside its status. */
export function WorkflowLine({ review }: { review: ReviewView }): ReactNode {
  const names = waitedFor(review);
  const isInReview = review.status === 'qa_review';
  return (
    <span className={classes.line}>
      {isInReview ? <span>{names.length === 0 ? messages.waitingForNobody : messages.waitingFor(formatList(names.length > 3 ? [...names.slice(0, 2), messages.others(names.length - 2)] : names))}</span> : null}
      {isInReview && review.dueAt !== null ? (
        <span className={isPast(review.dueAt) ? classes.overdue : undefined}>
          {isPast(review.dueAt) ? messages.overdue : messages.due} <TimeStamp iso={review.dueAt} format="due" />
        </span>
      ) : null}
      {review.scheduledFor === null ? null : (
        <span>
          {messages.scheduled} <TimeStamp iso={review.scheduledFor} format="moment" />
        </span>
      )}
      {review.live !== null && review.live.revision !== review.revision ? <span>{messages.liveRevision(review.live.revision)}</span> : null}
    </span>
  );
}
