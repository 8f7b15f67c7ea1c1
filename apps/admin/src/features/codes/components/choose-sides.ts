import type { CodeSide, RevisionSummary } from '@safecode/domain/review/revision';
import type { CodeSearch } from '../../../routing/code-search.js';
import { messages } from '../messages.js';

export interface SideChoice {
  readonly value: string;
  readonly label: string;
}

/** Everything that can be compared: the sides by name, then every revision. A side that there is not is not offered. */
export function sideChoices(sides: readonly Pick<CodeSide, 'side' | 'label'>[], revisions: readonly Pick<RevisionSummary, 'number' | 'createdBy'>[]): SideChoice[] {
  return [...sides.map(({ side, label }) => ({ value: side, label })), ...revisions.map(({ number, createdBy }) => ({ value: `r${number}`, label: messages.revisionBy(number, createdBy) }))];
}

/**
 * What is compared when the address names nothing, or something that there is not: what is live with the newest, else what
 * was generated with what was edited, else the template with what was generated.
 */
export function chooseSides(asked: Pick<CodeSearch, 'from' | 'to'>, known: readonly string[]): { from: string; to: string } {
  const to = asked.to !== undefined && known.includes(asked.to) ? asked.to : known.includes('edited') ? 'edited' : 'generated';
  const before = to === 'generated' ? ['template', 'generated'] : ['live', 'generated', 'template'];
  const from = asked.from !== undefined && known.includes(asked.from) ? asked.from : (before.find((side) => side !== to && known.includes(side)) ?? to);
  return { from, to };
}
