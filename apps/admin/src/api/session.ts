import { queryOptions, useQuery } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { SessionView } from '@safecode/domain/sessions/session';
import type { AppRouter } from './app-router.js';
import { createQueryClient } from './query-defaults.js';
import { sessionExpiry } from './session-expiry.js';

/** Calls that belong to a person, not to an organisation: signing in, invitations, devices. */
export const personalClient = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc' })] });

/** Holds what is known about the person; each organisation has a cache of its own. */
export const personalQueryClient = createQueryClient();

const SESSION_KEY = ['session'];

export const sessionQuery = queryOptions<SessionView | null>({
  queryKey: SESSION_KEY,
  queryFn: async () => {
    const current = await personalClient.session.current.query();
    const known = personalQueryClient.getQueryData<SessionView | null>(SESSION_KEY);
    if (current !== null || !known) return current;
    // Ended while somebody works: the shell asks for the password in place, and what was typed stays.
    sessionExpiry.report();
    return known;
  },
  staleTime: 60_000,
});

/** Puts the answer of a sign-in where the guards look for it. */
export const rememberSession = (session: SessionView | null): void => {
  personalQueryClient.setQueryData(SESSION_KEY, session);
};

/** Asks again who may do what: after a brand was added, for example. */
export const refreshSession = (): Promise<void> => personalQueryClient.invalidateQueries({ queryKey: SESSION_KEY });

/** Who is signed in. Only for screens behind the guard of the organisation, which has loaded it before. */
export function useSession(): SessionView {
  const { data } = useQuery(sessionQuery, personalQueryClient);
  if (!data) throw new Error('This screen needs a signed-in person.');
  return data;
}
