import { OPAL_TOOLS } from '@safecode/domain/opal/tools';
import { toolEndpoint } from '../opal/discovery.js';
import { AUDIT_EXPORT_ROUTE } from '../rest/audit-export.js';
import { PAGE_PARTS } from '../rest/page-parts.js';
import { restOperations } from '../rest/rest-operations.js';
import { appRouter } from '../router.js';
import { proceduresOf } from '../trpc/procedures-of.js';

/** Every route pattern that requests are measured under: what is not listed counts as "other". */
export function knownRoutes(): string[] {
  return [
    ...proceduresOf(appRouter).map(({ name }) => name),
    'trpc.batch',
    ...restOperations(appRouter).map(({ path }) => `/api/v1${path}`),
    ...OPAL_TOOLS.map(({ name }) => toolEndpoint(name)),
    AUDIT_EXPORT_ROUTE,
    ...PAGE_PARTS.map(({ route }) => route),
    '/discovery',
    '/healthz',
    '/readyz',
    '/metrics',
    '/api/docs',
    '/api/v1/openapi.json',
    'console',
  ];
}
