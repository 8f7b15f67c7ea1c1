import type { IncidentSelector } from '@safecode/domain/selector-health/health-view';
import type { Mend } from '@safecode/domain/selector-health/mend';

export const MEND_ACTIONS = ['none', 'replace', 'retire', 'accept'] as const;

/** What somebody chose for one selector. */
export interface Choice {
  readonly action: (typeof MEND_ACTIONS)[number];
  readonly selector: string;
}

/** What is chosen to begin with: a sure suggestion, retiring what is gone, and nothing where a person must look. */
export function suggestedChoice({ suggestion }: Pick<IncidentSelector, 'suggestion'>): Choice {
  const selector = suggestion?.selector ?? '';
  if (suggestion?.outcome === 'found' && selector !== '') return { action: 'replace', selector };
  if (suggestion?.outcome === 'gone') return { action: 'retire', selector: '' };
  return { action: 'none', selector };
}

/** The mends for the server: what was chosen, for selectors that are not decided yet. */
export function toMends(selectors: readonly IncidentSelector[], choiceOf: (selector: IncidentSelector) => Choice): Mend[] {
  return selectors.flatMap((entry): Mend[] => {
    const { action, selector } = choiceOf(entry);
    const common = { selectorId: entry.selectorId, expectedVersion: entry.selectorVersion };
    if (entry.decision !== null || action === 'none') return [];
    if (action !== 'replace') return [{ ...common, action }];
    const text = selector.trim();
    return text === '' || text === entry.selector ? [] : [{ ...common, action, selector: text }];
  });
}
