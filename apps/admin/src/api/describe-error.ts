import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';

/** What a screen does with a failure: each kind has its own look. */
export type ErrorKind = 'signed_out' | 'forbidden' | 'not_found' | 'conflict' | 'invalid' | 'throttled' | 'unavailable' | 'offline' | 'unexpected';

export interface DescribedError {
  readonly kind: ErrorKind;
  /** Stable code of the refusal, e.g. `conflict.stale_version`; null when the answer carried none. */
  readonly code: string | null;
  /** The server's sentence for people. */
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly issues: readonly { path: string; message: string }[];
  readonly correlationId: string | null;
}

const issueSchema = z.object({
  path: z.union([z.string(), z.array(z.union([z.string(), z.number()])).transform((path) => path.join('.'))]).default(''),
  message: z.string(),
});

const errorDataSchema = z.object({
  code: z.string().optional().catch(undefined),
  httpStatus: z.number().optional().catch(undefined),
  domainCode: z.string().nullish().catch(undefined),
  domainData: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  correlationId: z.string().nullish().catch(undefined),
  issues: z.array(issueSchema).nullish().catch(undefined),
});

const LOST = 'The connection to the server was lost. Nothing was changed. It is tried again when the connection is back.';
const UNKNOWN = 'Something went wrong. Nothing was changed. Try again, and quote the correlation id to support if it stays.';

function kindOf(status: number | undefined, code: string | null): ErrorKind {
  if (code === 'auth.required' || (status === 401 && code === null)) return 'signed_out';
  switch (status) {
    case 400:
    case 401:
    case 413:
    case 422:
      return 'invalid';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 409:
      return 'conflict';
    case 429:
      return 'throttled';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return 'unexpected';
  }
}

const plain = (kind: ErrorKind, message: string): DescribedError => ({ kind, code: null, message, data: {}, issues: [], correlationId: null });

/** Reads any thrown value as a failure of the API. A call that never reached it is `offline`. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof TRPCClientError)) return plain('unexpected', UNKNOWN);
  const parsed = errorDataSchema.safeParse(error.data);
  if (!parsed.success) return plain(error.cause?.name === 'AbortError' ? 'unexpected' : 'offline', LOST);
  const { data } = parsed;
  const code = data.domainCode ?? null;
  return {
    kind: kindOf(data.httpStatus, code),
    code,
    message: error.message || UNKNOWN,
    data: data.domainData ?? {},
    issues: data.issues ?? [],
    correlationId: data.correlationId ?? null,
  };
}
