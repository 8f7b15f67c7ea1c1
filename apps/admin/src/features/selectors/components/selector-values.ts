import type { DomSelector, SelectorContent } from '@safecode/domain/selectors/dom-selector';

/** What the fields hold: text fields hold text, also where the API takes null for "none". */
export interface SelectorValues extends Record<string, unknown> {
  selector: string;
  pageType: string;
  name: string;
  role: string;
  description: string;
  status: SelectorContent['status'];
  replacement: string;
  subtree: boolean;
}

/** The fields of a selector, or those of a new one on a page type. An archived one comes back as approved. */
export function selectorValues(selector: DomSelector | null, pageType: string): SelectorValues {
  if (selector === null) return { selector: '', pageType, name: '', role: '', description: '', status: 'approved', replacement: '', subtree: false };
  return {
    selector: selector.selector,
    pageType: selector.pageType,
    name: selector.name,
    role: selector.role ?? '',
    description: selector.description,
    status: selector.status === 'archived' ? 'approved' : selector.status,
    replacement: selector.replacement ?? '',
    subtree: selector.subtree,
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The fields as the API takes them: an empty role or replacement is none. */
export const toContent = (values: SelectorValues) => ({
  ...values,
  role: orNull(values.role),
  replacement: values.status === 'approved' ? null : orNull(values.replacement),
});
