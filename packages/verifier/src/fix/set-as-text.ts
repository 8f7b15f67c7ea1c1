import type { Fixer } from './change.js';
import { nodesAt, spanOf } from './js-source.js';

const AS_TEXT: Readonly<Record<string, string>> = { innerHTML: 'textContent', insertAdjacentHTML: 'insertAdjacentText', html: 'text' };

/** Sets text as text where the constant parts of the markup hold none: what is not constant is shown, not parsed. */
export const setAsText: Fixer = ({ draft, change }) => {
  const { js } = change;
  if (js === null || draft.hint?.kind !== 'as-text') return [];
  return nodesAt(js, draft.at).flatMap((node) => {
    const member = node.type === 'CallExpression' ? node.callee : node;
    if (member.type !== 'MemberExpression' || member.computed || member.property.type !== 'Identifier') return [];
    const assignment = js.parentOf(member);
    if (member === node && (assignment?.type !== 'AssignmentExpression' || assignment.left !== member || assignment.operator !== '=')) return [];
    const text = Object.hasOwn(AS_TEXT, member.property.name) ? AS_TEXT[member.property.name] : undefined;
    return text === undefined ? [] : [{ title: `Use ${text}: markup in the value is shown, not parsed`, edits: [{ language: 'js', ...spanOf(member.property), text }] }];
  });
};
