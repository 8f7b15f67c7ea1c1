import type { Deps } from '@safecode/usecases/deps';
import type { JobHandlers } from './create-job-runners.js';
import { sendMail } from './notifications/send-mail.js';
import { sendTest } from './notifications/send-test.js';
import { checkpointLedgers, retainLedgers, verifyLedgers } from './ledger/look-after-ledgers.js';
import { scheduleVisits } from './selector-health/schedule-visits.js';
import { learnFromOutcomes, scheduleAllLearning } from './confidence/learn.js';
import { checkProof } from './domain-proofs/check-proof.js';
import { scheduleChecks } from './domain-proofs/schedule-checks.js';
import { watchAllExperiments } from './experiments/watch.js';
import { followMend } from './selector-health/follow-mend.js';
import { tellOfIncident } from './selector-health/tell-of-incident.js';
import { visitPage } from './selector-health/visit-page.js';
import { applyPlannedStage } from './selectors/apply-planned-stage.js';
import { mine } from './learning/mine.js';
import { nameAll } from './learning/name.js';
import { watchAllLessons } from './learning/watch.js';
import { capturePage } from './page-captures/capture-page.js';
import { closeStale } from './requests/close-stale.js';
import { runPlannedDeployment } from './deployments/run-planned-deployment.js';
import { notifyReview } from './review/notify-review.js';
import { watchReviewDeadlines } from './review/watch-review-deadlines.js';
import { purgeSessions } from './sessions/purge-sessions.js';
import { refreshRecord } from './templates/refresh-record.js';
import { runGenerationTask } from './generation/run-generation-task.js';
import { sendInvitation } from './invitations/send-invitation.js';

type Upkeep = 'experiments.watch' | 'learning.watch' | 'confidence.schedule_learning' | 'domains.schedule_checks' | 'ledger.checkpoint' | 'ledger.verify' | 'ledger.apply_retention' | 'health.schedule_visits' | 'review.watch_deadlines' | 'requests.close_stale' | 'sessions.purge';

type Shop = 'domains.check_proof' | 'health.visit_page' | 'health.tell_incident' | 'health.revise_codes' | 'selectors.apply_stage' | 'pages.capture';

/** The handler of every job of the domain. */
export const jobHandlers = (deps: Deps): JobHandlers => ({
  'generation.run': (payload) => runGenerationTask(deps, payload),
  'templates.refresh_record': (payload) => refreshRecord(deps, payload),
  'invitations.send': (payload) => sendInvitation(deps, payload),
  'review.notify': (payload) => notifyReview(deps, payload),
  'deployments.run': (payload) => runPlannedDeployment(deps, payload),
  'notifications.send_mail': (payload) => sendMail(deps, payload),
  'notifications.send_test': (payload) => sendTest(deps, payload),
  'confidence.learn': (payload) => learnFromOutcomes(deps, payload),
  'learning.mine': (payload) => mine(deps, payload),
  'learning.name': (payload) => nameAll(deps, payload),
  ...shopHandlers(deps),
  ...upkeepHandlers(deps),
});

/** Jobs that look at shops, and what follows from what they see. */
const shopHandlers = (deps: Deps): Pick<JobHandlers, Shop> => ({
  'domains.check_proof': (payload) => checkProof(deps, payload),
  'health.visit_page': (payload) => visitPage(deps, payload),
  'health.tell_incident': (payload) => tellOfIncident(deps, payload),
  'health.revise_codes': (payload) => followMend(deps, payload),
  'selectors.apply_stage': (payload) => applyPlannedStage(deps, payload),
  'pages.capture': (payload) => capturePage(deps, payload),
});

/** Jobs that come by the clock, for all organisations. */
const upkeepHandlers = (deps: Deps): Pick<JobHandlers, Upkeep> => ({
  'ledger.checkpoint': () => checkpointLedgers(deps),
  'ledger.verify': () => verifyLedgers(deps),
  'ledger.apply_retention': () => retainLedgers(deps),
  'domains.schedule_checks': () => scheduleChecks(deps),
  'health.schedule_visits': () => scheduleVisits(deps),
  'review.watch_deadlines': () => watchReviewDeadlines(deps),
  'confidence.schedule_learning': () => scheduleAllLearning(deps),
  'experiments.watch': () => watchAllExperiments(deps),
  'learning.watch': () => watchAllLessons(deps),
  'requests.close_stale': () => closeStale(deps),
  'sessions.purge': () => purgeSessions(deps),
});
