import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CorrectionPreview, PreviewCorrection } from '@safecode/domain/corrections/correction';
import { trpc } from '../../../api/trpc.js';

const DEBOUNCE_MS = 400;
/** All corrections of one code are shown at once. */
const LIMIT = 200;

export const useCorrections = (codeId: number) => trpc.corrections.list.useQuery({ codeId, limit: LIMIT });

/** Reporting and retracting; everything they touch is asked again. */
export function useCorrectionChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.corrections.invalidate(), utils.codes.invalidate(), utils.revisions.invalidate(), utils.review.invalidate(), utils.learning.invalidate(), utils.home.invalidate()]);
  };
  return {
    report: trpc.corrections.report.useMutation({ onSettled }),
    retract: trpc.corrections.retract.useMutation({ onSettled }),
    draft: trpc.corrections.draft.useMutation({ onSettled }),
  };
}

export const useDrafts = (codeId: number) => trpc.corrections.drafts.useQuery({ id: codeId });

/** Decisions on drafts; what they approve is knowledge of the brand. */
export function useDraftChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.corrections.invalidate(), utils.selectors.invalidate(), utils.home.invalidate()]);
  };
  return { decide: trpc.corrections.decideDraft.useMutation({ onSettled }), withdraw: trpc.corrections.withdrawDraft.useMutation({ onSettled }) };
}

export interface Preview {
  readonly data: CorrectionPreview | undefined;
  /** True while it is not about what is on screen. */
  readonly isBehind: boolean;
  readonly error: unknown;
}

/** What a correction would be recorded as, shortly after the last key. Null: there is nothing to look at. */
export function usePreview(input: PreviewCorrection | null): Preview {
  const [debounced] = useDebouncedValue(input, DEBOUNCE_MS);
  const { client } = trpc.useUtils();
  const query = useQuery({
    queryKey: ['correction-preview', debounced],
    queryFn: ({ signal }) => (debounced === null ? null : client.corrections.preview.mutate(debounced, { signal })),
    placeholderData: keepPreviousData,
    // The policy may have changed since the same text was looked at.
    staleTime: 0,
    gcTime: 60_000,
  });
  return { data: query.data ?? undefined, isBehind: query.isPlaceholderData || query.isFetching || JSON.stringify(debounced) !== JSON.stringify(input), error: query.error };
}
