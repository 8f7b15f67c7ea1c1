import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Everything the worker reads from its environment, read once. */
const envSchema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/./),
  ENCRYPTION_KEY: z.string().refine((text) => Buffer.from(text, 'base64').length >= 32),
  /** Where signed heads of ledgers are kept: the folder the API uses, too. */
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLIC_URL: z.url().default('http://127.0.0.1:4000'),
  GENERATION_PROVIDER: z.enum(['auto', 'anthropic', 'template']).default('auto'),
  GENERATION_FALLBACK: flag.default(true),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: z.url().optional(),
  ANTHROPIC_MODEL: z.string().min(1).optional(),
  SMTP_URL: z.string().regex(/^smtps?:\/\//).optional(),
  MAIL_FROM: z.string().min(3).default('Opal Safe Code <no-reply@localhost>'),
  /** Private hosts that may be visited, `host` or `host:port`, separated by commas. */
  PROBE_ALLOW_HOSTS: z.string().default(''),
  /** Name servers that are asked for proofs of domains, `address` or `address:port`, separated by commas. Empty: those of the system. */
  DNS_SERVERS: z.string().default(''),
  /** After a look that may be a break, the page is visited again so many seconds later. */
  HEALTH_RECHECK_SECONDS: z.coerce.number().int().min(1).max(3_600).default(60),
  /** People are told of breaks when nothing new was found for so many seconds. */
  HEALTH_QUIET_SECONDS: z.coerce.number().int().min(0).max(3_600).default(180),
  /** Jobs at the same time. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(4),
  /** Loopback port of health and metrics; 0 takes a free one. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type WorkerEnv = z.infer<typeof envSchema>;

/** Reads the environment; an empty value counts as absent. Throws a sentence that names the keys, never a value. */
export function readEnv(source: NodeJS.ProcessEnv): WorkerEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const keys = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
  throw new Error(`The worker cannot start: ${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} missing or not valid.`);
}
