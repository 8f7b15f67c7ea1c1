import { createRouter, parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
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
  // Parameters are plain text: read as JSON, a number somebody typed would stand in quotes in the address.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(JSON.stringify),
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
