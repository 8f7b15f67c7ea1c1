import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { paths } from '../../routing/paths.js';
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
  createRoute({ getParentRoute, path: '/home', component: lazyRouteComponent(() => import('../../features/home/routes/home-page.js'), 'HomePage') }),
  createRoute({
    getParentRoute,
    path: '/generate',
    component: lazyRouteComponent(() => import('../../features/generation/routes/choose-brand-page.js'), 'ChooseBrandPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/code',
    component: lazyRouteComponent(() => import('../../features/codes/routes/code-list-page.js'), 'CodeListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/code/$codeId',
    component: lazyRouteComponent(() => import('../../features/codes/routes/code-address-page.js'), 'CodeAddressPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests',
    component: lazyRouteComponent(() => import('../../features/requests/routes/request-list-page.js'), 'RequestListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests/$requestId',
    component: lazyRouteComponent(() => import('../../features/requests/routes/request-page.js'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/brands',
    component: lazyRouteComponent(() => import('../../features/brands/routes/brand-list-page.js'), 'BrandListPage'),
  }),
  createRoute({ getParentRoute, path: '/brands/new', component: lazyRouteComponent(() => import('../../features/brands/routes/new-brand-page.js'), 'NewBrandPage') }),
  createRoute({ getParentRoute, path: '/settings/members', component: lazyRouteComponent(() => import('../../features/members/routes/members-page.js'), 'MembersPage') }),
  createRoute({ getParentRoute, path: '/settings/keys', component: lazyRouteComponent(() => import('../../features/api-keys/routes/keys-page.js'), 'KeysPage') }),
  createRoute({
    getParentRoute,
    path: '/settings/opal',
    component: lazyRouteComponent(() => import('../../features/api-keys/routes/opal-connection-page.js'), 'OpalConnectionPage'),
  }),
  createRoute({ getParentRoute, path: '/settings/jobs', component: lazyRouteComponent(() => import('../../features/jobs/routes/dead-letters-page.js'), 'DeadLettersPage') }),
  createRoute({ getParentRoute, path: '/account', component: lazyRouteComponent(() => import('../../features/sessions/routes/account-page.js'), 'AccountPage') }),
];
