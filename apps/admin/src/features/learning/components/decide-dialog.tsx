import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Lesson, LessonDecision } from '@safecode/domain/learning/lesson';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

export interface DecideDialogProps {
  /** Null: closed. */
  decision: LessonDecision | null;
  lessons: readonly Pick<Lesson, 'id' | 'name' | 'contentHash'>[];
  onDecide: (decision: LessonDecision, note: string) => Promise<unknown>;
  onClose: () => void;
}

/** Says what is decided on, hash by hash, and what follows. */
export function DecideDialog({ decision, lessons, onDecide, onClose }: DecideDialogProps): ReactNode {
  const [note, setNote] = useState('');
  const shown = decision ?? 'approve';
  const close = (): void => {
    setNote('');
    onClose();
  };
  return (
    <ConfirmDialog
      opened={decision !== null}
      onClose={close}
      title={messages.decideTitle(shown, lessons.length)}
      confirmLabel={messages.decideMany(shown, lessons.length)}
      danger={false}
      onConfirm={() => onDecide(shown, note.trim())}
    >
      <p>{shown === 'approve' ? messages.approveText : messages.rejectText}</p>
      <ul>
        {lessons.map(({ id, name, contentHash }) => (
          <li key={id} className={classes.name}>
            {id} {name} <code>{contentHash.slice(0, 7)}</code>
          </li>
        ))}
      </ul>
      <Textarea label={messages.note} description={messages.noteHint} autosize minRows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </ConfirmDialog>
  );
}
