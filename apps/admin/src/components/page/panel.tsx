import { useId, type ReactNode } from 'react';
import classes from './page.module.css';

/** A part of a screen with its own heading. */
export function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.panelHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The main part left, what belongs to it right; one below the other on narrow screens. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }): ReactNode {
  return (
    <div className={classes.columns} data-columns>
      <div>{main}</div>
      <div>{side}</div>
    </div>
  );
}
