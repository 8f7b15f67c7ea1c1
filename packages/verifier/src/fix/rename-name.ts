import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { attributeTests } from '@safecode/selectors/approval/selector-names';
import type { Fix } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import type { Fixer, FixRequest } from './change.js';
import { namesInCss } from './names-in-css.js';
import { namesInJs } from './names-in-js.js';
import type { Renaming } from './renaming.js';

/**
 * Gives a name the own prefix wherever it stands in the change, scripts and style sheets alike. Only a name the change
 * itself gives its meaning: one that it merely toggles may be a word of the site.
 */
export const renameName: Fixer = (request) => {
  const { hint } = request.draft;
  return hint?.kind === 'rename' ? rename(request, { ...hint, isFromScript: false }) : [];
};

/** The same for the classes and ids of a selector that is not approved, where the script makes elements with them. */
export const renameInSelector: Fixer = (request) => {
  const { hint } = request.draft;
  const parsed = hint?.kind === 'unapproved-selector' ? parseSelector(hint.selector) : null;
  if (parsed?.ok !== true) return [];
  return attributeTests(parsed.list).flatMap((test) => (test.name === 'class' || test.name === 'id' ? rename(request, { of: test.name, name: test.value, isFromScript: true }) : []));
};

function rename({ policy, change }: FixRequest, named: { readonly of: string; readonly name: string; readonly isFromScript: boolean }): Fix[] {
  const { of, name } = named;
  if (name === '' || isOfSite(policy, named)) return [];
  const [dashes, bare] = name.startsWith('--') ? ['--', name.slice(2)] : ['', name];
  if (bare.startsWith(policy.prefix)) return [];
  const renaming: Renaming = { of, name, to: `${dashes}${policy.prefix}${bare}` };
  const [css, js] = [namesInCss(change, renaming), namesInJs(change, renaming)];
  const edits = [...css.edits, ...js.edits];
  const introduced = js.introduces || (css.introduces && !named.isFromScript);
  if (edits.length === 0 || css.unclear || js.unclear || !introduced) return [];
  return [{ title: `Call it ${renaming.to} everywhere in the change`, edits }];
}

/** True when the brand lists an element by this class or id: then it is the site's name and not ours. */
function isOfSite(policy: CompiledPolicy, named: { readonly of: string; readonly name: string }): boolean {
  if (named.of !== 'class' && named.of !== 'id') return false;
  return policy.source.selectors.some((entry) => {
    const parsed = parseSelector(entry.selector);
    return parsed.ok && attributeTests(parsed.list).some((test) => test.name === named.of && test.value === named.name);
  });
}
