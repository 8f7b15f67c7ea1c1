import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import classes from './chart.module.css';
import { nearestPoint, stepTo } from './step-to.js';

export interface ChartSurfaceProps {
  /** What the chart is about. */
  label: string;
  /** Each point in words, in the order in which the keys go through them. */
  texts: readonly string[];
  /** Where each point stands, in pixels from the left. */
  places: readonly number[];
  /** The point that is read out; null: none yet. */
  current: number | null;
  onCurrent: (at: number) => void;
}

/**
 * Lies over a chart and makes its points reachable: by Tab and the arrow keys, Home and End, or by pointing. A slider, because
 * screen readers hand its keys over and read its value in words when it changes.
 */
export function ChartSurface({ label, texts, places, current, onCurrent }: ChartSurfaceProps): ReactNode {
  const handleKey = (event: KeyboardEvent): void => {
    const next = stepTo(event.key, current, texts.length);
    if (next === null) return;
    event.preventDefault();
    onCurrent(next);
  };
  const handlePointer = (event: PointerEvent<HTMLDivElement>): void => {
    const at = nearestPoint(places, event.clientX - event.currentTarget.getBoundingClientRect().left);
    if (at !== null) onCurrent(at);
  };
  return (
    <div
      className={classes.surface}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={texts.length}
      aria-valuenow={(current ?? 0) + 1}
      aria-valuetext={texts[current ?? 0] ?? ''}
      onFocus={() => onCurrent(current ?? 0)}
      onKeyDown={handleKey}
      onPointerMove={handlePointer}
    />
  );
}
