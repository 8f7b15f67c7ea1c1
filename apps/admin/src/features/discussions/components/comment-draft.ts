const storageKey = (place: string): string => `opal.comment.${place}`;

/** What was being written at a place in this browser. */
export function readDraft(place: string): string {
  try {
    return localStorage.getItem(storageKey(place)) ?? '';
  } catch {
    return '';
  }
}

/** Keeps it; an empty text is forgotten. */
export function keepDraft(place: string, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(storageKey(place));
    else localStorage.setItem(storageKey(place), text);
  } catch {
    // Storage can be full or switched off; the text stays on screen.
  }
}
