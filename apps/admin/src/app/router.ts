import { createRouter } from '@tanstack/react-router';
import { CrashPage } from './crash-page.js';
import { brandRoutes } from './routes/brand-routes.js';
import { organizationRoutes } from './routes/organization-routes.js';
import { brandRoute, inviteRoute, organizationRoute, rootRoute, signInRoute, startRoute } from './routes/root-routes.js';

const routeTree = rootRoute.addChildren([
  startRoute,
  signInRoute,
  inviteRoute,
  organizationRoute.addChildren([...organizationRoutes, brandRoute.addChildren(brandRoutes)]),
]);

export const router = createRouter({
  routeTree,
  // The code of a screen is fetched when somebody is about to open it.
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
