import { z } from 'zod';
import { REVIEW_DECISIONS } from '@safecode/domain/review/review-policy';

const draftSchema = z.object({ decision: z.enum(REVIEW_DECISIONS).nullable(), note: z.string(), ticked: z.array(z.string()) });
/** What somebody is about to decide, before it is sent. */
export type DecisionDraft = z.infer<typeof draftSchema>;

export const EMPTY_DRAFT: DecisionDraft = { decision: null, note: '', ticked: [] };

const storageKey = (userId: number, codeId: number): string => `opal.decision.${userId}.${codeId}`;

/** Kept in this browser, so that neither a reload nor a newer revision loses a note. */
export function readDecisionDraft(userId: number, codeId: number): DecisionDraft {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(localStorage.getItem(storageKey(userId, codeId)) ?? 'null'));
    return parsed.success ? parsed.data : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

export function writeDecisionDraft(userId: number, codeId: number, draft: DecisionDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(storageKey(userId, codeId));
    else localStorage.setItem(storageKey(userId, codeId), JSON.stringify(draft));
  } catch {
    // Storage can be full or switched off; the text stays on screen.
  }
}
