import type { ReactNode } from 'react';
import classes from './captures.module.css';

/** The picture, which stays in sight, and beside it what is said about it. */
export function Split({ picture, children }: { picture: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className={classes.split}>
      <div>{picture}</div>
      <div>{children}</div>
    </div>
  );
}
