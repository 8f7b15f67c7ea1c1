import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './states.module.css';

/** A quiet drawing of what comes: `lines` bars of `height` pixels. */
export function Skeleton({ lines, height = 20 }: { lines: number; height?: number }): ReactNode {
  return (
    <div className={classes.skeleton} data-testid="skeleton">
      <VisuallyHidden>Loading</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={classes.bar} style={{ blockSize: height, inlineSize: index === lines - 1 && lines > 1 ? '60%' : '100%' }} />
      ))}
    </div>
  );
}
