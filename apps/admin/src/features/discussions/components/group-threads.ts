import type { Thread } from '@safecode/domain/discussions/discussion';

export type ThreadGroup = 'lines' | 'code' | 'unplaced' | 'resolved';

/** Threads as they are listed: by line, then those about the whole code, then unplaced ones, and resolved ones last. */
export function groupThreads(threads: readonly Thread[]): readonly (readonly [ThreadGroup, readonly Thread[]])[] {
  const open = threads.filter(({ state }) => state === 'open');
  const lineOf = ({ place }: Thread): number => (place.kind === 'lines' ? place.startLine + (place.language === 'css' ? 1_000_000 : 0) : 0);
  const groups: readonly (readonly [ThreadGroup, readonly Thread[]])[] = [
    ['lines', open.filter(({ place }) => place.kind === 'lines').sort((one, other) => lineOf(one) - lineOf(other) || one.id - other.id)],
    ['code', open.filter(({ place }) => place.kind === 'code')],
    ['unplaced', open.filter(({ place }) => place.kind === 'unplaced')],
    ['resolved', threads.filter(({ state }) => state === 'resolved')],
  ];
  return groups.filter(([, rows]) => rows.length > 0);
}

/** Comments that arrived after the page was opened, of others: they are shown when somebody asks for them. */
export function withoutNew(threads: readonly Thread[], upTo: number): { readonly shown: Thread[]; readonly hidden: number } {
  const cut = threads.map((thread) => ({ ...thread, comments: thread.comments.filter(({ id }) => id <= upTo) }));
  const count = (rows: readonly Thread[]): number => rows.reduce((sum, { comments }) => sum + comments.length, 0);
  return { shown: cut.filter(({ comments }) => comments.length > 0), hidden: count(threads) - count(cut) };
}

/** The number of the newest comment, 0 without any. */
export const newestComment = (threads: readonly Thread[]): number => Math.max(0, ...threads.flatMap(({ comments }) => comments.map(({ id }) => id)));
