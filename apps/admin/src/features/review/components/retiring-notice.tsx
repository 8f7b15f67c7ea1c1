import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import type { RetiringUse } from '@safecode/domain/selectors/selector-stage';
import { Notice } from '../../../components/states/notice.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { formatDate } from '../../../i18n/format-time.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import classes from './review.module.css';

function describeUse({ stage, next, replacement }: RetiringUse): string {
  const now = stage === 'approved' ? [] : [lookOf('selector', stage).label];
  const then = next === null ? [] : [messages.retiringNext(lookOf('selector', next.to).label, formatDate(next.at))];
  return [...now, ...then, ...(replacement === null ? [] : [messages.retiringInstead(replacement)])].join('; ');
}

/** Said where code is decided on: selectors it has that are on their way out, or gone. */
export function RetiringNotice({ retiring }: Pick<ReviewView, 'retiring'>): ReactNode {
  const { slugs } = useScope();
  if (retiring.length === 0) return null;
  const isGone = retiring.some(({ stage }) => stage === 'archived');
  return (
    <Notice tone={isGone ? 'bad' : 'warn'} title={messages.retiring(retiring.length)}>
      <ul className={classes.blockers}>
        {retiring.map((use) => (
          <li key={use.selectorId}>
            <Link to={paths.selector(slugs.org, slugs.brand ?? '', use.selectorId)}>{use.name}</Link>: {describeUse(use)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
