import { VisuallyHidden } from '@mantine/core';
import { useContext, type ReactNode } from 'react';
import { revealInvisible } from '../code/code-frame.js';
import type { MoveNote, SideModel } from './diff-model.js';
import { FileNotesContext, noteLineId, type LineNotes } from './line-notes.js';
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

interface NumberProps extends Pick<DiffLineProps, 'side' | 'numbers'> {
  readonly notes: LineNotes | null;
}

/** The numbers of a line; the one of its own side is a button where there can be notes. */
function Numbers({ side, numbers, notes }: NumberProps): ReactNode {
  const own = side.name === 'a' ? 0 : numbers.length - 1;
  return numbers.map((number, column) => {
    const key = column === 0 ? 'old' : 'new';
    if (number === null || notes === null || column !== own) {
      return (
        <span key={key} className={classes.number} aria-hidden>
          {number ?? ''}
        </span>
      );
    }
    const mark = notes.marks.get(number);
    return (
      <button
        key={key}
        id={noteLineId(side.language, side.name, number)}
        type="button"
        tabIndex={-1}
        className={`${classes.number} ${classes.noteButton}`}
        data-note-line={side.name}
        data-mark={mark}
        aria-label={notes.label(number)}
        aria-expanded={notes.opened?.line === number}
        onClick={() => notes.onPress(number)}
      >
        {mark === undefined ? null : <span className={classes.noteMark}>{messages.marks[mark]}</span>}
        {number}
      </button>
    );
  });
}

/** One line of one side: numbers, a sign beside the colour, and the text with what changed in it marked. */
export function DiffLine({ side, kind, line, numbers }: DiffLineProps): ReactNode {
  const note = kind === 'same' ? undefined : side.moves.get(line);
  const notes = useContext(FileNotesContext)[side.name];
  const drawn = (
    <div className={`${classes.line} ${numbers.length === 2 ? classes.twoNumbers : ''} ${KIND_CLASSES[kind] ?? ''} ${note === undefined ? '' : classes.moved}`}>
      <Numbers side={side} numbers={numbers} notes={notes} />
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
  if (notes?.opened?.line !== line + 1) return drawn;
  return (
    <div className={classes.withNotes}>
      {drawn}
      <div className={classes.notes}>{notes.opened.content}</div>
    </div>
  );
}
