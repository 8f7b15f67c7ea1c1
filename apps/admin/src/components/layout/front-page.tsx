import type { ReactNode } from 'react';
import { usePageTitle } from '../../routing/use-page-title.js';
import classes from './front-page.module.css';

/** The frame of screens outside of an organisation: signing in, accepting an invitation. */
export function FrontPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }): ReactNode {
  usePageTitle(title);
  return (
    <main className={classes.front}>
      <div className={classes.sheet}>
        <div className={classes.brand}>
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <span>Opal Safe Code</span>
        </div>
        <h1 tabIndex={-1}>{title}</h1>
        {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
