import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { messages } from '../messages.js';
import classes from './discussions.module.css';

export interface ChosenLines {
  readonly language: CodeLanguage;
  readonly startLine: number;
  readonly endLine: number;
}

/** Chooses lines by number: what pressing a line number does, for the keyboard and for more than one line. */
export function LinesForm({ counts, onChoose }: { counts: Readonly<Record<CodeLanguage, number>>; onChoose: (lines: ChosenLines) => void }): ReactNode {
  const languages = (['js', 'css'] as const).filter((language) => counts[language] > 0);
  const [language, setLanguage] = useState<CodeLanguage>(languages[0] ?? 'js');
  const [from, setFrom] = useState(1);
  const [to, setTo] = useState(1);
  const limit = (value: number | string): number => Math.min(Math.max(1, Math.trunc(Number(value)) || 1), counts[language]);
  return (
    <form
      className={classes.lines}
      aria-label={messages.commentOnLines}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose({ language, startLine: limit(from), endLine: Math.max(limit(from), limit(to)) });
      }}
    >
      <NativeSelect size="xs" label={messages.language} data={languages.map((value) => ({ value, label: messages.languages[value] }))} value={language} onChange={(event) => setLanguage(event.currentTarget.value as CodeLanguage)} />
      <NumberInput size="xs" label={messages.from} min={1} max={counts[language]} value={from} onChange={(value) => setFrom(limit(value))} hideControls w={90} />
      <NumberInput size="xs" label={messages.to} min={1} max={counts[language]} value={to} onChange={(value) => setTo(limit(value))} hideControls w={90} />
      <Button size="xs" variant="default" type="submit">
        {messages.commentOnLines}
      </Button>
    </form>
  );
}
