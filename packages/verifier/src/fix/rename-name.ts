import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { attributeTests } from '@safecode/selectors/approval/selector-names';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import type { Fixer } from './change.js';
import { namesInCss } from './names-in-css.js';
import { namesInJs } from './names-in-js.js';
import type { Renaming } from './renaming.js';

/**
 * Gives a name the own prefix wherever it stands in the change, scripts and style sheets alike. Only a name the change
 * itself gives its meaning: one that it merely toggles may be a word of the site.
 */
export const renameName: Fixer = ({ policy, draft, change }) => {
  const { hint } = draft;
  if (hint?.kind !== 'rename' || hint.name === '' || isOfSite(policy, hint)) return [];
  const bare = hint.name.startsWith('--') ? hint.name.slice(2) : hint.name;
  const renaming: Renaming = { of: hint.of, name: hint.name, to: `${hint.name.startsWith('--') ? '--' : ''}${policy.prefix}${bare}` };
  const found = [namesInCss(change, renaming), namesInJs(change, renaming)];
  const edits = found.flatMap((places) => places.edits);
  if (edits.length === 0 || found.some((places) => places.unclear) || !found.some((places) => places.introduces)) return [];
  return [{ title: `Call it ${renaming.to} everywhere in the change`, edits }];
};

/** True when the brand lists an element by this class or id: then it is the site's name and not ours. */
function isOfSite(policy: CompiledPolicy, named: { readonly of: string; readonly name: string }): boolean {
  if (named.of !== 'class' && named.of !== 'id') return false;
  return policy.source.selectors.some((entry) => {
    const parsed = parseSelector(entry.selector);
    return parsed.ok && attributeTests(parsed.list).some((test) => test.name === named.of && test.value === named.name);
  });
}
