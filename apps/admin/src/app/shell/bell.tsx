import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { trpc } from '../../api/trpc.js';
import { paths } from '../../routing/paths.js';
import { messages } from './messages.js';
import classes from './shell.module.css';

/** Counted by the server up to here. */
const COUNTED = 100;

/** The way to what one was told, with how much of it is unread. */
export function Bell({ org }: { org: string }): ReactNode {
  const { data } = trpc.notifications.unread.useQuery(undefined, { refetchInterval: 60_000 });
  const unread = data?.unread ?? 0;
  const shown = unread >= COUNTED ? `${COUNTED - 1}+` : String(unread);
  return (
    <Link to={paths.notifications(org)} className={`${classes.iconButton} ${classes.bell}`} aria-label={messages.bell(shown)} activeProps={{}}>
      <IconBell size={20} stroke={1.5} aria-hidden />
      {unread === 0 ? null : (
        <span className={classes.bellCount} aria-hidden>
          {shown}
        </span>
      )}
    </Link>
  );
}
