import { DEMO_SELECTORS } from '@safecode/database/seed/demo-knowledge/selectors';
import type { DemoTemplate } from '@safecode/database/seed/demo-knowledge/demo-template';
import type { SlotValues } from '@safecode/domain/templates/slot';
import { fillTemplate } from '@safecode/generator/fill-template';

/** What somebody answers when a template asks. */
const ANSWERS: SlotValues = {
  copy: 'Winter sale from Friday',
  pieces: 4,
  words: 'Fleece',
  heading: 'Welcome to the mill',
  code: 'FIRST10',
  headline: 'Warm, dry, home by dark',
  background: '#14532d',
  columns: 2,
};

/** For templates that work on any element: a fitting one of each page type. */
const CHOSEN_ROLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  changedElement: { home: 'heroText', plp: 'listIntro', pdp: 'productTitle', cart: 'cartTitle', checkout: 'checkoutTitle', search: 'searchTitle', account: 'accountTitle' },
  hiddenElement: { home: 'newsletter', plp: 'filters', pdp: 'highlights', cart: 'promoForm', checkout: 'orderPromise', search: 'newsletter', account: 'accountBenefits' },
  movedElement: { home: 'story', plp: 'resultCount', pdp: 'recommendations', cart: 'cartRecommendations', checkout: 'orderPromise', search: 'searchResults', account: 'accountBenefits' },
  anchorElement: { home: 'bestsellers', plp: 'listHead', pdp: 'reviews', cart: 'cartTitle', checkout: 'checkoutSteps', search: 'newsletter', account: 'accountTitle' },
};

/** The approved selector of a role on a page type; throws when there is none. */
export function selectorOf(role: string, pageType: string): string {
  const wanted = CHOSEN_ROLES[role]?.[pageType] ?? role;
  const entry = DEMO_SELECTORS.find((item) => item.role === wanted && item.status === 'approved' && (item.pageType === pageType || item.pageType === 'global'));
  if (entry === undefined) throw new Error(`No approved selector of the role ${wanted} on ${pageType}.`);
  return entry.selector;
}

/** Defaults, answers where there is none, selectors by role. Optional slots are filled when `isFull`. */
function valuesFor(template: DemoTemplate, pageType: string, isFull: boolean): SlotValues {
  const values: SlotValues = {};
  for (const slot of template.slots) {
    if (slot.kind === 'selector') values[slot.name] = selectorOf(slot.role, pageType);
    else if (slot.default === undefined && (slot.required || isFull)) values[slot.name] = ANSWERS[slot.name] ?? 'Optional words';
  }
  return values;
}

/** The code of a template for a page type. */
export function filled(template: DemoTemplate, pageType: string, isFull = true): { javascript: string; css: string } {
  return fillTemplate(template, valuesFor(template, pageType, isFull));
}
