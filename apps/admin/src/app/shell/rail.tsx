import { VisuallyHidden } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconPlus } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../components/actions/link-button.js';
import { paths, type ScopeSlugs } from '../../routing/paths.js';
import { isActive, type NavigationGroup, type NavigationItem } from './navigation.js';
import { messages } from './messages.js';
import classes from './shell.module.css';

function RailLink({ entry, active }: { entry: NavigationItem; active: boolean }): ReactNode {
  const Icon = entry.icon;
  return (
    <Link to={entry.to} className={classes.item} title={entry.label} {...(active ? { 'aria-current': 'page' as const } : {})} activeProps={{}}>
      <Icon size={20} stroke={1.5} aria-hidden />
      <span className={classes.label}>{entry.label}</span>
      {entry.count === undefined ? null : (
        <>
          <span className={classes.count} aria-hidden>
            {entry.count}
          </span>
          <VisuallyHidden>{messages.waitingCount(entry.count)}</VisuallyHidden>
        </>
      )}
    </Link>
  );
}

export interface RailProps {
  groups: readonly NavigationGroup[];
  slugs: ScopeSlugs;
  canGenerate: boolean;
  collapsed: boolean;
  onCollapse: () => void;
}

/** The left rail: one primary action, then what this person can use. */
export function Rail({ groups, slugs, canGenerate, collapsed, onCollapse }: RailProps): ReactNode {
  const pathname = useLocation({ select: (location) => location.pathname });
  const CollapseIcon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.rail} aria-label={messages.mainNavigation}>
      {canGenerate ? (
        <LinkButton to={paths.generate(slugs)} fullWidth>
          <span className={classes.primary}>
            <IconPlus size={18} aria-hidden />
            <span className={classes.label}>{messages.generate}</span>
          </span>
        </LinkButton>
      ) : null}
      {groups.map((group) => (
        <div key={group.label ?? 'main'}>
          {group.label === null || collapsed ? null : <div className={classes.groupLabel}>{group.label}</div>}
          <ul className={classes.group} {...(group.label === null ? {} : { 'aria-label': group.label })}>
            {group.items.map((entry) => (
              <li key={entry.key}>
                <RailLink entry={entry} active={isActive(entry, pathname)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <button type="button" className={`${classes.item} ${classes.collapse}`} onClick={onCollapse} aria-pressed={collapsed}>
        <CollapseIcon size={20} stroke={1.5} aria-hidden />
        <span className={classes.label}>{messages.collapse}</span>
      </button>
    </nav>
  );
}
