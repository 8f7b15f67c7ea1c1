import { useMemo, type ReactNode } from 'react';
import type { Thread } from '@safecode/domain/discussions/discussion';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { LazyCode } from '../../../components/code/lazy-code.js';
import { Panel } from '../../../components/page/panel.js';
import { messages } from '../messages.js';
import type { ChosenLines } from './lines-form.js';

interface DiscussedCodeProps {
  language: CodeLanguage;
  text: string;
  threads: readonly Thread[];
  lines: ChosenLines | null;
  onLine: (language: CodeLanguage, line: number) => void;
  onThread: (id: number) => void;
}

/** One of the texts with its threads beside the lines. Pressing a line number begins a comment on that line. */
export function DiscussedCode({ language, text, threads, lines, onLine, onThread }: DiscussedCodeProps): ReactNode {
  const markers = useMemo(
    () =>
      threads.flatMap(({ id, state, place, openedBy }) =>
        place.kind === 'lines' && place.language === language ? [{ id, state, line: place.startLine, label: messages.marker(state, openedBy, place.startLine) }] : [],
      ),
    [threads, language],
  );
  const range = useMemo(() => (lines?.language === language ? { from: lines.startLine, to: lines.endLine } : null), [lines, language]);
  if (text.trim() === '') return null;
  const name = messages.languages[language];
  return (
    <Panel title={name}>
      <LazyCode value={text} language={language} label={name} threads={markers} lines={range} onLine={(line) => onLine(language, line)} onThread={onThread} />
    </Panel>
  );
}
