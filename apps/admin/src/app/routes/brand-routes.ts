import { createRoute, redirect } from '@tanstack/react-router';
import { paths } from '../../routing/paths.js';
import { lazyScreen } from './lazy-screen.js';
import { brandRoute } from './root-routes.js';

const getParentRoute = () => brandRoute;

const codeRoute = createRoute({
  getParentRoute,
  path: '/code/$codeId',
  component: lazyScreen(() => import('../screens/code-screen.js'), 'CodeScreen'),
});

const codeViews = [
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/o/$org/b/$brand/code/$codeId/code', params, replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/code',
    component: lazyScreen(() => import('../../features/codes/routes/code-source-view.js'), 'CodeSourceView'),
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/diff',
    component: lazyScreen(() => import('../screens/code-diff-screen.js'), 'CodeDiffScreen'),
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/history',
    component: lazyScreen(() => import('../../features/review/routes/code-history-view.js'), 'CodeHistoryView'),
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/deployments',
    component: lazyScreen(() => import('../../features/deployments/routes/code-deployments-view.js'), 'CodeDeploymentsView'),
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/findings',
    component: lazyScreen(() => import('../../features/codes/routes/code-findings-view.js'), 'CodeFindingsView'),
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/evidence',
    component: lazyScreen(() => import('../../features/codes/routes/code-evidence-view.js'), 'CodeEvidenceView'),
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/corrections',
    component: lazyScreen(() => import('../../features/corrections/routes/code-corrections-view.js'), 'CodeCorrectionsView'),
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/lineage',
    component: lazyScreen(() => import('../../features/learning/routes/code-lineage-view.js'), 'CodeLineageView'),
  }),
  createRoute({
    getParentRoute: () => codeRoute,
    path: '/discussion',
    component: lazyScreen(() => import('../../features/discussions/routes/discussion-view.js'), 'DiscussionView'),
  }),
];

const knowledgeRoutes = [
  createRoute({
    getParentRoute,
    path: '/knowledge',
    beforeLoad: ({ params }) => {
      throw redirect({ to: paths.knowledge(params.org, params.brand, 'selectors'), replace: true });
    },
  }),
  createRoute({
    getParentRoute,
    path: '/knowledge/selectors',
    component: lazyScreen(() => import('../../features/selectors/routes/selector-list-page.js'), 'SelectorListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/knowledge/selectors/test',
    component: lazyScreen(() => import('../../features/selectors/routes/selector-test-page.js'), 'SelectorTestPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/knowledge/selectors/find',
    component: lazyScreen(() => import('../../features/selectors/routes/selector-find-page.js'), 'SelectorFindPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/knowledge/selectors/$selectorId',
    component: lazyScreen(() => import('../../features/selectors/routes/selector-page.js'), 'SelectorPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/knowledge/templates',
    component: lazyScreen(() => import('../../features/templates/routes/template-list-page.js'), 'TemplateListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/knowledge/templates/new',
    component: lazyScreen(() => import('../../features/templates/routes/new-template-page.js'), 'NewTemplatePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/knowledge/templates/$templateId',
    component: lazyScreen(() => import('../../features/templates/routes/template-page.js'), 'TemplatePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/knowledge/rules',
    component: lazyScreen(() => import('../../features/rules/routes/rule-list-page.js'), 'RuleListPage'),
  }),
];

const learningRoutes = [
  createRoute({ getParentRoute, path: '/learning', component: lazyScreen(() => import('../../features/learning/routes/learning-page.js'), 'LearningPage') }),
  createRoute({
    getParentRoute,
    path: '/learning/metrics',
    component: lazyScreen(() => import('../../features/learning-metrics/routes/metrics-page.js'), 'MetricsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/learning/outcomes',
    component: lazyScreen(() => import('../../features/learning-metrics/routes/outcomes-page.js'), 'OutcomesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/learning/confidence',
    component: lazyScreen(() => import('../../features/learning-metrics/routes/confidence-page.js'), 'ConfidencePage'),
  }),
  createRoute({ getParentRoute, path: '/learning/$lessonId', component: lazyScreen(() => import('../../features/learning/routes/lesson-page.js'), 'LessonPage') }),
];

/** The screens of one brand. */
export const brandRoutes = [
  createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: paths.home({ org: params.org, brand: params.brand }), replace: true });
    },
  }),
  createRoute({ getParentRoute, path: '/home', component: lazyScreen(() => import('../../features/home/routes/home-page.js'), 'HomePage') }),
  createRoute({
    getParentRoute,
    path: '/generate',
    component: lazyScreen(() => import('../../features/generation/routes/generate-page.js'), 'GeneratePage'),
  }),
  createRoute({ getParentRoute, path: '/generate/$runId', component: lazyScreen(() => import('../../features/generation/routes/run-page.js'), 'RunPage') }),
  createRoute({
    getParentRoute,
    path: '/code/waiting',
    component: lazyScreen(() => import('../../features/review/routes/queue-page.js'), 'QueuePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/code',
    component: lazyScreen(() => import('../../features/codes/routes/code-list-page.js'), 'CodeListPage'),
  }),
  codeRoute.addChildren(codeViews),
  createRoute({
    getParentRoute,
    path: '/requests',
    component: lazyScreen(() => import('../../features/requests/routes/request-list-page.js'), 'RequestListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests/$requestId',
    component: lazyScreen(() => import('../../features/requests/routes/request-page.js'), 'RequestPage'),
  }),
  createRoute({ getParentRoute, path: '/health', component: lazyScreen(() => import('../../features/health/routes/health-page.js'), 'HealthPage') }),
  ...learningRoutes,
  ...knowledgeRoutes,
  createRoute({ getParentRoute, path: '/settings/domains', component: lazyScreen(() => import('../../features/domain-proofs/routes/domains-page.js'), 'DomainsPage') }),
  createRoute({ getParentRoute, path: '/settings/learning', component: lazyScreen(() => import('../../features/learning/routes/learning-policy-page.js'), 'LearningPolicyPage') }),
  createRoute({ getParentRoute, path: '/settings/review', component: lazyScreen(() => import('../../features/review-policy/routes/review-policy-page.js'), 'ReviewPolicyPage') }),
  createRoute({ getParentRoute, path: '/settings', component: lazyScreen(() => import('../../features/brands/routes/brand-settings-page.js'), 'BrandSettingsPage') }),
];
