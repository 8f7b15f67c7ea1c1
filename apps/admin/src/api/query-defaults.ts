import { QueryCache, MutationCache, QueryClient } from '@tanstack/react-query';
import { describeError } from './describe-error.js';
import { sessionExpiry } from './session-expiry.js';

const MAX_RETRIES = 2;

/** A refusal stays a refusal: only a lost connection or a server that is starting is worth asking again. */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  const { kind } = describeError(error);
  return failureCount < MAX_RETRIES && (kind === 'offline' || kind === 'unavailable');
}

function noteExpiredSession(error: unknown): void {
  if (describeError(error).kind === 'signed_out') sessionExpiry.report();
}

/** A cache whose queries are asked again only when that can help, and which notices an ended session. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noteExpiredSession }),
    mutationCache: new MutationCache({ onError: noteExpiredSession }),
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 10_000, refetchOnWindowFocus: true },
      // Never repeated by itself: a vote, a key or an invitation must not happen twice. Without a connection it is
      // refused at once: the default holds it back and does it on reconnecting, when nobody expects it any more.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
