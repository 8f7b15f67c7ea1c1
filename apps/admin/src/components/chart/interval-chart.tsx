import { useElementSize } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { ChartSurface } from './chart-surface.js';
import classes from './chart.module.css';

/** A share with its interval, all 0..1. */
export interface IntervalPoint {
  readonly key: string;
  /** Where it stands from left to right, 0..1. */
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** The point in words: read out when it is reached. */
  readonly text: string;
  /** Under the axis; absent: no mark there. */
  readonly tick?: string;
  /** Too few cases for a claim. */
  readonly isFaint?: boolean;
  /** More cases are to come. */
  readonly isOpen?: boolean;
}

export interface IntervalChartProps {
  /** What the chart is about. */
  name: string;
  /** What the chart says, in a sentence: read instead of the drawing. */
  label: string;
  points: readonly IntervalPoint[];
  /** The line on which claimed and true shares are equal. */
  hasDiagonal?: boolean;
  xLabel: string;
  yLabel: string;
}

const HEIGHT = 260;
const PAD = { left: 66, right: 16, top: 12, bottom: 44 };
const MARKS = [0, 0.25, 0.5, 0.75, 1] as const;
/** Between two marks under the axis, in pixels. */
const TICK_ROOM = 62;
const DOT = 4;
const HINT = 'Point at a dot, or go through them with Tab and the arrow keys.';

/**
 * Shares as dots with their intervals, from 0 to 100 %; each is reached by the arrow keys and read out. Drawn by hand, so that
 * no chart library is loaded for it.
 */
export function IntervalChart({ name, label, points, hasDiagonal = false, xLabel, yLabel }: IntervalChartProps): ReactNode {
  const { ref, width } = useElementSize();
  const [reached, setReached] = useState<string | null>(null);
  const current = points.findIndex(({ key }) => key === reached);
  const inner = Math.max(0, width - PAD.left - PAD.right);
  const x = (share: number): number => PAD.left + share * inner;
  const y = (share: number): number => PAD.top + (1 - share) * (HEIGHT - PAD.top - PAD.bottom);
  return (
    <>
      <div ref={ref} className={classes.drawing}>
        {width === 0 ? null : (
          <svg width={width} height={HEIGHT} role="img" aria-label={label}>
            {MARKS.map((mark) => (
              <g key={mark}>
                <line className={classes.grid} x1={PAD.left} x2={PAD.left + inner} y1={y(mark)} y2={y(mark)} />
                <text className={classes.tick} x={PAD.left - 6} y={y(mark) + 4} textAnchor="end">{`${mark * 100} %`}</text>
              </g>
            ))}
            {hasDiagonal ? <line className={classes.diagonal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} /> : null}
            <Ticks points={points} place={(share) => x(share)} />
            {points.map((point) => (
              <Dot key={point.key} point={point} x={x(point.x)} y={y} isReached={point.key === reached} />
            ))}
            <text className={classes.axis} x={PAD.left + inner / 2} y={HEIGHT - 4} textAnchor="middle">
              {xLabel}
            </text>
            <text className={classes.axis} transform={`translate(11 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
              {yLabel}
            </text>
          </svg>
        )}
        {width === 0 || points.length === 0 ? null : (
          <ChartSurface label={name} texts={points.map(({ text }) => text)} places={points.map((point) => x(point.x))} current={current < 0 ? null : current} onCurrent={(at) => setReached(points[at]?.key ?? null)} />
        )}
      </div>
      <p className={classes.readout}>{points[current]?.text ?? HINT}</p>
    </>
  );
}

/** As many marks as there is room for, the first one always. */
function Ticks({ points, place }: { points: readonly IntervalPoint[]; place: (share: number) => number }): ReactNode {
  let last = Number.NEGATIVE_INFINITY;
  const shown = points.filter((point) => {
    if (point.tick === undefined || place(point.x) - last < TICK_ROOM) return false;
    last = place(point.x);
    return true;
  });
  return shown.map((point) => (
    <text key={point.key} className={classes.tick} x={place(point.x)} y={HEIGHT - PAD.bottom + 16} textAnchor="middle">
      {point.tick}
    </text>
  ));
}

function Dot({ point, x, y, isReached }: { point: IntervalPoint; x: number; y: (share: number) => number; isReached: boolean }): ReactNode {
  const look = [classes.point, point.isFaint === true ? classes.faint : '', point.isOpen === true ? classes.open : ''].join(' ');
  return (
    <g className={look}>
      <line x1={x} x2={x} y1={y(point.low)} y2={y(point.high)} />
      <line x1={x - DOT} x2={x + DOT} y1={y(point.low)} y2={y(point.low)} />
      <line x1={x - DOT} x2={x + DOT} y1={y(point.high)} y2={y(point.high)} />
      <circle cx={x} cy={y(point.y)} r={DOT} />
      {isReached ? <circle className={classes.reached} cx={x} cy={y(point.y)} r={DOT * 2} /> : null}
    </g>
  );
}
