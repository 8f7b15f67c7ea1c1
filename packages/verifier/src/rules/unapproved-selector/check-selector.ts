import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { ApprovalIndex } from '@safecode/selectors/approval/approval-index';
import { closestApproved } from '@safecode/selectors/approval/closest-approved';
import { judgeSelector, type SelectorJudgement, type SelectorReach } from '@safecode/selectors/approval/judge-selector';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import { attributeTests } from '@safecode/selectors/approval/selector-names';
import type { CheckContext } from '../../report/check-context.js';
import { selectsSensitiveField } from '../sensitive-field/sensitive-names.js';
import type { Span } from '../../report/finding-collector.js';

/**
 * Judges a resolved selector by semantics 1-4. Records what it touches, and a finding when it is not approved;
 * returns what it reaches, or null when it is refused.
 */
export function checkSelector(context: CheckContext, list: SelectorList, at: Span): SelectorReach | null {
  const { judged, text, sensitive } = judgeOnce(context, list);
  context.effects.add('selectors', text);
  if (sensitive) context.findings.add({ category: 'sensitive-field', at, message: `Targets ${quote(text)}, a payment, password or identity field.` });
  if (judged.approved) return judged.reach;
  const member = judged.member === '' ? text : judged.member;
  context.findings.add({
    category: 'unapproved-selector',
    at,
    message: `Targets ${quote(member)}, which is not approved on ${context.pageType}: ${judged.reason}${explain(context, member)}.`,
  });
  return null;
}

interface Judged {
  readonly index: ApprovalIndex;
  readonly judged: SelectorJudgement;
  readonly text: string;
  readonly sensitive: boolean;
}

/** Judgements of lists that were judged before: an analysis asks for the same ones over and over. */
const JUDGED = new WeakMap<SelectorList, Judged>();

function judgeOnce(context: CheckContext, list: SelectorList): Judged {
  const known = JUDGED.get(list);
  if (known !== undefined && known.index === context.index) return known;
  const fresh: Judged = {
    index: context.index,
    judged: judgeSelector(context.index, list),
    text: formatSelector(list),
    sensitive: selectsSensitiveField(attributeTests(list)),
  };
  JUDGED.set(list, fresh);
  return fresh;
}

function explain(context: CheckContext, member: string): string {
  const notes = context.policy.notes.get(member) ?? [];
  const retired = notes.find((note) => note.deprecated && (note.pageType === context.pageType || note.pageType === GLOBAL_PAGE_TYPE));
  if (retired !== undefined) return `; it is deprecated${retired.replacement === undefined ? '' : `, use ${retired.replacement}`}`;
  const [elsewhere] = notes;
  if (elsewhere !== undefined && !elsewhere.deprecated) return `; it is approved on ${elsewhere.pageType} only`;
  const closest = closestApproved(context.index, member);
  return closest === null ? '' : `; closest approved: ${closest}`;
}

/** A value as it stands in a message: short, and visible when it is empty or has line ends. */
export function quote(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat === '' ? '""' : flat.length > 120 ? `${flat.slice(0, 119)}…` : flat;
}
