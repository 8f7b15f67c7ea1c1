import { absencesRouter } from './routers/absences/router.js';
import { apiKeysRouter } from './routers/api-keys/router.js';
import { auditRouter } from './routers/audit/router.js';
import { brandsRouter } from './routers/brands/router.js';
import { codesRouter } from './routers/codes/router.js';
import { confidenceRouter } from './routers/confidence/router.js';
import { correctionsRouter } from './routers/corrections/router.js';
import { deploymentsRouter } from './routers/deployments/router.js';
import { discussionsRouter } from './routers/discussions/router.js';
import { experimentsRouter } from './routers/experiments/router.js';
import { generationRouter } from './routers/generation/router.js';
import { healthRouter } from './routers/health/router.js';
import { domainProofsRouter } from './routers/domain-proofs/router.js';
import { pageCapturesRouter } from './routers/page-captures/router.js';
import { homeRouter } from './routers/home/router.js';
import { invitationsRouter } from './routers/invitations/router.js';
import { jobsRouter } from './routers/jobs/router.js';
import { learningMetricsRouter } from './routers/learning-metrics/router.js';
import { learningRouter } from './routers/learning/router.js';
import { liveRouter } from './routers/live/router.js';
import { membersRouter } from './routers/members/router.js';
import { notificationsRouter } from './routers/notifications/router.js';
import { quotaRouter } from './routers/quota/router.js';
import { requestsRouter } from './routers/requests/router.js';
import { reviewPolicyRouter } from './routers/review-policy/router.js';
import { reviewRouter } from './routers/review/router.js';
import { revisionsRouter } from './routers/revisions/router.js';
import { rulesRouter } from './routers/rules/router.js';
import { selectorsRouter } from './routers/selectors/router.js';
import { sessionRouter } from './routers/sessions/router.js';
import { templatesRouter } from './routers/templates/router.js';
import { verificationRouter } from './routers/verification/router.js';
import { viewsRouter } from './routers/views/router.js';
import { router } from './trpc/procedures.js';

/** Every procedure of the product. The console uses its type; REST and its document are made from it. */
export const appRouter = router({
  session: sessionRouter,
  invitations: invitationsRouter,
  members: membersRouter,
  absences: absencesRouter,
  brands: brandsRouter,
  selectors: selectorsRouter,
  templates: templatesRouter,
  rules: rulesRouter,
  generation: generationRouter,
  codes: codesRouter,
  confidence: confidenceRouter,
  experiments: experimentsRouter,
  learningMetrics: learningMetricsRouter,
  review: reviewRouter,
  revisions: revisionsRouter,
  reviewPolicy: reviewPolicyRouter,
  corrections: correctionsRouter,
  learning: learningRouter,
  deployments: deploymentsRouter,
  discussions: discussionsRouter,
  notifications: notificationsRouter,
  live: liveRouter,
  verification: verificationRouter,
  requests: requestsRouter,
  apiKeys: apiKeysRouter,
  jobs: jobsRouter,
  quota: quotaRouter,
  views: viewsRouter,
  audit: auditRouter,
  health: healthRouter,
  domainProofs: domainProofsRouter,
  pageCaptures: pageCapturesRouter,
  home: homeRouter,
});

export type AppRouter = typeof appRouter;
