import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { messages } from '../messages.js';
import classes from './codes.module.css';

/** Makes a line linkable without a pointer: the address then names it. */
export function GoToLine({ language, count, onLine }: { language: string; count: number; onLine: (line: number) => void }): ReactNode {
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const line = Number(text);
    if (Number.isInteger(line) && line >= 1 && line <= count) onLine(line);
  };
  return (
    <form className={classes.goto} onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label={`${messages.line}, ${language}, 1 to ${count}`}
        placeholder={`Line 1-${count}`}
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" aria-label={`${messages.line}, ${language}`}>
        {messages.lineGo}
      </Button>
    </form>
  );
}
