import type { ReactNode } from 'react';
import { useShownOnScreen, useIsLive } from '../../api/live/use-live-updates.js';
import { trpc } from '../../api/trpc.js';
import { formatList } from '../../i18n/format-number.js';
import classes from './live.module.css';

/** People named before "and 2 others". */
const NAMED = 3;

/** Who else has this code open: "Dana is reading". Others see the same of us while it is on screen. */
export function PresenceLine({ codeId }: { codeId: number }): ReactNode {
  useShownOnScreen(codeId);
  const isLive = useIsLive();
  const { data } = trpc.live.presence.useQuery({ codeId }, { refetchInterval: 30_000 });
  const names = data?.rows.map(({ name }) => name) ?? [];
  const shown = names.length > NAMED ? [...names.slice(0, NAMED), `${names.length - NAMED} others`] : names;
  return (
    <p className={classes.presence} data-presence>
      {names.length === 0 ? null : <span>{`${formatList(shown)} ${names.length === 1 ? 'is' : 'are'} reading`}</span>}
      {isLive ? null : <span>Live updates paused, checking every 15 s</span>}
    </p>
  );
}
