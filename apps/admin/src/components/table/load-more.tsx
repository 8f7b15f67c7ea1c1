import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../i18n/format-number.js';
import classes from './data-table.module.css';

export interface LoadMoreProps {
  shown: number;
  /** Null above the size up to which the server counts exactly. */
  total: number | null;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** How many of how many, and the next fifty. */
export function LoadMore({ shown, total, hasMore, loading, onMore }: LoadMoreProps): ReactNode {
  const count = total === null ? `${formatNumber(shown)} of more than 10,000` : `${formatNumber(shown)} of ${plural(total, { one: '#', other: '#' })}`;
  return (
    <div className={classes.more}>
      <span>{count}</span>
      {hasMore ? (
        <Button size="xs" variant="default" onClick={onMore} aria-busy={loading}>
          Load 50 more
        </Button>
      ) : null}
    </div>
  );
}
