import { useEffect, type ReactNode } from 'react';
import type { CodeSummary } from '@safecode/domain/codes/generated-code';
import { announce } from '../../../components/announcer/announcer.js';
import { paths, type ScopeSlugs } from '../../../routing/paths.js';
import { usePeekPrefetch } from '../api/use-peek.js';
import { messages } from '../messages.js';
import type { CodeListSearch } from '../routes/code-list-search.js';
import { CodePeek } from './code-peek.js';
import type { CodeTableProps } from './code-table.js';
import classes from './code-peek.module.css';

type Change = (patch: Partial<CodeListSearch>, how?: 'push' | 'replace') => void;

/** Esc closes the look, wherever the focus is on the page, but not while it closes something else. */
function useEscape(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const isTaken = event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="combobox"], input, textarea, select') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !isTaken) close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen, close]);
}

export interface PeekListProps {
  rows: readonly CodeSummary[];
  slugs: ScopeSlugs;
  /** The code of the address that is looked into. */
  peek: string | undefined;
  change: Change;
  children: (peeking: Pick<CodeTableProps, 'peeked' | 'onPeek' | 'onRowFocus'>) => ReactNode;
}

/** A list beside which one of its codes is looked into. The look follows the focus; the address keeps it. */
export function PeekList({ rows, slugs, peek, change, children }: PeekListProps): ReactNode {
  const peeked = peek === undefined ? null : Number(peek);
  const index = rows.findIndex(({ id }) => id === peeked);
  const prefetch = usePeekPrefetch();
  const close = (): void => {
    const link = document.activeElement?.closest('[data-peek]') === null ? null : document.querySelector<HTMLElement>('tr[data-peeked="true"] [data-row-link]');
    change({ peek: undefined });
    link?.focus();
  };
  useEscape(peeked !== null, close);
  useEffect(() => {
    if (index >= 0) prefetch([rows[index - 1], rows[index + 1]].flatMap((row) => row ?? []));
  }, [index, rows, prefetch]);
  const row = rows[index];
  const org = slugs.org;
  const brand = row?.brandSlug ?? slugs.brand;
  return (
    <div className={`${classes.list} ${peeked === null ? '' : (classes.withPeek ?? '')}`}>
      <div className={classes.rows}>
        {children({
          peeked,
          onPeek: (code) => {
            if (code.id === peeked) return close();
            change({ peek: String(code.id) });
            announce(messages.peeked(code.id, code.title));
          },
          // Only what is open already follows: moving through a list opens nothing by itself.
          onRowFocus: (code) => (peeked === null || code.id === peeked ? undefined : change({ peek: String(code.id) }, 'replace')),
        })}
      </div>
      {peeked === null ? null : <CodePeek id={peeked} to={brand === null ? `/o/${org}/code/${peeked}` : paths.code({ org, brand, codeId: peeked })} onClose={close} />}
    </div>
  );
}
