import { LEDGER_ACTIONS, type LedgerAction } from '@safecode/domain/ledger/ledger-entry';

const NOUNS: Readonly<Record<string, string>> = { api_key: 'API key', job: 'Background job', audit: 'Ledger', code: 'Code', legal_hold: 'Legal hold', dom_selector: 'Selector', code_rule: 'Rule', generated_code: 'Code', user: 'Person' };
const plain = (text: string): string => text.replaceAll('_', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An action in words, from its name `noun.past_tense`: "Member: role changed". */
export function actionWords(action: LedgerAction): string {
  const [noun = '', verb = ''] = action.split('.');
  return `${NOUNS[noun] ?? capital(plain(noun))}: ${plain(verb)}`;
}

/** A type of object in words. */
export const objectWords = (type: string): string => NOUNS[type] ?? capital(plain(type));

/** Every action with its words, by words. */
export const ACTION_CHOICES = LEDGER_ACTIONS.map((value) => ({ value, label: actionWords(value) })).toSorted((one, other) => one.label.localeCompare(other.label, 'en'));
