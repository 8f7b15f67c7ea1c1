import type { Fixer } from './change.js';
import { differences } from './differences.js';

/** Puts the lesson of the rule into the code, everywhere at once. */
export const mendAsLearnt: Fixer = ({ policy, language, draft, change: { sources } }) => {
  const { hint } = draft;
  const check = hint?.kind === 'learnt' ? (policy.learnt.find(({ id }) => id === hint.rule)?.check ?? null) : null;
  if (check === null) return [];
  const mended = language === 'js' ? { ...sources, javascript: check.mend(sources.javascript, 'js') } : { ...sources, css: check.mend(sources.css, 'css') };
  const edits = differences(sources, mended);
  return edits.length === 0 ? [] : [{ title: `Write it as rule ${draft.rule ?? ''} demands`, edits }];
};
