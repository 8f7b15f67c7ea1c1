import { plural } from '../../i18n/format-number.js';

const findings = (count: number): string => plural(count, { one: '# finding', other: '# findings' });

export const messages = {
  /** Shown until the editor is there; the panel around it has the name already. */
  asText: (name: string) => `${name} as text`,
  effects: 'Effects:',
  findings: 'Findings:',
  unchanged: 'the same',
  signs: { '+': 'new', '-': 'gone' },
  findingChange: (added: number, gone: number) => (added + gone === 0 ? 'the same' : [...(added === 0 ? [] : [`${findings(added)} new`]), ...(gone === 0 ? [] : [`${findings(gone)} gone`])].join(', ')),
} as const;
