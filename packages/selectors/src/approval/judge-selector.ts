import { expandBranches } from '../parsing/expand-branches.js';
import { formatComplex } from '../parsing/format-selector.js';
import type { AttributeTest, ComplexSelector, SelectorList } from '../parsing/selector-model.js';
import { candidates, type ApprovalIndex } from './approval-index.js';
import { narrows, testImplies } from './narrows.js';
import { attributeTests, isInside, isNameless, isOwnCompound, isOwnTest, isStateAttribute } from './selector-names.js';

/** What an approved selector reaches: `own` elements, elements `inside-own` ones, or `site` elements. */
export type SelectorReach = 'own' | 'inside-own' | 'site';

export type SelectorJudgement =
  | { readonly approved: true; readonly reach: SelectorReach }
  | { readonly approved: false; readonly member: string; readonly reason: string };

/**
 * Judges a selector list by semantics 1-4 of the safety policy. Every member and every branch must be approved
 * by itself; `site` wins as reach when members differ.
 */
export function judgeSelector(index: ApprovalIndex, list: SelectorList): SelectorJudgement {
  const members = expandBranches(list);
  if (members === null) return { approved: false, member: '', reason: 'it has too many alternatives to be judged' };
  if (members.length === 0) return { approved: false, member: '', reason: 'it is empty' };
  let reach: SelectorReach = 'own';
  for (const member of members) {
    const judged = judgeMember(index, member);
    if (!judged.approved) return judged;
    if (judged.reach === 'site' || reach === 'own') reach = judged.reach;
  }
  return { approved: true, reach };
}

function judgeMember(index: ApprovalIndex, member: ComplexSelector): SelectorJudgement {
  const text = formatComplex(member);
  const refuse = (reason: string): SelectorJudgement => ({ approved: false, member: text, reason });
  const stranger = attributeTests([member]).find((test) => !isKnown(index, test));
  const subject = member.at(-1);
  if (subject === undefined) return refuse('it is empty');
  const own = isOwnCompound(subject, index.prefix);
  if (!own && endsWithEntry(index, member) && stranger === undefined) return { approved: true, reach: 'site' };
  if (stranger !== undefined) return refuse(`${formatComplex([{ combinator: '', simples: [stranger] }])} is not approved`);
  if (own) return { approved: true, reach: 'own' };
  if (!isNameless(subject)) return refuse('it does not end with an approved entry');
  const insideOwn = isInside(member, (upTo) => {
    const last = upTo.at(-1);
    return last !== undefined && isOwnCompound(last, index.prefix);
  });
  if (insideOwn) return { approved: true, reach: 'inside-own' };
  const insideSubtree = isInside(member, (upTo) => candidates(index, upTo).some((entry) => entry.subtree && narrows(upTo, entry.complex)));
  if (insideSubtree) return { approved: true, reach: 'site' };
  return refuse('it selects by tag or position only');
}

function endsWithEntry(index: ApprovalIndex, member: ComplexSelector): boolean {
  return candidates(index, member).some((entry) => narrows(member, entry.complex));
}

function isKnown(index: ApprovalIndex, test: AttributeTest): boolean {
  if (isStateAttribute(test) || isOwnTest(test, index.prefix)) return true;
  return index.vocabulary.get(test.name)?.some((entry) => testImplies(test, entry)) ?? false;
}
