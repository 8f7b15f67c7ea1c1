import type { FoundElement } from '@safecode/domain/page-captures/found-element';
import { messages } from '../../messages.js';

/** Roles in the address, `title,price`: those that were found and are not listed yet. */
export function readChosen(text: string | undefined, elements: readonly FoundElement[]): ReadonlySet<string> {
  const wanted = new Set(text?.split(',') ?? []);
  return new Set(elements.filter(({ role, listed }) => listed === null && wanted.has(role)).map(({ role }) => role));
}

/** The same with one role more or less; undefined when nothing is chosen. */
export function writeChosen(chosen: ReadonlySet<string>, role: string, isChosen: boolean): string | undefined {
  const next = new Set(chosen);
  if (isChosen) next.add(role);
  else next.delete(role);
  return next.size === 0 ? undefined : [...next].join(',');
}

export interface NewItem {
  readonly selector: string;
  readonly pageType: string;
  readonly name: string;
  readonly role: string;
}

/** What is sent for the elements that are chosen, with the names somebody gave them. */
export function toItems(elements: readonly FoundElement[], chosen: ReadonlySet<string>, { pageType, names }: { readonly pageType: string; readonly names: ReadonlyMap<string, string> }): NewItem[] {
  return elements.filter(({ role }) => chosen.has(role)).map(({ role, selector }) => ({ selector, pageType, role, name: nameOf(role, names).trim() }));
}

export const nameOf = (role: string, names: ReadonlyMap<string, string>): string => names.get(role) ?? messages.finder.roleName(role);

/** Why the elements cannot be added now, or null. */
export function whyNot(items: readonly NewItem[], mayAdd: boolean): string | null {
  if (!mayAdd) return messages.notAllowed;
  if (items.length === 0) return messages.finder.chooseFirst;
  return items.some(({ name }) => name === '') ? messages.finder.nameMissing : null;
}
