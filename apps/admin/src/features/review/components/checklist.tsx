import { Checkbox } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { messages } from '../messages.js';
import classes from './review.module.css';

const ICONS = { ticked: IconCheck, open: IconCircleDashed, failed: IconX } as const;

export interface ChecklistProps {
  items: ReviewView['checklist'];
  ticked: readonly string[];
  /** Null where nothing is decided: the list is only read. */
  onTick: ((key: string, ticked: boolean) => void) | null;
}

/** What has to be looked at before an approval. The product ticks what it can prove; people tick the rest. */
export function Checklist({ items, ticked, onTick }: ChecklistProps): ReactNode {
  if (items.length === 0) return null;
  return (
    <div className={classes.group}>
      <h3>{messages.checklist}</h3>
      <ul className={classes.checklist}>
        {items.map((item) => {
          const Icon = ICONS[item.state];
          if (item.kind === 'manual' && item.state !== 'ticked' && onTick !== null) {
            return (
              <li key={item.key}>
                <Checkbox label={item.text} checked={ticked.includes(item.key)} onChange={(event) => onTick(item.key, event.currentTarget.checked)} />
              </li>
            );
          }
          return (
            <li key={item.key} className={classes.item}>
              <Icon size={16} aria-hidden className={item.state === 'ticked' ? classes.ok : item.state === 'failed' ? classes.bad : classes.muted} />
              <span>
                <VisuallyHidden component="span">{messages.states[item.state]}: </VisuallyHidden>
                {item.text} <span className={classes.muted}>{item.kind === 'machine' ? messages.byProduct : item.by === null ? '' : messages.tickedBy(item.by)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
