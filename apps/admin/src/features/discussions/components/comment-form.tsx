import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { describeError } from '../../../api/describe-error.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { announce } from '../../../components/announcer/announcer.js';
import { Notice } from '../../../components/states/notice.js';
import { useReaders } from '../api/use-discussion.js';
import { messages } from '../messages.js';
import { keepDraft, readDraft } from './comment-draft.js';
import { mentionedIn } from './mentions.js';
import { MentionTextarea } from './mention-textarea.js';
import classes from './discussions.module.css';

export interface WrittenComment {
  readonly body: string;
  readonly mentions: number[];
  /** One for this text: pressing twice sends it once. */
  readonly idempotencyKey: string;
}

interface CommentFormProps {
  codeId: number;
  /** Where the draft belongs: it is found again there. */
  place: string;
  label: string;
  /** The comment that is changed; absent for a new one. */
  initial?: string;
  onSend: (written: WrittenComment) => Promise<unknown>;
  onCancel?: () => void;
}

const newKey = (): string => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

/** Writes a comment. What was typed is kept in this browser until it is sent, and stays when the server refuses. */
export function CommentForm({ codeId, place, label, initial = '', onSend, onCancel }: CommentFormProps): ReactNode {
  const [text, setText] = useState(() => (readDraft(place) === '' ? initial : readDraft(place)));
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [isWriting, setIsWriting] = useState(text !== '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const readers = useReaders(codeId, isWriting);
  const people = readers.data?.rows ?? [];
  const write = (next: string): void => {
    setText(next);
    keepDraft(place, next);
  };
  const send = async (): Promise<void> => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    setRefusal(null);
    try {
      await onSend({ body: text, mentions: mentionedIn(text, people), idempotencyKey: key });
      write('');
      setKey(newKey());
      announce(messages.sent);
    } catch (error) {
      setRefusal(describeError(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <MentionTextarea text={text} people={people} error={null} onText={write} onFocus={() => setIsWriting(true)} onSubmit={() => void send()} />
      {refusal === null ? null : (
        <Notice tone="warn" live="assertive">
          <p>{`${refusal} ${messages.kept}`}</p>
        </Notice>
      )}
      <div className={classes.buttons}>
        <ActionButton type="submit" size="xs" busy={busy} blockedBy={text.trim() === '' ? 'Write something first.' : null}>
          {initial === '' ? messages.send : messages.save}
        </ActionButton>
        {onCancel === undefined ? null : (
          <Button size="xs" variant="default" onClick={onCancel}>
            {messages.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
