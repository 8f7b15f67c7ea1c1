import type { DomSelector } from '@safecode/domain/selectors/dom-selector';

/** What the fields hold: text fields hold text, also where the API takes null for "none". */
export interface StageValues extends Record<string, unknown> {
  to: string;
  /** A day as the browser's field gives it, or empty. */
  effectiveAt: string;
  replacement: string;
  reason: string;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The fields as the API takes them. A day begins where the person is. */
export const toStageChange = (values: StageValues, selector: Pick<DomSelector, 'id' | 'version'>) => ({
  selectorId: selector.id,
  expectedVersion: selector.version,
  to: values.to,
  effectiveAt: values.effectiveAt === '' ? null : new Date(`${values.effectiveAt}T00:00:00`).toISOString(),
  replacement: orNull(values.replacement),
  reason: values.reason,
});
