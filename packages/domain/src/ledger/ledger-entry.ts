import { z } from 'zod';

/** What can be recorded. `noun.past_tense`. */
export const LEDGER_ACTIONS = [
  'organization.created',
  'brand.created', 'brand.updated', 'brand.archived',
  'selector.created', 'selector.updated', 'selector.archived', 'selector.stage_planned', 'selector.stage_cancelled', 'selector.stage_changed',
  'template.created', 'template.updated', 'template.archived',
  'rule.created', 'rule.updated', 'rule.archived',
  'generation.requested', 'generation.stopped', 'generation.asked', 'generation.failed',
  'code.created', 'code.draft_failed', 'code.reused',
  'code.edited', 'code.restored', 'code.corrected',
  'correction.reported', 'correction.retracted',
  'correction_draft.proposed', 'correction_draft.kept', 'correction_draft.approved', 'correction_draft.rejected', 'correction_draft.withdrawn',
  'lesson.mined', 'lesson.proposed', 'lesson.approved', 'lesson.rejected', 'lesson.reverted', 'lesson.retracted', 'lesson.withdrawn', 'lesson.enforced', 'lesson.named', 'lesson.auto_applied', 'learning_policy.changed',
  'review.submitted', 'review.withdrawn', 'review.approved', 'review.changes_requested', 'review.rejected', 'review.reopened', 'review.assigned',
  'review.escalated', 'review.expired', 'review_policy.changed',
  'deployment.planned', 'deployment.scheduled', 'deployment.unscheduled', 'deployment.due', 'deployment.live', 'deployment.failed', 'deployment.rolled_back', 'deployment.killed',
  'member.invited', 'member.joined', 'member.role_changed', 'member.removed', 'member.brand_role_changed', 'invitation.revoked',
  'api_key.created', 'api_key.revoked',
  'quota.changed',
  'confidence.model_learnt', 'confidence_settings.changed', 'template_experiment.started', 'template_experiment.ended',
  'watched_page.added', 'watched_page.changed', 'watched_page.removed', 'watched_page.visit_requested', 'health.changed', 'health.change_seen', 'incident.opened', 'incident.grown', 'incident.mended', 'incident.closed', 'mend.proposed', 'mend.rejected', 'mend.withdrawn',
  'page_capture.requested',
  'domain.check_requested', 'domain.verified', 'domain.lapsed', 'domain.robots_override_changed',
  'view.created', 'view.updated', 'view.removed',
  'absence.set', 'absence.ended',
  'thread.opened', 'thread.resolved', 'thread.reopened', 'comment.added', 'comment.edited', 'comment.redacted',
  'notification_settings.changed', 'notification.tested',
  'job.retried', 'job.discarded',
  'session.started', 'session.ended', 'password.changed',
  'person.erased', 'audit.searched', 'audit.exported', 'retention.changed', 'retention.applied', 'legal_hold.placed', 'legal_hold.released',
] as const;
export const ledgerActionSchema = z.enum(LEDGER_ACTIONS).meta({ id: 'LedgerAction' });
export type LedgerAction = z.infer<typeof ledgerActionSchema>;

/** JSON without undefined, functions or dates. */
export type LedgerValue = string | number | boolean | null | readonly LedgerValue[] | { readonly [key: string]: LedgerValue };

/** What a use case says happened; sequence, time, hash and previous hash are added when it is appended. */
export interface LedgerRecord {
  readonly action: LedgerAction;
  readonly objectType: string;
  readonly objectId: number | string;
  readonly brandId?: number | null;
  readonly codeId?: number | null;
  readonly before?: LedgerValue;
  readonly after?: LedgerValue;
  readonly reason?: string;
  /** Names fields of `before` and `after` that are about a person: they are kept under that person's key and can be erased. */
  readonly personal?: { readonly userId: number; readonly name: string; readonly fields: readonly string[] };
}
