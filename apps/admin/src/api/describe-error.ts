import { TRPCClientError } from '@trpc/client';

/** What a screen does with a failure: each kind has its own look. */
export type ErrorKind = 'signed_out' | 'forbidden' | 'not_found' | 'conflict' | 'invalid' | 'throttled' | 'unavailable' | 'offline' | 'unexpected';

export interface ErrorIssue {
  /** Dotted: `slots.0.name`. */
  readonly path: string;
  readonly message: string;
}

export interface DescribedError {
  readonly kind: ErrorKind;
  /** Stable code of the refusal, e.g. `conflict.stale_version`; null when the answer carried none. */
  readonly code: string | null;
  /** The server's sentence for people. */
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly issues: readonly ErrorIssue[];
  readonly correlationId: string | null;
}

/** A file or an answer that was not even asked for, because there is no connection. */
export class NotReachedError extends Error {
  override readonly name = 'NotReachedError';
}

const LOST = 'The connection to the server was lost before it answered. What you typed is kept. Try again when the connection is back.';
const UNKNOWN = 'Something went wrong. Nothing was changed. Try again, and quote the correlation id to support if it stays.';

const KINDS: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  401: 'invalid',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'invalid',
  422: 'invalid',
  429: 'throttled',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

type Fields = Readonly<Record<string, unknown>>;

// By hand and not with a schema: the error path is part of every first load, zod is not.
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {});
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function issuesOf(value: unknown): ErrorIssue[] {
  if (!Array.isArray(value)) return [];
  return value.map(fieldsOf).flatMap(({ path, message }) => {
    const text = textOf(message);
    return text === null ? [] : [{ path: textOf(path) ?? '', message: text }];
  });
}

function kindOf(data: Fields, code: string | null): ErrorKind {
  const status = typeof data['httpStatus'] === 'number' ? data['httpStatus'] : 0;
  if (code === 'auth.required' || (code === null && status === 401)) return 'signed_out';
  return KINDS[status] ?? 'unexpected';
}

const plain = (kind: ErrorKind, message: string): DescribedError => ({ kind, code: null, message, data: {}, issues: [], correlationId: null });

/** Reads any thrown value as a failure of the API. A call that never reached it is `offline`. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof TRPCClientError)) return plain('unexpected', UNKNOWN);
  if (error.data === undefined || error.data === null) return plain('offline', LOST);
  const data = fieldsOf(error.data);
  const code = textOf(data['domainCode']);
  return {
    kind: kindOf(data, code),
    code,
    message: textOf(error.message) ?? UNKNOWN,
    data: fieldsOf(data['domainData']),
    issues: issuesOf(data['issues']),
    correlationId: textOf(data['correlationId']),
  };
}
