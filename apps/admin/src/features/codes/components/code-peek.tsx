import { Button } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { FINDING_CATEGORIES } from '@safecode/domain/verification/categories';
import { LinkButton } from '../../../components/actions/link-button.js';
import { declaredEffects, EFFECT_KINDS } from '../../../components/code/declared-effects.js';
import { countEffects } from '../../../components/code/effect-words.js';
import { CATEGORY_NAMES } from '../../../components/code/finding-categories.js';
import { formatPlace, LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { orderFindings } from '../../../components/code/order-findings.js';
import { summarizeChecks } from '../../../components/code/summarize-checks.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatList } from '../../../i18n/format-number.js';
import { usePeek } from '../api/use-peek.js';
import { messages } from '../messages.js';
import classes from './code-peek.module.css';

/** Findings that a look shows; the others stand on the page of the code. */
const SHOWN = 3;
type Peeked = NonNullable<ReturnType<typeof usePeek>['data']>;

function Facts({ review, revision }: Peeked): ReactNode {
  const { approve, qa } = review.requirement;
  const kinds = EFFECT_KINDS.map((kind) => ({ kind, count: declaredEffects(revision.report, kind).length })).filter(({ kind, count }, index) => count > 0 || (index < 3 && kind !== 'events'));
  const votes = [...(qa === null ? [] : [messages.peekQa(qa.have, qa.needed)]), messages.peekVotes(approve.have, approve.needed), ...(review.openThreads === 0 ? [] : [messages.peekThreads(review.openThreads)])];
  return (
    <>
      <p className={classes.badges}>
        <StatusBadge family="code" status={review.status} />
        <StatusBadge family="verdict" status={review.verdict} />
      </p>
      <p className={classes.muted}>{messages.peekRevision(review.revision, review.pageType)}</p>
      {review.dueAt === null ? null : (
        <p>
          {messages.due} <TimeStamp iso={review.dueAt} format="due" />
        </p>
      )}
      {review.waitingFor.length === 0 ? null : <p>{messages.peekWaiting(formatList([...new Set(review.waitingFor.map(({ name }) => name))].slice(0, 4)))}</p>}
      <p className={classes.muted}>{votes.join(', ')}</p>
      <p>
        <span className={classes.muted}>{messages.peekEffects}</span> {formatList(kinds.map(({ kind, count }) => countEffects(kind, count)))}.
      </p>
    </>
  );
}

function Findings({ revision }: Pick<Peeked, 'revision'>): ReactNode {
  const findings = orderFindings(revision.report);
  if (findings.length === 0) {
    const checks = summarizeChecks(revision.report, FINDING_CATEGORIES).filter(({ status }) => status !== 'not_run').length;
    return <p>{messages.peekNoFindings(checks)}</p>;
  }
  return (
    <>
      <ul className={classes.findings}>
        {findings.slice(0, SHOWN).map(({ finding, language, key }) => (
          <li key={key}>
            <StatusBadge family="severity" status={finding.severity} />
            <strong>{CATEGORY_NAMES[finding.category]}</strong>
            <span className={classes.muted}>
              {LANGUAGE_NAMES[language]}, {formatPlace(finding)}
            </span>
            <p>{finding.message}</p>
          </li>
        ))}
      </ul>
      {findings.length <= SHOWN ? null : <p className={classes.muted}>{messages.peekMore(findings.length - SHOWN)}</p>}
    </>
  );
}

export interface CodePeekProps {
  id: number;
  /** The page of the code. */
  to: string;
  onClose: () => void;
}

/** A look into one code beside the list: what it is, where it stands, what it does and what was found. */
export function CodePeek({ id, to, onClose }: CodePeekProps): ReactNode {
  const headingId = useId();
  const query = usePeek(id);
  return (
    <aside className={classes.peek} aria-labelledby={headingId} data-peek={id}>
      <div className={classes.head}>
        <h2 id={headingId}>{query.data === undefined ? messages.peekTitle(id) : messages.heading(id, query.data.review.title)}</h2>
        <div className={classes.buttons}>
          <LinkButton size="xs" to={to}>
            {messages.peekOpen}
          </LinkButton>
          <Button size="xs" variant="default" onClick={onClose}>
            {messages.peekClose}
          </Button>
        </div>
      </div>
      <QueryView query={query}>
        {(peeked) => (
          <div className={classes.body}>
            <Facts {...peeked} />
            <h3>{messages.peekFindings}</h3>
            <Findings revision={peeked.revision} />
          </div>
        )}
      </QueryView>
    </aside>
  );
}
