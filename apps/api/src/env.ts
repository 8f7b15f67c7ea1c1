import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const wholeNumber = (min: number, max: number) => z.string().regex(/^\d{1,9}$/).transform(Number).pipe(z.int().min(min).max(max));
const originUrl = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

/** Everything the API reads from its environment, read once. */
const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/./),
  ENCRYPTION_KEY: z.string().refine((text) => Buffer.from(text, 'base64').length >= 32),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: originUrl.default('http://127.0.0.1:4000'),
  DATA_DIR: z.string().min(1).default('.data'),
  /** `demo-knowledge`: the demonstration before anybody has worked with it. */
  SEED: z.enum(['demo', 'demo-knowledge', 'none']).default('demo'),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(12).max(1000).optional(),
  STOREFRONT_URL: originUrl.optional(),
  GENERATION_PROVIDER: z.enum(['auto', 'anthropic', 'template']).default('auto'),
  /** Whether the template engine may answer when the model does not. */
  GENERATION_FALLBACK: flag.default(true),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  ANTHROPIC_MODEL: z.string().min(1).optional(),
  /** Proxies in front that may be believed about the caller's address; none unless said. */
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  /** Requests of one key, and a fifth of it of one address, in a minute. */
  RATE_LIMIT_PER_MINUTE: wholeNumber(10, 100_000_000).default(60_000),
  /** Opens /metrics to callers from other machines. */
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type ApiEnv = z.infer<typeof envSchema>;

/** A setting that stops the start. The message names keys, never values. */
export class EnvironmentError extends Error {}

/** Reads the environment; an empty value counts as absent. @throws EnvironmentError */
export function readEnv(source: NodeJS.ProcessEnv): ApiEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const keys = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
    throw new EnvironmentError(`The API cannot start: ${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} missing or not valid.`);
  }
  if (parsed.data.GENERATION_PROVIDER === 'anthropic' && parsed.data.ANTHROPIC_API_KEY === undefined) {
    throw new EnvironmentError('The API cannot start: GENERATION_PROVIDER is "anthropic", so ANTHROPIC_API_KEY is needed.');
  }
  return parsed.data;
}
