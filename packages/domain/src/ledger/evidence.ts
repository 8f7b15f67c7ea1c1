import type { LedgerAction } from './ledger-entry.js';

/**
 * The controls an evidence pack is sorted by, of the Trust Services Criteria (AICPA TSC 2017, revised 2022), with the
 * entries of the ledger that speak for each. What is known without an entry (members, keys, verifications, deployments
 * with their votes) is added by the pack.
 */
export const EVIDENCE_CONTROLS = {
  'CC6.1': { title: 'Logical access: who has which rights', actions: [] },
  'CC6.2': { title: 'Access is given', actions: ['member.invited', 'member.joined', 'invitation.revoked', 'api_key.created'] },
  'CC6.3': { title: 'Access is changed and taken away', actions: ['member.role_changed', 'member.brand_role_changed', 'member.removed', 'person.erased', 'api_key.revoked'] },
  'CC7.2': { title: 'Monitoring: verifications of the ledger, and what was found', actions: ['incident.opened', 'incident.grown', 'review.escalated', 'review.expired'] },
  'CC7.3': { title: 'Response to what was found', actions: ['incident.mended', 'incident.closed', 'deployment.failed', 'deployment.rolled_back', 'deployment.killed'] },
  'CC8.1': { title: 'Changes: every deployment with its authors, checks, and votes on the exact text', actions: ['review_policy.changed', 'absence.set', 'absence.ended'] },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly actions: readonly LedgerAction[] }>>;
export type EvidenceControl = keyof typeof EVIDENCE_CONTROLS;
export const EVIDENCE_CONTROL_IDS = Object.keys(EVIDENCE_CONTROLS) as EvidenceControl[];

/** An entry of the ledger that an item of evidence relies on; the entry itself is in the same file. */
export interface EvidenceReference {
  readonly sequence: number;
  readonly digest: string;
}

/** One line of a pack. `kind` says what the other fields are. */
export interface EvidenceItem {
  readonly type: 'evidence';
  readonly control: EvidenceControl;
  readonly kind: 'member' | 'key' | 'role' | 'event' | 'verification' | 'policy' | 'deployment' | 'left_out';
  readonly ledger: readonly EvidenceReference[];
  readonly [field: string]: unknown;
}
