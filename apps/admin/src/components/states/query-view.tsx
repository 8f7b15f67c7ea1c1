import type { ReactNode } from 'react';
import { ErrorState } from './error-state.js';
import { Notice } from './notice.js';
import { Skeleton } from './skeleton.js';
import { useSteadyLoading } from './use-steady-loading.js';
import classes from './states.module.css';

export interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  /** Held back until the browser is online again. */
  readonly isPaused: boolean;
  readonly refetch: () => unknown;
}

function NotLoadedNotice(): ReactNode {
  return (
    <Notice tone="neutral" title="Not loaded yet">
      <p>There is no connection. This part is loaded as soon as the connection is back.</p>
    </Notice>
  );
}

/**
 * The states of one part of a screen: nothing, skeleton, error, or the data. Old rows stay while newer ones load;
 * an error of a reload is said above them.
 */
export function QueryView<T>(props: { query: QueryLike<T>; skeleton?: ReactNode; children: (data: T) => ReactNode }): ReactNode {
  const { query, skeleton, children } = props;
  const isHeldBack = query.data === undefined && query.isPaused;
  const loading = query.data === undefined && !isHeldBack && (query.error === null || query.isFetching);
  const phase = useSteadyLoading(loading);
  const retry = (): void => void query.refetch();
  if (isHeldBack && phase === 'ready') return <NotLoadedNotice />;
  if (query.data === undefined && query.error !== null && phase === 'ready') return <ErrorState error={query.error} onRetry={retry} />;
  if (query.data === undefined || phase === 'skeleton') return phase === 'skeleton' ? (skeleton ?? <Skeleton lines={5} height={36} />) : null;
  return (
    <>
      {query.isFetching ? <div className={classes.refetch} aria-hidden /> : null}
      {query.error === null ? null : <ErrorState error={query.error} onRetry={retry} />}
      {children(query.data)}
    </>
  );
}
