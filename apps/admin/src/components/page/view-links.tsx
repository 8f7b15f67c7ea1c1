import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './page.module.css';

export interface ViewLink {
  readonly to: string;
  readonly label: string;
  readonly count?: number | undefined;
  /** Other views stand below its address. */
  readonly isExact?: boolean;
  /** Parameters that hold for all views, e.g. which revision is read. */
  readonly search?: Record<string, unknown>;
}

/** Views of one thing as links: each has its address, the present one carries `aria-current`. */
export function ViewLinks({ label, links }: { label: string; links: readonly ViewLink[] }): ReactNode {
  return (
    <nav className={classes.views} aria-label={label}>
      {links.map((link) => (
        <Link key={link.to} to={link.to} {...(link.search === undefined ? {} : { search: link.search as never })} activeOptions={{ includeSearch: false, includeHash: false, exact: link.isExact === true }} data-view-link>
          {link.label}
          {link.count === undefined ? null : <span className={classes.count}>{link.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
