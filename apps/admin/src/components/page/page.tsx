import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../routing/use-page-title.js';
import classes from './page.module.css';

export interface PageProps {
  /** The heading, and the first part of the tab's title unless `tabTitle` says otherwise. */
  title: string;
  tabTitle?: string;
  /** Brand or organisation, second part of the tab's title. */
  place: string | null;
  /** Where this screen hangs: shown above the heading. */
  trail?: { label: string; to: string } | undefined;
  lead?: ReactNode;
  status?: ReactNode;
  actions?: ReactNode;
  /** Keeps what this is, its state and the next step in sight while the page scrolls; not on a phone. */
  isSticky?: boolean;
  children: ReactNode;
}

/** The frame of a screen: one heading, what state it is in, and at most one primary action, top right. */
export function Page({ title, tabTitle, place, trail, lead, status, actions, isSticky = false, children }: PageProps): ReactNode {
  usePageTitle(tabTitle ?? title, place);
  return (
    <div className={classes.page}>
      <header className={`${classes.header} ${isSticky ? classes.sticky : ''}`}>
        <div className={classes.heading}>
          {trail === undefined ? null : (
            <div className={classes.trail}>
              <Link to={trail.to}>{trail.label}</Link>
            </div>
          )}
          <h1 tabIndex={-1}>{title}</h1>
          {status === undefined && lead === undefined ? null : (
            <div className={classes.titleRow}>
              {status}
              {lead === undefined ? null : <div className={classes.lead}>{lead}</div>}
            </div>
          )}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
