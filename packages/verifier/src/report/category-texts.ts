import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { PolicyRuleKind } from '@safecode/domain/policy/brand-policy';

/** What every finding of a category says beside its own message, and the kind of brand rule it refers to. */
interface CategoryText {
  readonly why: string;
  readonly mend: string;
  readonly rule?: PolicyRuleKind;
}

export const CATEGORY_TEXTS: Readonly<Record<FindingCategory, CategoryText>> = {
  syntax: { why: 'Code that does not parse does nothing, or something else than intended.', mend: 'Correct the syntax.' },
  'es-level': { why: 'Older browsers of the shop stop at syntax they do not know.', mend: 'Write it in the permitted edition.', rule: 'es-level' },
  size: { why: 'A large change slows the page down for every visitor.', mend: 'Shorten the change or split it.', rule: 'max-size' },
  'unapproved-selector': { why: 'Elements that are not on the brand’s list may change or belong to somebody else.', mend: 'Use an approved selector of this page type, or ask for this one to be approved.' },
  'unresolvable-selector': { why: 'What cannot be resolved cannot be proven to touch approved elements only.', mend: 'Write the selector as a constant.' },
  'dangerous-sink': { why: 'Strings that become code or markup are how a page is taken over.', mend: 'Build elements with createElement and textContent, or use constant, harmless markup.' },
  obfuscation: { why: 'Code that hides what it does cannot be reviewed.', mend: 'Write names and code out plainly.' },
  network: { why: 'Data sent to or loaded from other hosts leaves the brand’s control.', mend: 'Use a constant https URL on an allowed host.', rule: 'allowed-hosts' },
  storage: { why: 'Cookies and client storage need consent and may hold personal data.', mend: 'Keep state in memory.', rule: 'no-storage' },
  navigation: { why: 'A test must not lead visitors away or change their history.', mend: 'Leave navigation to the site; use a link on an allowed host.', rule: 'no-navigation' },
  'global-leak': { why: 'Globals collide with the site and with other tests.', mend: 'Keep names inside a function, or under the permitted namespace.', rule: 'no-global-leak' },
  'missing-guard': { why: 'The element may not be there yet, and the error would stop the rest of the change.', mend: 'Wait for the element or check it for null first.', rule: 'require-guard' },
  'infinite-work': { why: 'Work that never stops drains the visitor’s device.', mend: 'Add a limit, or stop it when its work is done.' },
  'sensitive-field': { why: 'Payment, password and identity data are out of bounds for tests.', mend: 'Do not touch such fields.', rule: 'no-sensitive-fields' },
  'forbidden-api': { why: 'The brand forbids this interface.', mend: 'Do it without this interface.', rule: 'forbid-api' },
  'css-remote': { why: 'Remote style resources load foreign content and reveal visitors.', mend: 'Use a relative URL, data:image/ or an allowed resource host.', rule: 'allowed-hosts' },
  'css-unprefixed': { why: 'Names without the own prefix collide with the site’s names.', mend: 'Begin the name with the own prefix.', rule: 'own-prefix' },
  'css-important': { why: '!important starts a race that the site’s styles cannot win.', mend: 'Raise the specificity with an own class instead.', rule: 'no-important' },
  'learnt-rule': { why: 'People of the brand had to correct this again and again.', mend: 'Write it as the rule shows; where the fix does it, take the fix.', rule: 'learnt' },
  overlay: { why: 'An invisible layer over the page takes clicks that were meant for the site.', mend: 'Make it visible, or give it pointer-events: none.' },
};
