import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { revealInvisible } from '../code/code-frame.js';
import type { MoveNote, SideModel } from './diff-model.js';
import { messages } from './messages.js';
import classes from './diff.module.css';

export type LineKind = 'same' | 'removed' | 'added';

const KIND_CLASSES: Readonly<Record<LineKind, string | undefined>> = { same: undefined, removed: classes.removed, added: classes.added };
const KIND_NAMES: Readonly<Record<LineKind, string>> = { same: '', removed: messages.removedLine, added: messages.addedLine };
const WORD_CLASSES: Readonly<Record<string, string | undefined>> = { keyword: classes.keyword, string: classes.string, number: classes.literal, comment: classes.comment, name: classes.property };

export interface DiffLineProps {
  side: SideModel;
  kind: LineKind;
  /** From 0. */
  line: number;
  /** Numbers as shown; null leaves the column empty. */
  numbers: readonly (number | null)[];
}

/** Where a moved block went: said once, on its first line. */
function MoveLabel({ note, kind }: { note: MoveNote | undefined; kind: LineKind }): ReactNode {
  if (note === undefined || !note.isFirst || kind === 'same') return null;
  return <span className={classes.moveNote}>{kind === 'removed' ? messages.movedTo(note.count, note.other) : messages.movedFrom(note.count, note.other)}</span>;
}

/** One line of one side: numbers, a sign beside the colour, and the text with what changed in it marked. */
export function DiffLine({ side, kind, line, numbers }: DiffLineProps): ReactNode {
  const note = kind === 'same' ? undefined : side.moves.get(line);
  return (
    <div className={`${classes.line} ${numbers.length === 2 ? classes.twoNumbers : ''} ${KIND_CLASSES[kind] ?? ''} ${note === undefined ? '' : classes.moved}`}>
      {numbers.map((number, column) => (
        <span key={column === 0 ? 'old' : 'new'} className={classes.number} aria-hidden>
          {number ?? ''}
        </span>
      ))}
      <span className={classes.sign} aria-hidden>
        {messages.signs[kind]}
      </span>
      <span className={classes.text}>
        {kind === 'same' ? null : <VisuallyHidden component="span">{KIND_NAMES[kind]}</VisuallyHidden>}
        {side.segments(line).map((segment) => (
          <span key={segment.from} className={`${WORD_CLASSES[segment.kind ?? ''] ?? ''} ${segment.isMarked ? classes.marked : ''}`}>
            {revealInvisible(segment.text)}
          </span>
        ))}
        <MoveLabel note={note} kind={kind} />
        {'\n'}
      </span>
    </div>
  );
}
