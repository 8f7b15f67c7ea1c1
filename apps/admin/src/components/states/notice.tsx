import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconMessageQuestion, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '../status/status-looks.js';
import classes from './states.module.css';

const ICONS: Readonly<Record<Tone, Icon>> = {
  neutral: IconInfoCircle,
  info: IconInfoCircle,
  wait: IconMessageQuestion,
  ok: IconCircleCheck,
  live: IconInfoCircle,
  warn: IconAlertTriangle,
  bad: IconAlertOctagon,
};

const TONE_CLASSES: Readonly<Record<Tone, string | undefined>> = {
  neutral: classes.neutral,
  info: classes.info,
  wait: classes.wait,
  ok: classes.ok,
  live: classes.live,
  warn: classes.warn,
  bad: classes.bad,
};

const LIVE_ROLES = { polite: 'status', assertive: 'alert' } as const;

export interface NoticeProps {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Said when it appears. `assertive` interrupts: only for a refusal of what somebody just did. */
  live?: 'polite' | 'assertive';
  id?: string;
}

/** A sentence beside what it is about: what happened, what it means, what can be done. */
export function Notice({ tone, title, children, actions, live, id }: NoticeProps): ReactNode {
  const Icon = ICONS[tone];
  return (
    <div className={`${classes.notice} ${TONE_CLASSES[tone]}`} {...(live === undefined ? {} : { role: LIVE_ROLES[live] })} {...(id === undefined ? {} : { id })}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div className={classes.body}>
        {title === undefined ? null : <p className={classes.title}>{title}</p>}
        {children}
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
