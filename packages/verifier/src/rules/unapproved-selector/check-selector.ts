import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { closestApproved } from '@safecode/selectors/approval/closest-approved';
import type { SelectorReach } from '@safecode/selectors/approval/judge-selector';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { JudgedSelector } from '../../policy/selector-book.js';
import type { CheckContext } from '../../report/check-context.js';
import type { Span } from '../../report/finding-collector.js';

/**
 * Judges a resolved selector by semantics 1-4. Records what it touches, and a finding when it is not approved;
 * returns what it reaches, or null when it is refused.
 */
export function checkSelector(context: CheckContext, list: SelectorList, at: Span): SelectorReach | null {
  return checkJudged(context, context.book.judge(list), at);
}

/** The same for a selector that was judged already. */
export function checkJudged(context: CheckContext, { judgement: judged, text, isSensitive, retiring }: JudgedSelector, at: Span): SelectorReach | null {
  context.effects.add('selectors', text);
  if (isSensitive) context.findings.add({ category: 'sensitive-field', at, message: `Targets ${quote(text)}, a payment, password or identity field.` });
  if (judged.approved) {
    if (retiring !== null) warnOfRetiring(context, retiring, at);
    return judged.reach;
  }
  const member = judged.member === '' ? text : judged.member;
  const advice = adviceFor(context, member);
  const reason = judged.reason === `${member} is not approved` ? '' : `: ${judged.reason}`;
  context.findings.add({
    category: 'unapproved-selector',
    at,
    message: `Targets ${quote(member)}, which is not approved on ${context.pageType}${reason}${advice.explanation}.`,
    ...(advice.mend === undefined ? {} : { mend: advice.mend }),
    hint: advice.replacement === undefined ? { kind: 'unapproved-selector', selector: member } : { kind: 'replace-selector', selector: member, replacement: advice.replacement },
  });
  return null;
}

const OUTLOOK = { warned: 'is on its way out', deprecated: 'is deprecated: new code may not use it' } as const;

/** Code may have it still; whoever reads the report hears that it will not be for long, and what to use instead. */
function warnOfRetiring(context: CheckContext, entry: string, at: Span): void {
  const parsed = parseSelector(entry);
  const notes = parsed.ok ? (context.policy.notes.get(formatSelector(parsed.list)) ?? []) : [];
  const note = notes.find(({ retiring, pageType }) => retiring !== undefined && (pageType === context.pageType || pageType === GLOBAL_PAGE_TYPE));
  const replacement = note?.replacement;
  context.findings.add({
    category: 'unapproved-selector',
    severity: 'warning',
    at,
    message: `Targets ${quote(entry)}, which ${OUTLOOK[note?.retiring ?? 'warned']}${replacement === undefined ? '' : `; use ${replacement}`}.`,
    mend: replacement === undefined ? 'Use another approved selector of this page type before it is archived.' : `Use ${replacement} instead.`,
    ...(replacement === undefined ? {} : { hint: { kind: 'replace-selector' as const, selector: entry, replacement } }),
  });
}

interface Advice {
  /** Goes on behind the reason in the message. */
  readonly explanation: string;
  readonly mend?: string;
  /** What the brand says to use instead. */
  readonly replacement?: string;
}

/** What the brand knows of a selector that is not approved here, and what could be used instead. */
function adviceFor(context: CheckContext, member: string): Advice {
  const notes = context.policy.notes.get(member) ?? [];
  const retired = notes.find((note) => note.deprecated && (note.pageType === context.pageType || note.pageType === GLOBAL_PAGE_TYPE));
  if (retired !== undefined) {
    if (retired.replacement === undefined) return { explanation: '; it is deprecated', mend: 'Use another approved selector of this page type; no replacement is recorded for this one.' };
    return { explanation: `; it is deprecated, use ${retired.replacement}`, mend: `Use ${retired.replacement} instead.`, replacement: retired.replacement };
  }
  const [elsewhere] = notes;
  if (elsewhere !== undefined && !elsewhere.deprecated) {
    return { explanation: `; it is approved on ${elsewhere.pageType} only`, mend: `Use a selector of ${context.pageType}, or ask for this one to be approved on ${context.pageType} too.` };
  }
  const closest = closestApproved(context.book.index, member);
  if (closest === null) return { explanation: '' };
  return { explanation: `; closest approved: ${closest}`, mend: `Use ${closest} if that is what you mean, or ask for ${quote(member)} to be approved.` };
}

/** A value as it stands in a message: short, and visible when it is empty or has line ends. */
export function quote(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat === '' ? '""' : flat.length > 120 ? `${flat.slice(0, 119)}…` : flat;
}
