import { useState, type ReactNode } from 'react';
import { LANGUAGE_NAMES } from '../code/finding-card.js';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { ChangedLines, FoldLine, SameLines } from './diff-blocks.js';
import { countLines, type DiffModel } from './diff-model.js';
import type { DiffMode } from './diff-mode.js';
import { expand, foldRuns, type Expansion } from './fold-runs.js';
import { FileNotesContext, type FileNotes } from './line-notes.js';
import { messages } from './messages.js';
import classes from './diff.module.css';

export interface DiffFileProps {
  language: CodeLanguage;
  model: DiffModel;
  mode: DiffMode;
  patch: string;
  /** How many changes stand in the files before this one: changes are counted through all of them. */
  firstChange: number;
  notes: FileNotes;
}

/** How high a block is before the browser has drawn it: 20 pixels a line. */
const sizeOf = (lines: number): React.CSSProperties => ({ containIntrinsicBlockSize: `auto ${lines * 20}px` });

/** The changes of one language. */
export function DiffFile({ language, model, mode, patch, firstChange, notes }: DiffFileProps): ReactNode {
  const counts = countLines(model);
  return (
    <section className={classes.file} aria-label={LANGUAGE_NAMES[language]}>
      <header className={classes.fileHead}>
        <h2>{LANGUAGE_NAMES[language]}</h2>
        {model.diff.hunks.length === 0 ? (
          <span className={classes.muted}>{messages.same}</span>
        ) : (
          <span className={classes.counts}>
            <span className={classes.minus}>{messages.removed(counts.removed)}</span>
            <span className={classes.plus}>{messages.added(counts.added)}</span>
            {counts.formatting === 0 ? null : <span>{messages.formatting(counts.formatting)}</span>}
          </span>
        )}
      </header>
      {model.diff.isPrecise ? null : <p className={classes.note}>{messages.byLine}</p>}
      {model.diff.hunks.length === 0 ? null : mode === 'text' ? <pre className={classes.patch}>{patch}</pre> : (
        <FileNotesContext value={notes}>
          <Blocks model={model} isSplit={mode === 'split'} firstChange={firstChange} />
        </FileNotesContext>
      )}
    </section>
  );
}

function Blocks({ model, isSplit, firstChange }: { model: DiffModel; isSplit: boolean; firstChange: number }): ReactNode {
  const { diff, formattingOnly } = model;
  const [expansions, setExpansions] = useState<ReadonlyMap<number, Expansion>>(new Map());
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const toggle = (index: number): void => setOpened((now) => (now.has(index) ? new Set([...now].filter((other) => other !== index)) : new Set([...now, index])));
  return (
    <div className={classes.body}>
      {foldRuns({ hunks: diff.hunks, lengthA: diff.linesA.length, expansions }).map((block) => {
        if (block.kind === 'fold') return <FoldLine key={`fold${block.run}`} block={block} onExpand={(run, direction) => setExpansions((now) => expand(now, run, direction))} />;
        if (block.kind === 'lines') {
          return (
            <div key={`lines${block.fromA}`} className={classes.block} style={sizeOf(block.count)}>
              <SameLines block={block} model={model} isSplit={isSplit} />
            </div>
          );
        }
        const hunk = diff.hunks[block.index];
        if (hunk === undefined) return null;
        const isFormatting = formattingOnly.has(block.index);
        const isShown = !isFormatting || opened.has(block.index);
        const size = Math.max(hunk.toA - hunk.fromA, hunk.toB - hunk.fromB);
        return (
          <div key={`hunk${block.index}`} className={classes.hunk} data-change={firstChange + block.index} data-line={hunk.fromB + 1} tabIndex={-1} style={sizeOf(size)}>
            {isFormatting ? (
              <div className={classes.fold}>
                <span>{messages.formatting(size)}</span>
                <button type="button" className={classes.foldButton} aria-expanded={isShown} onClick={() => toggle(block.index)}>
                  {isShown ? messages.hide : messages.show}
                </button>
              </div>
            ) : null}
            {isShown ? <ChangedLines hunk={hunk} model={model} isSplit={isSplit} /> : null}
          </div>
        );
      })}
    </div>
  );
}
