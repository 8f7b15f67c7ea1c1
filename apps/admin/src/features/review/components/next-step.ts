import type { CodeStatus } from '@safecode/domain/codes/generated-code';
import type { ReviewCommandName } from '@safecode/domain/review/commands';
import type { ReviewView } from '@safecode/domain/review/review-view';

/** What a page offers as its one primary action. `decide` opens the decision, the others are commands of their own. */
export type Step = 'submit' | 'decide' | 'edit' | 'deploy' | 'finish_deployment' | 'roll_back' | 'reopen';

const COMMANDS: Readonly<Record<Step, readonly ReviewCommandName[]>> = {
  submit: ['submit'],
  decide: ['approve', 'request_changes', 'reject'],
  edit: ['edit'],
  deploy: ['deploy'],
  finish_deployment: ['mark_deployed'],
  roll_back: ['roll_back'],
  reopen: ['reopen'],
};

/** In the order in which they are wanted, by where the code stands. */
const WANTED: Readonly<Record<CodeStatus, readonly Step[]>> = {
  generated: ['submit', 'edit'],
  failed_draft: ['edit'],
  qa_review: ['decide'],
  changes_requested: ['edit', 'submit'],
  approved: ['finish_deployment', 'deploy'],
  scheduled: ['finish_deployment', 'deploy'],
  deployed: ['roll_back'],
  deploy_failed: ['deploy', 'reopen'],
  rolled_back: ['reopen', 'edit'],
  rejected: ['reopen', 'edit'],
  expired: ['reopen', 'submit'],
};

export interface NextStep {
  readonly step: Step;
  /** Why it cannot be taken now; null when it can. */
  readonly blockedBy: string | null;
}

/** The next legal step for this person; when nothing is, the first one with the reason, so that nobody wonders. */
export function nextStep({ status, actions }: Pick<ReviewView, 'status' | 'actions'>): NextStep | null {
  const steps = WANTED[status].flatMap((step) => {
    const own = actions.filter(({ command }) => COMMANDS[step].includes(command));
    if (own.length === 0) return [];
    const isAllowed = own.some(({ allowed }) => allowed);
    return [{ step, blockedBy: isAllowed ? null : (own[0]?.reason ?? null) }];
  });
  return steps.find(({ blockedBy }) => blockedBy === null) ?? steps[0] ?? null;
}
