import type { ReactNode } from 'react';
import { lookOf, type StatusFamily, type StatusOf, type Tone } from './status-looks.js';
import classes from './status-badge.module.css';

const TONE_CLASSES: Readonly<Record<Tone, string | undefined>> = {
  neutral: classes.neutral,
  info: classes.info,
  wait: classes.wait,
  ok: classes.ok,
  live: classes.live,
  warn: classes.warn,
  bad: classes.bad,
};

/** Colour, icon and word together: none of them alone carries the meaning. */
export function StatusBadge<F extends StatusFamily>(props: { family: F; status: StatusOf<F>; detail?: string }): ReactNode {
  const { tone, icon: Icon, label } = lookOf(props.family, props.status);
  return (
    <span className={`${classes.badge} ${TONE_CLASSES[tone]}`}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {props.detail === undefined ? label : `${label} ${props.detail}`}
    </span>
  );
}
