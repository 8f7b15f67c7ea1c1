import { z } from 'zod';

const draftSchema = z.object({ pageType: z.string(), description: z.string(), template: z.string().nullable() });
export type ComposerDraft = z.infer<typeof draftSchema>;

const storageKey = (org: string, brand: string): string => `opal.draft.${org}.${brand}`;

/** What was being written for a brand in this browser, and the page type used last. */
export function readDraft(org: string, brand: string): ComposerDraft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(localStorage.getItem(storageKey(org, brand)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function writeDraft(org: string, brand: string, draft: ComposerDraft): void {
  try {
    localStorage.setItem(storageKey(org, brand), JSON.stringify(draft));
  } catch {
    // Storage can be full or switched off; the text stays on screen.
  }
}
