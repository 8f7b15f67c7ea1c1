import { QueryClientProvider } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { createOrganizationClients } from '../api/organization-clients.js';
import { trpc } from '../api/trpc.js';
import { Shell } from './shell/shell.js';

/** A client and a cache for the organisation of the path, and the shell around its screens. */
export function OrganizationLayout(): ReactNode {
  const { org } = useParams({ from: '/o/$org' });
  const { queryClient, trpcClient } = useMemo(() => createOrganizationClients(org), [org]);
  return (
    <trpc.Provider key={org} client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <Shell />
      </QueryClientProvider>
    </trpc.Provider>
  );
}
