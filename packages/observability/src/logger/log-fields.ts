/**
 * Everything a log line can hold. A field that does not stand here is not written, whatever it is called and whoever
 * passes it; a value that does not have the shape of its field is replaced by "[dropped]". That is why the shapes are
 * narrow: none of them has room for a header, a body, a sentence of a person or a secret.
 */
const SHAPES = {
  /** Names of our own making: events, jobs, error codes. */
  word: /^[A-Za-z][A-Za-z0-9_.:-]{0,79}$/,
  /** Ids of requests, rows and processes. No underscore: keys and tokens have one. */
  id: /^[A-Za-z0-9-]{1,64}$/,
  /** The pattern of a route, never an address: there is no room for a query string. */
  route: /^[A-Za-z0-9/.:{}*_-]{1,160}$/,
  /** Host and port, or a whole origin, as configured at the start. */
  origin: /^(?:https?:\/\/)?[A-Za-z0-9.[\]:-]{1,120}$/,
} as const;

export type LogFieldShape = keyof typeof SHAPES | 'number' | 'boolean';

/** Field by field: the shape of its value. Durations are milliseconds, sizes are bytes. */
export const LOG_FIELDS = {
  correlationId: 'id',
  organizationId: 'number',
  userId: 'number',
  keyId: 'number',
  brandId: 'number',
  runId: 'number',
  codeId: 'number',
  requestId: 'id',
  eventId: 'number',
  actorKind: 'word',
  method: 'word',
  route: 'route',
  procedure: 'route',
  status: 'number',
  durationMs: 'number',
  bytes: 'number',
  code: 'word',
  outcome: 'word',
  reason: 'word',
  job: 'word',
  jobId: 'id',
  attempt: 'number',
  maxAttempts: 'number',
  workerId: 'id',
  stage: 'word',
  provider: 'word',
  model: 'word',
  inputTokens: 'number',
  outputTokens: 'number',
  count: 'number',
  version: 'word',
  component: 'word',
  signal: 'word',
  setting: 'word',
  migration: 'word',
  origin: 'origin',
  port: 'number',
  enabled: 'boolean',
} as const satisfies Record<string, LogFieldShape>;

export type LogFieldName = keyof typeof LOG_FIELDS;
type ValueOf<S extends LogFieldShape> = S extends 'number' ? number : S extends 'boolean' ? boolean : string;

/** What a caller can say with an event. `undefined` and `null` are left out of the line. */
export type LogFields = { readonly [N in LogFieldName]?: ValueOf<(typeof LOG_FIELDS)[N]> | null | undefined };

const DROPPED = '[dropped]';
/** Shapes of secrets the product knows; a second lock should an allowed shape ever be widened. */
const SECRET = /(?:osk_|opal_|sk-ant-|bearer|argon2)/i;

export function hasShape(value: unknown, shape: LogFieldShape): boolean {
  if (shape === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (shape === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && SHAPES[shape].test(value) && !SECRET.test(value);
}

/** The listed fields of `fields` with values of the right shape; everything else is left out or "[dropped]". */
export function allowListedFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(LOG_FIELDS)) {
    if (!Object.hasOwn(fields, name)) continue;
    const value = fields[name];
    if (value === undefined || value === null) continue;
    line[name] = hasShape(value, shape) ? value : DROPPED;
  }
  return line;
}
