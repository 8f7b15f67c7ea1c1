import { createRoute, redirect } from '@tanstack/react-router';
import { paths } from '../../routing/paths.js';
import { lazyScreen } from './lazy-screen.js';
import { organizationRoute } from './root-routes.js';

const getParentRoute = () => organizationRoute;

/** The screens for all brands, and the settings of the organisation. */
export const organizationRoutes = [
  createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: paths.home({ org: params.org, brand: null }), replace: true });
    },
  }),
  createRoute({ getParentRoute, path: '/home', component: lazyScreen(() => import('../../features/home/routes/home-page.js'), 'HomePage') }),
  createRoute({
    getParentRoute,
    path: '/generate',
    component: lazyScreen(() => import('../../features/generation/routes/choose-brand-page.js'), 'ChooseBrandPage'),
  }),
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
  createRoute({
    getParentRoute,
    path: '/code/$codeId',
    component: lazyScreen(() => import('../../features/codes/routes/code-address-page.js'), 'CodeAddressPage'),
  }),
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
  createRoute({
    getParentRoute,
    path: '/brands',
    component: lazyScreen(() => import('../../features/brands/routes/brand-list-page.js'), 'BrandListPage'),
  }),
  createRoute({ getParentRoute, path: '/brands/new', component: lazyScreen(() => import('../../features/brands/routes/new-brand-page.js'), 'NewBrandPage') }),
  createRoute({ getParentRoute, path: '/settings/members', component: lazyScreen(() => import('../../features/members/routes/members-page.js'), 'MembersPage') }),
  createRoute({ getParentRoute, path: '/settings/keys', component: lazyScreen(() => import('../../features/api-keys/routes/keys-page.js'), 'KeysPage') }),
  createRoute({
    getParentRoute,
    path: '/settings/opal',
    component: lazyScreen(() => import('../../features/api-keys/routes/opal-connection-page.js'), 'OpalConnectionPage'),
  }),
  createRoute({ getParentRoute, path: '/settings/jobs', component: lazyScreen(() => import('../../features/jobs/routes/dead-letters-page.js'), 'DeadLettersPage') }),
  createRoute({ getParentRoute, path: '/settings/usage', component: lazyScreen(() => import('../../features/quota/routes/usage-page.js'), 'UsagePage') }),
  createRoute({
    getParentRoute,
    path: '/settings/notifications',
    component: lazyScreen(() => import('../../features/notifications/routes/notification-settings-page.js'), 'NotificationSettingsPage'),
  }),
  createRoute({ getParentRoute, path: '/settings/absences', component: lazyScreen(() => import('../../features/absences/routes/absences-page.js'), 'AbsencesPage') }),
  createRoute({
    getParentRoute,
    path: '/notifications',
    component: lazyScreen(() => import('../../features/notifications/routes/notification-list-page.js'), 'NotificationListPage'),
  }),
  createRoute({ getParentRoute, path: '/audit', component: lazyScreen(() => import('../../features/audit/routes/audit-page.js'), 'AuditPage') }),
  createRoute({ getParentRoute, path: '/settings/ledger', component: lazyScreen(() => import('../../features/audit/routes/ledger-settings-page.js'), 'LedgerSettingsPage') }),
  createRoute({ getParentRoute, path: '/account', component: lazyScreen(() => import('../../features/sessions/routes/account-page.js'), 'AccountPage') }),
];
