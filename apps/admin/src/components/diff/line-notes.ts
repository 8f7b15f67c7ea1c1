import { createContext, type ReactNode } from 'react';
import type { CodeLanguage } from '@safecode/domain/verification/report';

/** What stands beside the lines of one side, and what is open below one of them. Lines count from 1. */
export interface LineNotes {
  /** Lines with notes: `open` while one of them waits for an answer. */
  readonly marks: ReadonlyMap<number, 'open' | 'resolved'>;
  /** What pressing the number of a line does, in words. */
  readonly label: (line: number) => string;
  readonly onPress: (line: number) => void;
  /** The line whose notes are shown, with them. */
  readonly opened: { readonly line: number; readonly content: ReactNode } | null;
}

/** Notes of both sides of one file; null where a side takes none. */
export interface FileNotes {
  readonly a: LineNotes | null;
  readonly b: LineNotes | null;
}

export type DiffNotes = Readonly<Record<CodeLanguage, FileNotes>>;

export const NO_NOTES: FileNotes = { a: null, b: null };
export const FileNotesContext = createContext<FileNotes>(NO_NOTES);

/** The place of a line's button in the page, so that the focus can come back to it. */
export const noteLineId = (language: CodeLanguage, side: 'a' | 'b', line: number): string => `note-${language}-${side}-${line}`;
