import type { ReactNode } from 'react';
import { DiffLine } from './diff-line.js';
import type { DiffModel } from './diff-model.js';
import { STEP, type Block, type Direction } from './fold-runs.js';
import { messages } from './messages.js';
import type { Hunk } from './text-diff.js';
import classes from './diff.module.css';

const numbersFrom = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, offset) => from + offset);

/** Unchanged lines: the same on both sides. */
export function SameLines({ block, model, isSplit }: { block: Extract<Block, { kind: 'lines' }>; model: DiffModel; isSplit: boolean }): ReactNode {
  return numbersFrom(0, block.count).map((offset) => {
    const [a, b] = [block.fromA + offset, block.fromB + offset];
    return isSplit ? (
      <div key={a} className={classes.pair}>
        <DiffLine side={model.a} kind="same" line={a} numbers={[a + 1]} />
        <DiffLine side={model.b} kind="same" line={b} numbers={[b + 1]} />
      </div>
    ) : (
      <DiffLine key={a} side={model.b} kind="same" line={b} numbers={[a + 1, b + 1]} />
    );
  });
}

/** Changed lines: one below the other, the old ones first; or beside each other. */
export function ChangedLines({ hunk, model, isSplit }: { hunk: Hunk; model: DiffModel; isSplit: boolean }): ReactNode {
  const [old, made] = [numbersFrom(hunk.fromA, hunk.toA), numbersFrom(hunk.fromB, hunk.toB)];
  if (!isSplit) {
    return (
      <>
        {old.map((line) => (
          <DiffLine key={`a${line}`} side={model.a} kind="removed" line={line} numbers={[line + 1, null]} />
        ))}
        {made.map((line) => (
          <DiffLine key={`b${line}`} side={model.b} kind="added" line={line} numbers={[null, line + 1]} />
        ))}
      </>
    );
  }
  return numbersFrom(0, Math.max(old.length, made.length)).map((offset) => {
    const [a, b] = [old[offset], made[offset]];
    return (
      <div key={offset} className={classes.pair}>
        {a === undefined ? <div className={classes.blank} /> : <DiffLine side={model.a} kind="removed" line={a} numbers={[a + 1]} />}
        {b === undefined ? <div className={classes.blank} /> : <DiffLine side={model.b} kind="added" line={b} numbers={[b + 1]} />}
      </div>
    );
  });
}

/** Hidden unchanged lines, and the ways to see them. */
export function FoldLine({ block, onExpand }: { block: Extract<Block, { kind: 'fold' }>; onExpand: (run: number, direction: Direction) => void }): ReactNode {
  const ask = (direction: Direction) => () => onExpand(block.run, direction);
  return (
    <div className={classes.fold}>
      <span>{messages.folded(block.count)}</span>
      {block.count <= STEP ? null : (
        <>
          {block.fromA === 0 ? null : (
            <button type="button" className={classes.foldButton} aria-label={messages.showDown(STEP)} onClick={ask('start')}>
              {messages.down(STEP)}
            </button>
          )}
          <button type="button" className={classes.foldButton} aria-label={messages.showUp(STEP)} onClick={ask('end')}>
            {messages.up(STEP)}
          </button>
        </>
      )}
      <button type="button" className={classes.foldButton} aria-label={messages.showAll(block.count)} onClick={ask('all')}>
        {messages.all}
      </button>
    </div>
  );
}
