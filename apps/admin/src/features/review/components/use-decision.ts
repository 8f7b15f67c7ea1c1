import { useEffect, useRef, useState } from 'react';
import { reviewDecisionSchema, type ReviewDecision } from '@safecode/domain/review/review-policy';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { useSession } from '../../../api/session.js';
import { announce } from '../../../components/announcer/announcer.js';
import { flash } from '../../../components/announcer/flash.js';
import { useReviewCommands } from '../api/use-review.js';
import { messages } from '../messages.js';
import { EMPTY_DRAFT, readDecisionDraft, writeDecisionDraft, type DecisionDraft } from './decision-draft.js';
import { whatBlocks } from './what-blocks.js';

export interface DecisionState {
  readonly draft: DecisionDraft;
  readonly change: (patch: Partial<DecisionDraft>) => void;
  readonly blockedBy: string | null;
  readonly busy: boolean;
  /** Why the server refused; the draft is as it was. */
  readonly refusal: DescribedError | null;
  readonly send: () => void;
}

export interface DecisionInput {
  readonly review: ReviewView;
  readonly shown: { readonly number: number; readonly contentHash: string };
  readonly preset?: ReviewDecision | undefined;
  readonly onSent: () => void;
}

/**
 * What somebody decides on the revision they see. The draft outlives reloads and refusals. A decision is sent once: one
 * that is on its way blocks the next, and a repeated one carries the key of the first, so that the server knows it.
 */
export function useDecision({ review, shown, preset, onSent }: DecisionInput): DecisionState {
  const userId = useSession().user.id;
  const [draft, setDraft] = useState<DecisionDraft>(() => ({ ...readDecisionDraft(userId, review.id), ...(preset === undefined ? {} : { decision: preset }) }));
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const { decide } = useReviewCommands();
  const sending = useRef(false);
  // The key belongs to exactly what is sent: another decision or note is another one.
  const key = useRef({ content: '', value: '' });
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  const change = (patch: Partial<DecisionDraft>): void => {
    const next = { ...latest.current, ...patch };
    latest.current = next;
    setDraft(next);
    writeDecisionDraft(userId, review.id, next);
  };
  const blockedBy = whatBlocks({ review, draft, shown: shown.number });
  const send = async (): Promise<void> => {
    const decision = reviewDecisionSchema.nullable().parse(draft.decision);
    if (decision === null || blockedBy !== null || sending.current) return;
    sending.current = true;
    setRefusal(null);
    const content = { id: review.id, contentHash: shown.contentHash, decision, note: draft.note.trim(), checklist: draft.ticked.map((item) => ({ key: item, ticked: true })) };
    const text = JSON.stringify(content);
    if (key.current.content !== text) key.current = { content: text, value: crypto.randomUUID() };
    try {
      const outcome = await decide.mutateAsync({ ...content, idempotencyKey: key.current.value });
      writeDecisionDraft(userId, review.id, null);
      setDraft(EMPTY_DRAFT);
      flash([messages.sent(decision, review.id), ...(outcome.missing === '' ? [] : [messages.sentMissing(outcome.missing)])].join(' '));
      onSent();
    } catch (error) {
      const described = describeError(error);
      setRefusal(described);
      announce(described.message, 'assertive');
    } finally {
      sending.current = false;
    }
  };
  return { draft, change, blockedBy, busy: decide.isPending, refusal, send: () => void send() };
}
