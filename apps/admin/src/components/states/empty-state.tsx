import type { ReactNode } from 'react';
import classes from './states.module.css';

/** Nothing to show: what this is, and the one thing to do. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }): ReactNode {
  return (
    <div className={classes.empty} data-empty>
      <p className={classes.emptyTitle}>{title}</p>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}
