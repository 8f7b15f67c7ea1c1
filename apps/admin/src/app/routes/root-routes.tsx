import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { LiveRegions } from '../../components/announcer/live-regions.js';
import { BrandLayout } from '../brand-layout.js';
import { LostPage } from '../lost-page.js';
import { OrganizationLayout } from '../organization-layout.js';
import { redirectToStart, requireBrand, requireOrganization } from './guards.js';
import { lazyScreen } from './lazy-screen.js';

export const rootRoute = createRootRoute({
  component: () => (
    <>
      <LiveRegions />
      <Outlet />
    </>
  ),
  notFoundComponent: () => <LostPage isInShell={false} />,
});

export const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', beforeLoad: redirectToStart });

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyScreen(() => import('../../features/sessions/routes/sign-in-page.js'), 'SignInPage'),
});

export const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite',
  component: lazyScreen(() => import('../../features/invitations/routes/invite-page.js'), 'InvitePage'),
});

export const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/o/$org',
  beforeLoad: ({ params, location }) => requireOrganization(params.org, location.href),
  component: OrganizationLayout,
  notFoundComponent: () => <LostPage isInShell />,
});

export const brandRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/b/$brand',
  beforeLoad: ({ params }) => requireBrand(params.org, params.brand),
  component: BrandLayout,
  notFoundComponent: () => <LostPage isInShell />,
});
