import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnv } from './env.js';

const GOOD = { DATABASE_URL: 'postgres://owner:hunter2@127.0.0.1:5432/app', ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64') };

const refusalOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readEnv(env);
    return '';
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
};

describe('the environment', () => {
  it('has a default for everything but the database and the key', () => {
    expect(readEnv(GOOD)).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', PUBLIC_URL: 'http://127.0.0.1:4000', SEED: 'demo', GENERATION_PROVIDER: 'auto', GENERATION_FALLBACK: true, NODE_ENV: 'development', TRUSTED_PROXIES: 0 });
  });

  it('takes an empty value for an absent one, and the origin of an address', () => {
    expect(readEnv({ ...GOOD, PORT: '', PUBLIC_URL: 'https://codes.shop.example/console/' })).toMatchObject({ PORT: 4000, PUBLIC_URL: 'https://codes.shop.example' });
  });

  it.each<[string, string]>([
    ['DATABASE_URL', 'mysql://root:secret-value@db/app'],
    ['ENCRYPTION_KEY', 'secret-value'],
    ['PORT', 'secret-value'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'ftp://secret-value'],
    ['SEED', 'secret-value'],
    ['GENERATION_PROVIDER', 'secret-value'],
    ['ADMIN_EMAIL', 'secret-value'],
    ['ADMIN_PASSWORD', 'short'],
    ['METRICS_TOKEN', 'short'],
    ['RATE_LIMIT_PER_MINUTE', '-1'],
    ['TRUSTED_PROXIES', 'true'],
    ['NODE_ENV', 'prod'],
  ])('names %s when it is wrong, and never its value (%s)', (key, value) => {
    const refusal = refusalOf({ ...GOOD, [key]: value });
    expect(refusal).toBe(`The API cannot start: ${key} is missing or not valid.`);
  });

  it('names every key that is missing', () => {
    expect(refusalOf({})).toBe('The API cannot start: DATABASE_URL, ENCRYPTION_KEY are missing or not valid.');
  });

  it('wants a key where the model is asked for', () => {
    expect(refusalOf({ ...GOOD, GENERATION_PROVIDER: 'anthropic' })).toContain('ANTHROPIC_API_KEY is needed');
  });
});
