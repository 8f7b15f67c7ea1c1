import {
  IconActivityHeartbeat, IconAlertOctagon, IconAlertTriangle, IconArchive, IconArrowBackUp, IconBeach, IconBroadcast, IconBulb, IconBulbOff, IconCalendarClock, IconCheck,
  IconCircleCheck, IconCircleDashed, IconCircleDot, IconCircleX, IconClockExclamation, IconClockOff, IconClockX, IconCloudX, IconEye, IconEyeOff, IconFileX, IconGhost,
  IconHandStop, IconHourglassEmpty, IconKeyOff, IconLoader2, IconMailForward, IconMessageQuestion, IconMessageReply, IconPlayerStop, IconPlugConnectedX, IconProgressX,
  IconQuestionMark, IconRestore, IconRocket, IconSchool, IconShieldCheck, IconShieldX, IconSparkles,
  IconTool, IconTrendingDown, IconUnlink, IconUserCheck, IconUserQuestion, IconVersions, IconX,
  type Icon,
} from '@tabler/icons-react';
import type { CodeStatus } from '@safecode/domain/codes/generated-code';
import type { DraftStatus } from '@safecode/domain/corrections/correction-draft';
import type { DeploymentStatus } from '@safecode/domain/deployments/deployment';
import type { ProofState } from '@safecode/domain/domain-proofs/domain-proof';
import type { ExperimentStatus } from '@safecode/domain/experiments/template-experiment';
import type { LessonStatus } from '@safecode/domain/learning/lesson';
import type { RunStatus, Stage } from '@safecode/domain/generation/run';
import type { Invitation } from '@safecode/domain/members/member';
import type { OutcomeClass, RequestStatus } from '@safecode/domain/requests/opal-request';
import type { MendCodeState, MendStatus } from '@safecode/domain/selector-health/mend';
import type { Drift } from '@safecode/domain/page-captures/found-element';
import type { CaptureStage } from '@safecode/domain/page-captures/page-capture';
import type { ViewVerdict } from '@safecode/domain/page-captures/selector-test';
import type { HealthState } from '@safecode/domain/selector-health/health-state';
import type { BulkDecideResult } from '@safecode/domain/review/commands';
import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import type { SelectorStatus } from '@safecode/domain/selectors/dom-selector';
import type { Template } from '@safecode/domain/templates/template';
import type { Finding, Verdict } from '@safecode/domain/verification/report';

/** What a colour means, in both themes; see tokens.css. */
export const TONES = ['neutral', 'info', 'wait', 'ok', 'live', 'warn', 'bad'] as const;
export type Tone = (typeof TONES)[number];

export interface StatusLook {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly label: string;
}

const look = (tone: Tone, icon: Icon, label: string): StatusLook => ({ tone, icon, label });

type CheckStatus = 'passed' | 'warned' | 'failed' | 'not_run';
type KeyStatus = 'active' | 'revoked' | 'expired';

interface Families {
  code: CodeStatus;
  /** A vote that does not count any more is `dismissed`, one that is waited for `pending`. */
  vote: ReviewDecision | 'dismissed' | 'pending';
  deployment: DeploymentStatus;
  experiment: ExperimentStatus;
  bulk: BulkDecideResult['results'][number]['outcome'];
  run: RunStatus;
  stage: Stage['status'];
  verdict: Verdict;
  severity: Finding['severity'];
  request: RequestStatus;
  outcome: OutcomeClass;
  selector: SelectorStatus;
  health: HealthState;
  mend: MendStatus;
  mendCode: MendCodeState;
  capture: CaptureStage;
  /** What a selector found on a page that was seen. */
  match: ViewVerdict;
  drift: Drift;
  /** `missing`: verified, and at the last check the proof was not found. */
  domain: ProofState | 'missing';
  template: Template['status'];
  lesson: LessonStatus;
  draft: DraftStatus;
  archivable: 'active' | 'archived';
  invitation: Invitation['status'];
  key: KeyStatus;
  check: CheckStatus;
  absence: 'now' | 'planned';
}
export type StatusFamily = keyof Families;
export type StatusOf<F extends StatusFamily> = Families[F];

/** Every status of the console in one place. A status without an entry does not compile. */
export const STATUS_LOOKS: { readonly [F in StatusFamily]: Readonly<Record<Families[F], StatusLook>> } = {
  code: {
    generated: look('neutral', IconSparkles, 'Generated'),
    failed_draft: look('bad', IconFileX, 'Failed draft'),
    qa_review: look('wait', IconEye, 'QA review'),
    changes_requested: look('warn', IconMessageReply, 'Changes requested'),
    approved: look('ok', IconCircleCheck, 'Approved'),
    scheduled: look('info', IconCalendarClock, 'Scheduled'),
    deployed: look('live', IconRocket, 'Deployed'),
    deploy_failed: look('bad', IconCloudX, 'Deploy failed'),
    rolled_back: look('warn', IconArrowBackUp, 'Rolled back'),
    rejected: look('bad', IconCircleX, 'Rejected'),
    expired: look('neutral', IconClockOff, 'Expired'),
  },
  vote: {
    approve: look('ok', IconUserCheck, 'Approved'),
    request_changes: look('warn', IconMessageReply, 'Asked for changes'),
    reject: look('bad', IconHandStop, 'Rejected'),
    dismissed: look('neutral', IconEyeOff, 'No longer counts'),
    pending: look('wait', IconUserQuestion, 'Waiting'),
  },
  deployment: {
    planned: look('info', IconCalendarClock, 'Planned'),
    live: look('live', IconRocket, 'Live'),
    failed: look('bad', IconCloudX, 'Failed'),
    replaced: look('neutral', IconVersions, 'Replaced'),
    rolled_back: look('warn', IconArrowBackUp, 'Rolled back'),
    cancelled: look('neutral', IconPlayerStop, 'Cancelled'),
  },
  experiment: {
    running: look('info', IconLoader2, 'Running'),
    rolled_back: look('warn', IconArrowBackUp, 'Rolled back'),
    confirmed: look('ok', IconCircleCheck, 'Confirmed'),
    stopped: look('neutral', IconPlayerStop, 'Stopped'),
    outdated: look('neutral', IconVersions, 'Outdated'),
  },
  bulk: {
    done: look('ok', IconCheck, 'Done'),
    refused: look('warn', IconHandStop, 'Refused'),
    failed: look('bad', IconProgressX, 'Failed'),
  },
  run: {
    queued: look('neutral', IconHourglassEmpty, 'Queued'),
    running: look('info', IconLoader2, 'Running'),
    repairing: look('info', IconTool, 'Repairing'),
    asking: look('wait', IconMessageQuestion, 'Asks back'),
    passed: look('ok', IconShieldCheck, 'Passed'),
    not_safe: look('bad', IconShieldX, 'Not safe'),
    stopped: look('neutral', IconPlayerStop, 'Stopped'),
    failed: look('bad', IconProgressX, 'Failed'),
  },
  stage: {
    running: look('info', IconLoader2, 'Running'),
    done: look('ok', IconCheck, 'Done'),
    failed: look('bad', IconX, 'Failed'),
  },
  verdict: {
    pass: look('ok', IconShieldCheck, 'Pass'),
    fail: look('bad', IconShieldX, 'Fail'),
  },
  severity: {
    error: look('bad', IconAlertOctagon, 'Error'),
    warning: look('warn', IconAlertTriangle, 'Warning'),
  },
  request: {
    pending: look('info', IconLoader2, 'Pending'),
    success: look('ok', IconCheck, 'Success'),
    error: look('bad', IconProgressX, 'Error'),
  },
  outcome: {
    ok: look('ok', IconCheck, 'Answered'),
    pending: look('info', IconLoader2, 'Pending'),
    asked: look('wait', IconMessageQuestion, 'Asked back'),
    not_safe: look('bad', IconShieldX, 'Not safe'),
    refused: look('warn', IconHandStop, 'Refused'),
    invalid: look('warn', IconAlertTriangle, 'Invalid input'),
    provider_error: look('bad', IconPlugConnectedX, 'Model failed'),
    timeout: look('bad', IconClockX, 'Timed out'),
    internal: look('bad', IconAlertOctagon, 'Internal error'),
    lost: look('bad', IconPlugConnectedX, 'Lost'),
  },
  selector: {
    approved: look('ok', IconCircleCheck, 'Approved'),
    warned: look('warn', IconClockExclamation, 'On its way out'),
    deprecated: look('warn', IconClockX, 'Deprecated'),
    archived: look('neutral', IconArchive, 'Archived'),
  },
  health: {
    unchecked: look('neutral', IconCircleDashed, 'Unchecked'),
    valid: look('ok', IconActivityHeartbeat, 'Valid'),
    warning: look('warn', IconAlertTriangle, 'Warning'),
    uncertain: look('wait', IconQuestionMark, 'Uncertain'),
    invalid: look('bad', IconUnlink, 'Broken'),
    gone: look('bad', IconGhost, 'Gone'),
  },
  mend: {
    proposed: look('wait', IconUserQuestion, 'Waits for a decision'),
    applied: look('ok', IconCircleCheck, 'Mended'),
    rejected: look('bad', IconCircleX, 'Rejected'),
    withdrawn: look('neutral', IconArrowBackUp, 'Discarded'),
  },
  mendCode: {
    waiting: look('info', IconLoader2, 'Is being revised'),
    revised: look('info', IconLoader2, 'Revised'),
    in_review: look('wait', IconEye, 'Revised and in review'),
    left: look('warn', IconHandStop, 'Not changed along'),
  },
  capture: {
    queued: look('neutral', IconHourglassEmpty, 'Waits'),
    desktop: look('info', IconLoader2, 'Seen by a desktop'),
    phone: look('info', IconLoader2, 'Seen by a phone'),
    elements: look('info', IconLoader2, 'Elements are found'),
    done: look('ok', IconCheck, 'Done'),
    failed: look('bad', IconProgressX, 'Failed'),
  },
  match: {
    one: look('ok', IconCircleCheck, 'One match'),
    several: look('warn', IconAlertTriangle, 'Several matches'),
    none: look('bad', IconUnlink, 'No match'),
    hidden: look('warn', IconEyeOff, 'Not visible'),
    unclear: look('neutral', IconCircleDashed, 'One match of unknown visibility'),
  },
  drift: {
    held: look('ok', IconCheck, 'Held'),
    broke: look('bad', IconUnlink, 'Would have broken'),
    new: look('neutral', IconSparkles, 'New on the page'),
    unsure: look('wait', IconQuestionMark, 'Cannot be told'),
  },
  domain: {
    unproved: look('neutral', IconCircleDashed, 'Not proved'),
    verified: look('ok', IconShieldCheck, 'Verified'),
    missing: look('warn', IconAlertTriangle, 'Proof not found'),
    lapsed: look('bad', IconShieldX, 'Lapsed'),
  },
  template: {
    published: look('ok', IconBroadcast, 'Published'),
    archived: look('neutral', IconArchive, 'Archived'),
  },
  lesson: {
    collecting: look('neutral', IconCircleDot, 'Collecting'),
    proposed: look('wait', IconBulb, 'Proposed'),
    active: look('ok', IconSchool, 'In use'),
    rejected: look('bad', IconBulbOff, 'Rejected'),
    reverted: look('warn', IconArrowBackUp, 'Taken out of use'),
    withdrawn: look('bad', IconTrendingDown, 'Withdrawn'),
    retracted: look('neutral', IconRestore, 'Retracted'),
    superseded: look('neutral', IconVersions, 'Superseded'),
  },
  draft: {
    proposed: look('wait', IconUserQuestion, 'Waits for a decision'),
    kept: look('neutral', IconCircleDot, 'Kept'),
    approved: look('ok', IconCircleCheck, 'Selectors approved'),
    rejected: look('bad', IconCircleX, 'Turned down'),
    sent: look('ok', IconCheck, 'Reported'),
    withdrawn: look('neutral', IconArrowBackUp, 'Taken back'),
  },
  archivable: {
    active: look('ok', IconCircleCheck, 'Active'),
    archived: look('neutral', IconArchive, 'Archived'),
  },
  invitation: {
    invited: look('wait', IconMailForward, 'Invited'),
    accepted: look('ok', IconCircleCheck, 'Accepted'),
    revoked: look('neutral', IconCircleX, 'Revoked'),
    expired: look('neutral', IconClockOff, 'Expired'),
  },
  key: {
    active: look('ok', IconCircleCheck, 'Active'),
    revoked: look('neutral', IconKeyOff, 'Revoked'),
    expired: look('neutral', IconClockOff, 'Expired'),
  },
  absence: {
    now: look('warn', IconBeach, 'Away now'),
    planned: look('info', IconCalendarClock, 'Planned'),
  },
  check: {
    passed: look('ok', IconCheck, 'Passed'),
    warned: look('warn', IconAlertTriangle, 'Warned'),
    failed: look('bad', IconX, 'Failed'),
    not_run: look('neutral', IconCircleDashed, 'Not run'),
  },
};

/** The look of one status; typed, so that a word of another family does not compile. */
export const lookOf = <F extends StatusFamily>(family: F, status: StatusOf<F>): StatusLook => STATUS_LOOKS[family][status];
