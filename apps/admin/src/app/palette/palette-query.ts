export const MOST_PER_GROUP = 5;

/** `#1042` means the code of that number; anything else is searched. */
export function codeNumberOf(q: string): number | null {
  const match = /^#(\d{1,9})$/.exec(q.trim());
  return match === null ? null : Number(match[1]);
}

/** True when every word of the query is in the text, whatever the case. */
export function matches(q: string, text: string): boolean {
  const haystack = text.toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
