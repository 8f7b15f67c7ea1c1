import { useMemo } from 'react';
import type { CodeSide } from '@safecode/domain/review/revision';
import { trpc } from '../../../api/trpc.js';
import type { QueryLike } from '../../../components/states/query-view.js';
import { useRevision } from './use-shown-code.js';

/** One side of a comparison, with its text. */
export interface Side {
  /** As it stands in the address: `generated`, or `r3`. */
  readonly key: string;
  readonly label: string;
  readonly revision: number | null;
  readonly javascript: string;
  readonly css: string;
}

const toSide = (side: CodeSide): Side => ({ key: side.side, label: side.label, revision: side.revision, javascript: side.javascript, css: side.css });
const numberOf = (key: string): number | null => (/^r\d+$/.test(key) ? Number(key.slice(1)) : null);

export const useSides = (id: number) => trpc.revisions.sources.useQuery({ id });
export const useRevisionList = (id: number) => trpc.revisions.list.useQuery({ id });

/** The side a word of the address means; undefined while its text is loading or when there is no such side. */
export function useSide(id: number, key: string, sides: readonly CodeSide[] | undefined): Pick<QueryLike<Side>, 'data' | 'error'> {
  const number = numberOf(key);
  const revision = useRevision(id, number);
  return useMemo(() => {
    if (number !== null) {
      const { data, error } = revision;
      return { data: data === undefined ? undefined : { key, label: `Revision ${number}`, revision: number, javascript: data.javascript, css: data.css }, error };
    }
    const found = sides?.find(({ side }) => side === key);
    return { data: found === undefined ? undefined : toSide(found), error: null };
  }, [key, number, revision, sides]);
}
