import type { ChecklistItem, ReviewDecision, ReviewPolicy, ReviewStage } from '@safecode/domain/review/review-policy';

/** A row of the checklist as its fields hold it. `check`: empty for what people tick, else the check of the product. */
export interface ItemValues {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly check: string;
}

export interface OwnerValues {
  readonly id: string;
  readonly userId: number;
  readonly name: string;
  /** Empty: every page type. */
  readonly pageType: string;
  readonly stage: ReviewStage;
}

export interface PolicyValues extends Record<string, unknown> {
  approvalsNeeded: string;
  separateQa: boolean;
  qaNeeded: string;
  timeZone: string;
  days: number[];
  from: string;
  to: string;
  deadlineHours: string;
  escalateAfterHours: string;
  expireAfterHours: string;
  noteRequiredFor: ReviewDecision[];
  noteMinLength: string;
  blockOnOpenThreads: boolean;
  mendsNeedApproval: boolean;
  stageNoticeDays: string;
  checklist: ItemValues[];
  owners: OwnerValues[];
}

const textOf = (value: number | null): string => (value === null ? '' : String(value));

/** The policy as the fields hold it. */
export function policyValues(policy: ReviewPolicy): PolicyValues {
  return {
    approvalsNeeded: String(policy.approvalsNeeded),
    separateQa: policy.separateQa,
    qaNeeded: String(policy.qaNeeded),
    timeZone: policy.workingHours.timeZone,
    days: policy.workingHours.days,
    from: policy.workingHours.from,
    to: policy.workingHours.to,
    deadlineHours: textOf(policy.deadlineHours),
    escalateAfterHours: textOf(policy.escalateAfterHours),
    expireAfterHours: textOf(policy.expireAfterHours),
    noteRequiredFor: policy.noteRequiredFor,
    noteMinLength: textOf(policy.noteMinLength),
    blockOnOpenThreads: policy.blockOnOpenThreads,
    mendsNeedApproval: policy.mendsNeedApproval,
    stageNoticeDays: textOf(policy.stageNoticeDays),
    checklist: policy.checklist.map((item) => ({ id: item.key, key: item.key, text: item.text, check: item.kind === 'machine' ? item.machineCheck : '' })),
    owners: policy.owners.map((owner) => ({ id: `${owner.userId} ${owner.pageType ?? ''} ${owner.stage}`, userId: owner.userId, name: owner.name, pageType: owner.pageType ?? '', stage: owner.stage })),
  };
}

const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));
const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** A key for an item that has none yet: its first words, told apart from those there are. */
export function keyOf(text: string, taken: readonly string[]): string {
  const words = text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 30).replace(/-+$/, '');
  const base = words === '' ? 'item' : words;
  let key = base;
  for (let count = 2; taken.includes(key); count += 1) key = `${base}-${count}`;
  return key;
}

function toItems(items: readonly ItemValues[]): ChecklistItem[] {
  const made: ChecklistItem[] = [];
  for (const { key, text, check } of items) {
    const own = key === '' ? keyOf(text, [...items.map((item) => item.key), ...made.map((item) => item.key)]) : key;
    made.push(check === '' ? { kind: 'manual', key: own, text } : { kind: 'machine', key: own, text, machineCheck: check as 'verdict_pass' });
  }
  return made;
}

/** The fields as the API takes them. */
export function toPolicy(values: PolicyValues, place: { readonly brandId: number; readonly expectedVersion: number }): Record<string, unknown> {
  return {
    ...place,
    approvalsNeeded: numberOf(values.approvalsNeeded),
    separateQa: values.separateQa,
    qaNeeded: numberOf(values.qaNeeded),
    workingHours: { timeZone: values.timeZone, days: [...values.days].sort((a, b) => a - b), from: values.from, to: values.to },
    deadlineHours: numberOf(values.deadlineHours),
    escalateAfterHours: numberOrNull(values.escalateAfterHours),
    expireAfterHours: numberOrNull(values.expireAfterHours),
    noteRequiredFor: values.noteRequiredFor,
    noteMinLength: numberOf(values.noteMinLength),
    blockOnOpenThreads: values.blockOnOpenThreads,
    mendsNeedApproval: values.mendsNeedApproval,
    // Left out, the schema would take its default for what somebody has emptied.
    stageNoticeDays: values.stageNoticeDays.trim() === '' ? null : Number(values.stageNoticeDays),
    checklist: toItems(values.checklist),
    owners: values.owners.map(({ userId, pageType, stage }) => ({ userId, pageType: pageType === '' ? null : pageType, stage })),
  };
}

/** The field that shows an error of the schema, whose paths are those of the policy. */
export function fieldOf(path: string): string {
  const [head, second] = path.split('.');
  if (head === 'workingHours') return second ?? 'from';
  return head ?? '';
}
