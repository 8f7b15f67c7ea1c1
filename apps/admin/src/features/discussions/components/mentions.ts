import type { PersonName } from '@safecode/domain/discussions/discussion';

/** What is being typed behind an `@` at the caret: where it begins and the letters so far; null when nothing is. */
export function mentionAt(text: string, caret: number): { readonly start: number; readonly letters: string } | null {
  const match = /(?:^|\s)@([\p{L}\p{N}'. -]{0,40})$/u.exec(text.slice(0, caret));
  const letters = match?.[1];
  return letters === undefined || /\s{2}|\s$/.test(letters) ? null : { start: caret - letters.length - 1, letters };
}

/** People whose name, or a word of it, begins with the letters. */
export function matchingPeople(people: readonly PersonName[], letters: string): PersonName[] {
  const wanted = letters.toLocaleLowerCase();
  const begins = (name: string): boolean => [name, ...name.split(/\s+/)].some((part) => part.toLocaleLowerCase().startsWith(wanted));
  return people.filter(({ name }) => begins(name)).slice(0, 6);
}

/** The text with the letters at the caret replaced by the person's name, and where the caret is then. */
export function insertMention(text: string, at: { readonly start: number; readonly caret: number; readonly name: string }): { readonly text: string; readonly caret: number } {
  const inserted = `@${at.name} `;
  return { text: text.slice(0, at.start) + inserted + text.slice(at.caret).replace(/^ /, ''), caret: at.start + inserted.length };
}

/** Ids of the people a text names with `@`. Of "Ann" and "Ann Lee" the longer one counts where it stands. */
export function mentionedIn(text: string, people: readonly PersonName[]): number[] {
  let rest = text;
  const found = new Set<number>();
  for (const { userId, name } of [...people].sort((one, other) => other.name.length - one.name.length)) {
    const pattern = new RegExp(`(^|\\s|[(])@${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\\p{L}\\p{N}])`, 'gu');
    if (!pattern.test(rest)) continue;
    found.add(userId);
    rest = rest.replaceAll(pattern, '$1');
  }
  return [...found];
}
