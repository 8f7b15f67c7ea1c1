import { useState } from 'react';
import type { PreviewCorrection, ReasonKind } from '@safecode/domain/corrections/correction';
import type { ListedDraft } from '@safecode/domain/corrections/correction-draft';
import type { Revision, RevisionSummary } from '@safecode/domain/review/revision';
import { trpc } from '../../../api/trpc.js';
import { usePreview } from '../api/use-corrections.js';
import { useSending } from './use-sending.js';
import { whatBlocks } from './what-blocks.js';

export type Way = 'edit' | 'pick' | 'deployed';

export interface ReportInput {
  /** The newest revision, with its text: what is written starts from it. */
  readonly head: Revision;
  readonly revisions: readonly RevisionSummary[];
  readonly way: Way;
  /** The draft that is taken up again; null: a new correction. */
  readonly draft: ListedDraft | null;
  readonly needsReason: boolean;
  readonly onSaved: (revision: number) => void;
  readonly onKept: () => void;
}

/** The state of the form: both sides, what they would be recorded as, and the reason. */
export function useReport({ head, revisions, way, draft, needsReason, onSaved, onKept }: ReportInput) {
  const numbers = revisions.map(({ number }) => number).sort((one, other) => one - other);
  const [from, setFrom] = useState<number | null>(draft?.originalRevision ?? null);
  const [to, setTo] = useState<number | null>(null);
  const [text, setText] = useState({ javascript: (draft ?? head).javascript, css: (draft ?? head).css });
  const [reasonKind, setReasonKind] = useState<ReasonKind>(draft?.reasonKind ?? 'other');
  const [reason, setReason] = useState(draft?.reason ?? '');
  const sending = useSending({ head, way, draft, onSaved, onKept, why: { reasonKind, reason: reason.trim() } });
  const original = from ?? (way === 'pick' ? (numbers[0] ?? 1) : head.number);
  const later = numbers.filter((number) => number > original);
  const corrected = to !== null && later.includes(to) ? to : (later.at(-1) ?? null);
  const sides: PreviewCorrection | null = way === 'pick' ? (corrected === null ? null : { id: head.codeId, originalRevision: original, correctedRevision: corrected }) : { id: head.codeId, originalRevision: original, ...text };
  const preview = usePreview(sides);
  const before = trpc.revisions.get.useQuery({ id: head.codeId, number: original }, { staleTime: Number.POSITIVE_INFINITY }).data;
  const after = trpc.revisions.get.useQuery({ id: head.codeId, number: corrected ?? 1 }, { staleTime: Number.POSITIVE_INFINITY, enabled: way === 'pick' && corrected !== null }).data;
  const blockedBy = whatBlocks({ sides, preview, needsReason, reason });
  const save = async (): Promise<void> => {
    if (sides !== null && blockedBy === null) await sending.save(sides);
  };
  return {
    original, later, corrected, numbers, text, reasonKind, reason, preview, blockedBy, refusal: sending.refusal, isBusy: sending.isBusy, isKeeping: sending.isKeeping, keep: () => sending.keep({ id: head.codeId, originalRevision: original, ...text }),
    before, after: way === 'pick' ? after : text,
    chooseOriginal: setFrom, chooseCorrected: setTo, changeText: (change: Partial<typeof text>) => setText({ ...text, ...change }), setReasonKind, setReason, save,
  };
}
