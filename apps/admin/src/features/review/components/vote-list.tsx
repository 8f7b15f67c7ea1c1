import type { ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import classes from './review.module.css';

/** One vote: who, what, on which revision, and why it does not count any more. */
export function Vote({ vote }: { vote: ReviewView['votes'][number] }): ReactNode {
  return (
    <div className={classes.vote}>
      <span className={classes.voteHead}>
        <strong>{vote.voter.name}</strong>
        <StatusBadge family="vote" status={vote.decision} />
        {vote.isValid ? null : <StatusBadge family="vote" status="dismissed" />}
      </span>
      <span className={classes.muted}>
        {messages.stageOf(vote.stage)}, {messages.onRevision(vote.revision)} <code>{vote.contentHash.slice(0, 7)}</code>, <TimeStamp iso={vote.at} />
        {vote.isCarried ? `, ${messages.carried}` : null}
      </span>
      {vote.whyNot === null ? null : <span>{vote.whyNot}</span>}
      {vote.note === '' ? null : <blockquote className={classes.quote}>{vote.note}</blockquote>}
    </div>
  );
}

/** Who has voted on exactly this code, who is waited for, and who never counts. */
export function Votes({ review }: { review: ReviewView }): ReactNode {
  const { approve, qa, ownersMissing } = review.requirement;
  const have = [...(qa === null ? [] : [messages.qaHave(qa.have, qa.needed)]), messages.approvalsHave(approve.have, approve.needed)];
  return (
    <div className={classes.group}>
      <div className={classes.groupHead}>
        <h3>{messages.votes}</h3>
        <span className={classes.muted}>{have.join(', ')}</span>
      </div>
      {review.votes.length === 0 ? (
        <p className={classes.muted}>{messages.noVotes}</p>
      ) : (
        <ul className={classes.votes}>
          {review.votes.map((vote) => (
            <li key={vote.id}>
              <Vote vote={vote} />
            </li>
          ))}
        </ul>
      )}
      {ownersMissing.length === 0 ? null : <p>{messages.owners(formatList(ownersMissing.map(({ name }) => name)))}</p>}
      <p className={classes.muted}>{messages.authorsText(formatList(review.authors.map(({ name }) => name)))}</p>
    </div>
  );
}
