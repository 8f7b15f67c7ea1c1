import type { ReactNode } from 'react';
import classes from './form.module.css';

/** The fields of a form one below the other, at a width that reads well. */
export function FormFields({ children }: { children: ReactNode }): ReactNode {
  return <div className={classes.fields}>{children}</div>;
}

/** The buttons at the end of a form. */
export function FormActions({ children }: { children: ReactNode }): ReactNode {
  return <div className={classes.actions}>{children}</div>;
}
