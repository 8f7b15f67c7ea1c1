import { useRef, type PointerEvent, type ReactNode } from 'react';
import classes from './chart.module.css';
import { nearestPoint } from './nearest-point.js';

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
  // A browser places the value of a slider evenly; the points of a chart are not. While somebody points, the nearest one counts.
  const isPointing = useRef(false);
  const point = (event: PointerEvent<HTMLInputElement>): void => {
    const at = nearestPoint(places, event.clientX - event.currentTarget.getBoundingClientRect().left);
    if (at !== null) onCurrent(at);
  };
  const endPointing = (): void => {
    isPointing.current = false;
  };
  return (
    <input
      type="range"
      className={classes.surface}
      aria-label={label}
      aria-valuetext={texts[current ?? 0] ?? ''}
      min={1}
      max={texts.length}
      step={1}
      value={(current ?? 0) + 1}
      onFocus={() => onCurrent(current ?? 0)}
      onChange={(event) => (isPointing.current ? undefined : onCurrent(Number(event.currentTarget.value) - 1))}
      onPointerMove={point}
      onPointerDown={(event) => {
        isPointing.current = true;
        point(event);
      }}
      onPointerUp={endPointing}
      onPointerCancel={endPointing}
    />
  );
}
