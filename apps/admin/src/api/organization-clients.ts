import type { QueryClient } from '@tanstack/react-query';
import { httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createQueryClient } from './query-defaults.js';
import { trpc } from './trpc.js';

const URL = '/trpc';

export interface OrganizationClients {
  readonly queryClient: QueryClient;
  readonly trpcClient: ReturnType<typeof trpc.createClient>;
}

/**
 * A client and a cache for one organisation. The organisation is the one in the path, so a tab that stayed open
 * cannot write to another one, and rows of two organisations never share a cache.
 */
export function createOrganizationClients(organization: string): OrganizationClients {
  const trpcClient = trpc.createClient({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: URL, connectionParams: { organization } }),
        // Longer batches are split; Node refuses requests whose head is over 16 kB.
        false: httpBatchLink({ url: URL, maxURLLength: 12_000, headers: { 'x-organization': organization } }),
      }),
    ],
  });
  return { queryClient: createQueryClient(), trpcClient };
}
