import type { TextEdit } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import type { Fixer } from './change.js';
import { textsUsedAt } from './js-source.js';

const PLAIN_URL = /\bhttp:(?=\/\/([^\s/?#"'`\\)]+))/gi;

/** Asks an allowed host over https instead of http. */
export const useHttps: Fixer = ({ policy, language, draft, change }) => {
  const places = language === 'css' ? [draft.at] : change.js === null ? [] : textsUsedAt(change.js, draft.at).map((text) => text.at);
  const code = language === 'css' ? change.sources.css : change.sources.javascript;
  const edits = places.flatMap((at): TextEdit[] =>
    [...code.slice(at.start, at.end).matchAll(PLAIN_URL)]
      .filter((match) => isAllowed(policy, match[1] ?? ''))
      .map((match) => ({ language, start: at.start + match.index, end: at.start + match.index + match[0].length, text: 'https:' })),
  );
  return edits.length === 0 ? [] : [{ title: 'Use https', edits }];
};

function isAllowed(policy: CompiledPolicy, host: string): boolean {
  const name = host.toLowerCase();
  return name === new URL(policy.site).host || policy.networkHosts?.has(name) === true || policy.resourceHosts?.has(name) === true;
}
