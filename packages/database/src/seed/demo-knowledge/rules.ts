import { policyRuleSchema, type PolicyRule } from '@safecode/domain/policy/brand-policy';
import type { z } from 'zod';

const RULES: ReadonlyArray<z.input<typeof policyRuleSchema>> = [
  { id: 'L01', kind: 'own-prefix', value: 'lm-', text: 'Every class, id, keyframes name and custom property that a variation introduces starts with "lm-". The shop is rebuilt every two weeks; without the prefix nobody can tell whose name it is.' },
  { id: 'L02', kind: 'no-global-leak', allowNamespace: 'LARKMOOR', text: 'The one permitted global is window.LARKMOOR. Two tests on one page must not be able to hurt each other.' },
  { id: 'L03', kind: 'require-guard', text: 'An element of the shop is waited for or null-checked before it is used: the header and the basket are rendered late, and not every page has everything.' },
  { id: 'L04', kind: 'max-size', js: 12_288, css: 6144, unit: 'bytes, UTF-8', text: 'One change has at most 12 KB of JavaScript and 6 KB of CSS. The snippet is on the path of the first paint.' },
  { id: 'L05', kind: 'no-important', text: 'No !important. The shop’s sheets are flat; one class more is always enough, and what is forced cannot be undone by the next test.' },
  {
    id: 'L06',
    kind: 'allowed-hosts',
    network: ['www.larkmoor.example', 'api.larkmoor.example'],
    resources: ['www.larkmoor.example', 'img.larkmoor.example'],
    scheme: 'https',
    text: 'Requests go to our own hosts, pictures and fonts come from them, always over https. Visitors were promised that nobody else is told.',
  },
  { id: 'L07', kind: 'no-jquery', text: 'No jQuery. The shop does not load it, and a test must not.' },
  { id: 'L08', kind: 'es-level', value: 2020, text: 'No syntax newer than ES2020: 3 in 100 visitors have a browser that stops at it.' },
  { id: 'L09', kind: 'no-storage', text: 'No cookies and no client storage. Consent was asked for the basket only; assignment is the testing platform’s business.' },
  { id: 'L10', kind: 'no-navigation', text: 'A variation does not navigate, open windows, submit forms or touch history. Links to pages of the shop are fine.' },
  { id: 'L11', kind: 'no-sensitive-fields', text: 'Payment, password and identity fields are out of bounds, for reading, changing and listening alike.' },
  {
    id: 'L12',
    kind: 'forbid-api',
    value: ['alert', 'confirm', 'prompt', 'debugger', 'with', 'postMessage', 'window.opener', 'Worker', 'SharedWorker', 'Notification', 'navigator.geolocation'],
    text: 'These APIs interrupt people, reach into other windows or ask for rights that a test does not need.',
  },
];

/** The twelve rules of the demonstration brand, one of every kind. */
export const DEMO_RULES: readonly PolicyRule[] = RULES.map((rule) => policyRuleSchema.parse(rule));
