import { Textarea } from '@mantine/core';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { PersonName } from '@safecode/domain/discussions/discussion';
import { insertMention, matchingPeople, mentionAt } from './mentions.js';
import { messages } from '../messages.js';
import classes from './discussions.module.css';

interface MentionTextareaProps {
  text: string;
  people: readonly PersonName[];
  error: string | null;
  onText: (text: string) => void;
  onFocus: () => void;
  onSubmit: () => void;
}

/** A text in which `@` offers people: arrows choose, Enter or Tab takes, Escape leaves the letters as they are. */
export function MentionTextarea({ text, people, error, onText, onFocus, onSubmit }: MentionTextareaProps): ReactNode {
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const typed = mentionAt(text, caret);
  const offered = typed === null || typed.start === dismissed ? [] : matchingPeople(people, typed.letters);
  const active = Math.min(chosen, offered.length - 1);
  const take = (person: PersonName): void => {
    if (typed === null) return;
    const next = insertMention(text, { start: typed.start, caret, name: person.name });
    onText(next.text);
    setCaret(next.caret);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onSubmit();
    const person = offered[active];
    if (person === undefined) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setChosen((active + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(person);
    else if (event.key === 'Escape') setDismissed(typed?.start ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.mentionField}>
      <Textarea
        ref={field}
        label={messages.yourComment}
        description={messages.commentHint}
        error={error}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={10_000}
        value={text}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onChange={(event) => {
          setCaret(event.currentTarget.selectionStart);
          setChosen(0);
          onText(event.currentTarget.value);
        }}
        aria-autocomplete="list"
        aria-keyshortcuts="Control+Enter Meta+Enter"
        {...(offered.length === 0 ? {} : { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${offered[active]?.userId}` })}
      />
      {offered.length === 0 ? null : (
        // A list of the browser's own: it is a listbox for screen readers, and the arrows in the text move its choice.
        <select
          id={listId}
          className={classes.people}
          size={Math.max(2, offered.length)}
          tabIndex={-1}
          aria-label={messages.mentions(offered.length)}
          value={offered[active]?.userId ?? ''}
          onChange={(event) => {
            const person = offered.find(({ userId }) => String(userId) === event.currentTarget.value);
            if (person !== undefined) take(person);
          }}
          onClick={() => {
            const person = offered[active];
            if (person !== undefined) take(person);
          }}
        >
          {offered.map((person) => (
            <option key={person.userId} id={`${listId}-${person.userId}`} value={person.userId}>
              {person.name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
