import { useMemo } from 'react';
import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import type { Revision } from '@safecode/domain/review/revision';
import { trpc } from '../../../api/trpc.js';
import { orderFindings } from '../../../components/code/order-findings.js';
import { useShownRevision } from '../../../components/code/shown-revision.js';
import type { QueryLike } from '../../../components/states/query-view.js';
import { useCode } from './use-codes.js';

/** A code with the text and the proof of the revision on screen. */
export interface ShownCode extends GeneratedCode {
  readonly revision: number;
}

/** Revisions never change: one that was loaded is kept. */
export const useRevision = (id: number, number: number | null) =>
  trpc.revisions.get.useQuery({ id, number: number ?? 1 }, { enabled: number !== null, staleTime: Number.POSITIVE_INFINITY });

function withRevision(code: GeneratedCode, revision: Revision | null): ShownCode {
  if (revision === null) return { ...code, revision: 1 };
  const { number, javascript, css, report, contentHash, verdict } = revision;
  const findings = orderFindings(report);
  const errorCount = findings.filter(({ finding }) => finding.severity === 'error').length;
  return { ...code, revision: number, javascript, css, report, contentHash, verdict, errorCount, warningCount: findings.length - errorCount };
}

/** The code of the page and its shown revision. Revision 1 is the code as it was generated: it needs no second question. */
export function useShownCodeQuery(): QueryLike<ShownCode> {
  const { codeId, number, failure } = useShownRevision();
  const code = useCode(codeId);
  const isFirst = number === 1;
  const revision = useRevision(codeId, isFirst ? null : number);
  const data = useMemo(() => {
    if (code.data === undefined || number === null) return undefined;
    if (isFirst) return withRevision(code.data, null);
    return revision.data === undefined ? undefined : withRevision(code.data, revision.data);
  }, [code.data, revision.data, number, isFirst]);
  const asked = code.error === null && !isFirst ? revision : code;
  if (number === null && failure !== null && code.error === null) return { data: undefined, error: failure.error, isFetching: false, isPaused: false, refetch: failure.retry };
  // Until it is known which revision is shown, the page waits without asking.
  return { data, error: asked.error, isFetching: code.isFetching || revision.isFetching || (number === null && code.error === null), isPaused: asked.isPaused, refetch: asked.refetch };
}

/** The same for a view of the page, which is shown only when it is loaded. */
export function useShownCode(): ShownCode {
  const { data } = useShownCodeQuery();
  if (data === undefined) throw new Error('A view of a code is shown only when the code is loaded.');
  return data;
}
