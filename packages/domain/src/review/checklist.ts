import type { ChecklistItem } from './review-policy.js';
import type { ReviewState } from './review-state.js';
import type { CastVote } from './votes.js';

export interface CheckedItem {
  readonly item: ChecklistItem;
  readonly state: 'ticked' | 'open' | 'failed';
  /** Who ticked a manual item; null for machine items. */
  readonly tickedBy: number | null;
}

export type MachineFacts = Pick<ReviewState, 'verdict' | 'errorCount' | 'warningCount' | 'hasNote'>;

function isTrue(check: Extract<ChecklistItem, { kind: 'machine' }>['machineCheck'], facts: MachineFacts): boolean {
  if (check === 'verdict_pass') return facts.verdict === 'pass';
  if (check === 'no_warnings') return facts.errorCount + facts.warningCount === 0;
  return facts.hasNote;
}

/**
 * The checklist as it stands: machine items by what is known of the newest revision, manual ones by who ticked them in a
 * vote that counts. `more` are keys that are being ticked now, by `by`.
 */
export function readChecklist(
  items: readonly ChecklistItem[],
  facts: MachineFacts,
  ticks: { readonly standing: readonly CastVote[]; readonly more: readonly string[]; readonly by: number | null },
): CheckedItem[] {
  return items.map((item) => {
    if (item.kind === 'machine') return { item, state: isTrue(item.machineCheck, facts) ? 'ticked' : 'failed', tickedBy: null };
    if (ticks.more.includes(item.key)) return { item, state: 'ticked', tickedBy: ticks.by };
    const signed = ticks.standing.find((vote) => vote.decision === 'approve' && vote.ticked.includes(item.key));
    return { item, state: signed === undefined ? 'open' : 'ticked', tickedBy: signed?.userId ?? null };
  });
}
