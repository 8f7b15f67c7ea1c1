import { z } from 'zod';

const draftSchema = z.object({ baseHash: z.string(), javascript: z.string(), css: z.string(), note: z.string() });
/** An edit before it is saved. `baseHash` names the revision it started from. */
export type EditDraft = z.infer<typeof draftSchema>;

const storageKey = (codeId: number): string => `opal.edit.${codeId}`;

/** What was typed in this browser on top of a revision; null when nothing was, or on top of another one. */
export function readEditDraft(codeId: number, baseHash: string): EditDraft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(localStorage.getItem(storageKey(codeId)) ?? 'null'));
    return parsed.success && parsed.data.baseHash === baseHash ? parsed.data : null;
  } catch {
    return null;
  }
}

export function writeEditDraft(codeId: number, draft: EditDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(storageKey(codeId));
    else localStorage.setItem(storageKey(codeId), JSON.stringify(draft));
  } catch {
    // Storage can be full or switched off; the text stays on screen.
  }
}
