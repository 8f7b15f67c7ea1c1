import { useRef, useState } from 'react';
import type { PreviewCorrection, ReasonKind } from '@safecode/domain/corrections/correction';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { flash } from '../../../components/announcer/flash.js';
import { useCorrectionChanges } from '../api/use-corrections.js';
import { messages } from '../messages.js';
import type { ReportInput } from './use-report.js';

export interface SendingInput extends Pick<ReportInput, 'head' | 'way' | 'draft' | 'onSaved' | 'onKept'> {
  readonly why: { readonly reasonKind: ReasonKind; readonly reason: string };
}

/** Sends what the form holds: as a correction, or as a draft that waits for the policy. */
export function useSending({ head, way, draft, onSaved, onKept, why }: SendingInput) {
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  // One form is one report, however often it is sent.
  const key = useRef(crypto.randomUUID());
  const { report, draft: keeping } = useCorrectionChanges();
  const source = way === 'deployed' ? ('deployed' as const) : ('console' as const);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(describeError(error));
    }
  };
  const save = (sides: PreviewCorrection): Promise<void> =>
    attempt(async () => {
      const base = way === 'pick' ? {} : { baseHash: head.contentHash };
      const done = await report.mutateAsync({ ...sides, ...base, ...(draft === null ? {} : { draftId: draft.id }), ...why, source, idempotencyKey: key.current });
      flash(messages.saved(done.correction.id, done.revision));
      onSaved(done.revision);
    });
  const keep = (text: { readonly id: number; readonly originalRevision: number; readonly javascript: string; readonly css: string }): Promise<void> =>
    attempt(async () => {
      const kept = await keeping.mutateAsync({ ...text, ...why, source, ...(draft === null ? {} : { replaces: draft.id }) });
      flash(kept.status === 'proposed' ? messages.proposed : messages.kept);
      onKept();
    });
  return { refusal, isBusy: report.isPending, isKeeping: keeping.isPending, save, keep };
}
