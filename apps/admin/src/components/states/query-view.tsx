import type { ReactNode } from 'react';
import { ErrorState } from './error-state.js';
import { Skeleton } from './skeleton.js';
import { useSteadyLoading } from './use-steady-loading.js';
import classes from './states.module.css';

export interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

/**
 * The states of one part of a screen: nothing, skeleton, error, or the data. Old rows stay while newer ones load;
 * an error of a reload is said above them.
 */
export function QueryView<T>(props: { query: QueryLike<T>; skeleton?: ReactNode; children: (data: T) => ReactNode }): ReactNode {
  const { query, skeleton, children } = props;
  const loading = query.data === undefined && (query.error === null || query.isFetching);
  const phase = useSteadyLoading(loading);
  const retry = (): void => void query.refetch();
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
