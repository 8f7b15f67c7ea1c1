import { setTimeout as sleep } from 'node:timers/promises';
import type { Draft, Drafter, DraftResult } from '@safecode/generator/drafter';

/** What a description makes the drafter do, besides writing plain safe code. */
const BEHAVIOURS: Readonly<Record<string, DraftResult>> = {
  ask: { kind: 'questions', questions: [{ name: 'barCopy', question: 'What should the bar say?', kind: 'text', choices: [] }] },
  impossible: { kind: 'impossible', reason: 'There is no template for this.' },
};

const draftOf = (css: string): Draft => ({
  title: 'Note below the price',
  javascript: '',
  css,
  template: null,
  selectors: [],
  matchQuality: 0.9,
  openQuestions: 0,
  usage: [],
  promptVersion: null,
});

/**
 * A drafter for tests of the surfaces: a description that begins with "ask:", "impossible:", "unsafe:", "crash:" or
 * "slow:" makes it do that; any other gets one safe rule of CSS. Counts its calls.
 */
export function plainDrafter(): Drafter & { readonly calls: number } {
  let calls = 0;
  return {
    provider: 'template',
    model: 'plain-1',
    get calls() {
      return calls;
    },
    draft: async ({ description }) => {
      calls += 1;
      const [word = ''] = description.split(':');
      if (word === 'crash') throw new Error('secret internals of the drafter');
      if (word === 'slow') await sleep(3000);
      const css = word === 'unsafe' ? '.theirs { display: none }' : `.fx-note { color: #336699; padding: ${description.length}px }`;
      return BEHAVIOURS[word] ?? { kind: 'draft', draft: draftOf(css) };
    },
    repair: async ({ draft }) => ({ kind: 'draft', draft }),
  };
}
