import { IconCode, IconDots, IconHome, IconPlus } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { paths, type ScopeSlugs } from '../../routing/paths.js';
import { messages } from './messages.js';
import { isActive, type NavigationGroup } from './navigation.js';
import classes from './shell.module.css';

const Dialog = lazy(() => import('../../components/dialog/dialog.js').then((module) => ({ default: module.Dialog })));

/** Navigation on a phone: what the thumb needs most, and the rest behind More. */
export function BottomBar({ groups, slugs, canGenerate }: { groups: readonly NavigationGroup[]; slugs: ScopeSlugs; canGenerate: boolean }): ReactNode {
  const [more, setMore] = useState(false);
  const pathname = useLocation({ select: (location) => location.pathname });
  const current = (prefix: string) => (isActive({ prefix }, pathname) ? { 'aria-current': 'page' as const } : {});
  const home = paths.home(slugs);
  const codes = paths.codes(slugs);
  const generate = paths.generate(slugs);
  return (
    <nav className={classes.bottomBar} aria-label={messages.phoneNavigation}>
      <Link to={home} {...current(home)} activeProps={{}}>
        <IconHome size={20} stroke={1.5} aria-hidden />
        {messages.home}
      </Link>
      <Link to={codes} {...current(codes)} activeProps={{}}>
        <IconCode size={20} stroke={1.5} aria-hidden />
        {messages.code}
      </Link>
      {canGenerate ? (
        <Link to={generate} {...current(generate)} activeProps={{}}>
          <IconPlus size={20} stroke={1.5} aria-hidden />
          {messages.generate}
        </Link>
      ) : null}
      <button type="button" onClick={() => setMore(true)} aria-haspopup="dialog">
        <IconDots size={20} stroke={1.5} aria-hidden />
        {messages.more}
      </button>
      <Suspense fallback={null}>
      {more ? <Dialog opened onClose={() => setMore(false)} title={messages.more}>
        {groups.map((group) => (
          <ul key={group.label ?? 'main'} className={classes.group} aria-label={group.label ?? messages.mainNavigation}>
            {group.items.map((entry) => (
              <li key={entry.key}>
                <Link to={entry.to} className={classes.item} onClick={() => setMore(false)} {...current(entry.prefix)} activeProps={{}}>
                  <entry.icon size={20} stroke={1.5} aria-hidden />
                  {entry.label}
                  {entry.count === undefined ? null : <span className={classes.count}>{entry.count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        ))}
      </Dialog> : null}
      </Suspense>
    </nav>
  );
}
