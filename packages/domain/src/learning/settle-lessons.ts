import type { LearningPolicyContent } from './learning-policy.js';
import type { AliasPages, LessonReplay, LessonStatus } from './lesson.js';

/** A lesson that is on record. */
export interface KnownLesson {
  readonly id: number;
  /** Names its change: two lessons with one key are one. */
  readonly key: string;
  readonly status: LessonStatus;
  readonly contentHash: string;
  readonly support: readonly number[];
  readonly isMined: boolean;
  readonly replay: ReplayCounts;
  readonly pages: AliasPages | null;
}

/** What people see of a replay. It follows the codes of the brand, so it may change where the lesson does not. */
export type ReplayCounts = Pick<LessonReplay, 'judged' | 'saved' | 'worse'>;

/** A lesson that standing corrections show. */
export interface ShownLesson {
  readonly key: string;
  readonly contentHash: string;
  readonly support: readonly number[];
  readonly people: number;
  readonly replay: ReplayCounts;
  /** Of an alias, when there are pages to look at; else null. */
  readonly pages: AliasPages | null;
  /** May be taken into use without a person, should the brand allow it. */
  readonly isClean: boolean;
}

/** What becomes of one lesson. `status` is the one it has afterwards; `reason` says why it changed, in a sentence. */
export type LessonMove<S extends ShownLesson> =
  | { readonly kind: 'add'; readonly shown: S; readonly status: LessonStatus; readonly autoApplied: boolean }
  | { readonly kind: 'update'; readonly known: KnownLesson; readonly shown: S; readonly status: LessonStatus; readonly autoApplied: boolean; readonly reason: string | null }
  | { readonly kind: 'hide'; readonly known: KnownLesson; readonly status: LessonStatus; readonly reason: string | null };

export interface SettleInput<S extends ShownLesson> {
  readonly known: readonly KnownLesson[];
  readonly shown: readonly S[];
  /** Ids of the corrections that were not retracted. */
  readonly standing: ReadonlySet<number>;
  readonly policy: LearningPolicyContent;
}

/**
 * What becomes of lessons when the corrections were looked through again. Pure; a lesson that stays as it is has no move, so
 * that the same corrections settled twice change nothing the second time. Lessons in use depend on their own corrections:
 * when those stand, a more general lesson that is only proposed does not take them out of use.
 */
export function settleLessons<S extends ShownLesson>(input: SettleInput<S>): LessonMove<S>[] {
  const shownByKey = new Map(input.shown.map((shown) => [shown.key, shown]));
  const knownKeys = new Set(input.known.map(({ key }) => key));
  return [
    ...input.known.flatMap((known) => {
      const shown = shownByKey.get(known.key);
      return shown === undefined ? settleHidden(known, input) : settleShown(known, shown, input);
    }),
    ...input.shown.filter(({ key }) => !knownKeys.has(key)).map((shown): LessonMove<S> => ({ kind: 'add', shown, ...begin(shown, input.policy) })),
  ];
}

/** What is missing before a lesson can be proposed; empty when nothing is. */
export function describeMissingEvidence(evidence: { readonly corrections: number; readonly people: number; readonly pages: AliasPages | null }, policy: Pick<LearningPolicyContent, 'minCorrections' | 'minPeople'>): string {
  const parts = [
    ...(evidence.corrections < policy.minCorrections ? [`${evidence.corrections} of ${policy.minCorrections} corrections`] : []),
    ...(evidence.people < policy.minPeople ? [`${evidence.people} of ${policy.minPeople} people`] : []),
  ];
  const contradicted = evidence.pages?.verdict === 'contradicted' ? 'The pages that were seen last have the old selector and not the new one: have them captured again if the shop has changed since.' : '';
  return [parts.length === 0 ? '' : `Not enough evidence: ${parts.join(', ')}.`, contradicted].filter((part) => part !== '').join(' ');
}

const isEnough = (shown: ShownLesson, policy: LearningPolicyContent): boolean => describeMissingEvidence({ corrections: shown.support.length, people: shown.people, pages: shown.pages }, policy) === '';

function begin(shown: ShownLesson, policy: LearningPolicyContent): { readonly status: LessonStatus; readonly autoApplied: boolean } {
  if (!isEnough(shown, policy)) return { status: 'collecting', autoApplied: false };
  const autoApplied = policy.autoApply && shown.isClean && shown.support.length >= policy.autoApplyCorrections;
  return { status: autoApplied ? 'active' : 'proposed', autoApplied };
}

const isSameReplay = (one: ReplayCounts, other: ReplayCounts): boolean => one.judged === other.judged && one.saved === other.saved && one.worse === other.worse;

/** Seen again and the same is no change. */
const isSamePages = (one: AliasPages | null, other: AliasPages | null): boolean => sayPages(one) === sayPages(other);
const sayPages = (pages: AliasPages | null): string => (pages === null ? '' : pages.pages.map(({ address, from, to }) => `${address} ${from} ${to}`).join('\n'));

/** Decided by people or by what became of code: corrections that show it again do not change that. A person may approve it again. */
const DECIDED: ReadonlySet<LessonStatus> = new Set(['rejected', 'reverted', 'withdrawn']);

function settleShown<S extends ShownLesson>(known: KnownLesson, shown: S, { standing, policy }: SettleInput<S>): LessonMove<S>[] {
  const next = nextStatus(known, shown, { standing, policy });
  if (next.status === known.status && shown.contentHash === known.contentHash && known.isMined && isSameReplay(known.replay, shown.replay) && isSamePages(known.pages, shown.pages)) return [];
  return [{ kind: 'update', known, shown, ...next }];
}

function nextStatus(known: KnownLesson, shown: ShownLesson, { standing, policy }: Pick<SettleInput<ShownLesson>, 'standing' | 'policy'>): { status: LessonStatus; autoApplied: boolean; reason: string | null } {
  const keep = { status: known.status, autoApplied: false, reason: null };
  if (DECIDED.has(known.status)) return keep;
  if (known.status !== 'active') return { ...begin(shown, policy), reason: known.status === 'retracted' || known.status === 'superseded' ? 'Corrections show it again.' : null };
  const lost = lostSupport(known, standing);
  if (lost.length === 0 || isEnough(shown, policy)) return keep;
  return { status: 'collecting', autoApplied: false, reason: sayLost(lost, known) };
}

function settleHidden<S extends ShownLesson>(known: KnownLesson, { shown, standing, known: all }: SettleInput<S>): LessonMove<S>[] {
  const lost = lostSupport(known, standing);
  const hide = (status: LessonStatus, reason: string | null): LessonMove<S>[] => (status === known.status && !known.isMined ? [] : [{ kind: 'hide', known, status, reason }]);
  if (known.status === 'active') {
    if (lost.length > 0) return hide('retracted', sayLost(lost, known));
    const wider = all.find((other) => other.status === 'active' && other.id !== known.id && shown.some(({ key }) => key === other.key) && known.support.every((id) => other.support.includes(id)));
    return wider === undefined ? hide('active', 'Newer corrections do not show it any more: they contradict it, or teach something more general.') : hide('superseded', 'A lesson in use that rests on the same corrections does its work.');
  }
  if (known.status !== 'proposed' && known.status !== 'collecting') return hide(known.status, null);
  return lost.length > 0 ? hide('retracted', sayLost(lost, known)) : hide('superseded', 'Its corrections teach something more general now.');
}

const lostSupport = (known: KnownLesson, standing: ReadonlySet<number>): number[] => known.support.filter((id) => !standing.has(id));

function sayLost(lost: readonly number[], known: KnownLesson): string {
  const which = lost.slice(0, 5).map((id) => `#${id}`).join(', ');
  return `${lost.length === 1 ? 'Correction' : 'Corrections'} ${which} of the ${known.support.length} it rested on ${lost.length === 1 ? 'was' : 'were'} retracted.`;
}
