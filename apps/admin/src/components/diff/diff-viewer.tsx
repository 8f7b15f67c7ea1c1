import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMemo, useRef, type ReactNode } from 'react';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { ChoiceButtons } from '../actions/choice-buttons.js';
import { CopyButton } from '../actions/copy-button.js';
import { DiffFile } from './diff-file.js';
import { buildDiffModel } from './diff-model.js';
import { DIFF_MODES, type DiffMode } from './diff-mode.js';
import { NO_NOTES, type DiffNotes } from './line-notes.js';
import { messages } from './messages.js';
import { toPatch } from './to-patch.js';
import { useChangeSteps } from './use-change-steps.js';
import { useLineCursor } from './use-line-cursor.js';
import classes from './diff.module.css';

export interface DiffSource {
  readonly language: CodeLanguage;
  readonly before: string;
  readonly after: string;
}

export interface DiffViewerProps {
  sources: readonly DiffSource[];
  /** What the two sides are, e.g. "Generated, revision 1" and "Edited, revision 3". */
  names: { readonly before: string; readonly after: string };
  /** Name of the file in a patch, without its ending. */
  fileName: string;
  mode: DiffMode;
  onMode: (mode: DiffMode) => void;
  /** Notes beside the lines, e.g. threads; absent: there are none. */
  notes?: DiffNotes | undefined;
}

/** What changes between two versions of a code: the old one left or above, the new one right or below, always named. */
export function DiffViewer({ sources, names, fileName, mode, onMode, notes }: DiffViewerProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const files = useMemo(
    () =>
      sources.map((source) => {
        const model = buildDiffModel(source);
        return { language: source.language, model, patch: toPatch(model.diff, { before: `a/${fileName}.${source.language}`, after: `b/${fileName}.${source.language}` }) };
      }),
    [sources, fileName],
  );
  const firsts = files.map((_, index) => files.slice(0, index).reduce((sum, file) => sum + file.model.diff.hunks.length, 0));
  const total = files.reduce((sum, file) => sum + file.model.diff.hunks.length, 0);
  const { current, go } = useChangeSteps(root, total);
  useLineCursor(root);
  return (
    <div className={classes.viewer} ref={root}>
      <div className={classes.toolbar}>
        <ChoiceButtons label={messages.view} value={mode} choices={DIFF_MODES.map((value) => ({ value, label: messages.modes[value], wideOnly: value === 'split' }))} onChoose={onMode} />
        <div className={classes.steps}>
          <Button size="xs" variant="default" px={8} aria-label={messages.previous} aria-keyshortcuts="[" onClick={() => go(-1)}>
            <IconChevronUp size={16} aria-hidden />
          </Button>
          <span className={classes.counter}>{messages.counter(current, total)}</span>
          <Button size="xs" variant="default" px={8} aria-label={messages.next} aria-keyshortcuts="]" onClick={() => go(1)}>
            <IconChevronDown size={16} aria-hidden />
          </Button>
        </div>
        {total === 0 ? null : <CopyButton label={messages.copyPatch} value={files.map((file) => file.patch).join('')} />}
      </div>
      <div className={`${classes.names} ${mode === 'split' ? classes.pair : ''}`}>
        <span className={classes.name}>
          <span className={classes.minus} aria-hidden>
            {messages.signs.removed}
          </span>
          {names.before}
        </span>
        <span className={classes.name}>
          <span className={classes.plus} aria-hidden>
            {messages.signs.added}
          </span>
          {names.after}
        </span>
      </div>
      {files.map((file, index) => (
        <DiffFile key={file.language} language={file.language} model={file.model} patch={file.patch} mode={mode} firstChange={firsts[index] ?? 0} notes={notes?.[file.language] ?? NO_NOTES} />
      ))}
    </div>
  );
}
