import { describe, expect, it } from 'vitest';
import { readEnv } from './env.js';

const good = { DATABASE_URL: 'postgres://app@db/safecode', ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64') };

describe('readEnv', () => {
  it('fills in the defaults and takes an empty value for an absent one', () => {
    expect(readEnv({ ...good, SMTP_URL: '', WORKER_CONCURRENCY: '' })).toEqual({
      ...good, DATA_DIR: '.data', PUBLIC_URL: 'http://127.0.0.1:4000', GENERATION_PROVIDER: 'auto', GENERATION_FALLBACK: true,
      MAIL_FROM: 'Opal Safe Code <no-reply@localhost>', PROBE_ALLOW_HOSTS: '', DNS_SERVERS: '', HEALTH_RECHECK_SECONDS: 60, HEALTH_QUIET_SECONDS: 180, WORKER_CONCURRENCY: 4, WORKER_PORT: 0, LOG_LEVEL: 'info',
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://canary'], ['ENCRYPTION_KEY', 'canary'], ['PUBLIC_URL', 'canary'], ['GENERATION_PROVIDER', 'canary'], ['GENERATION_FALLBACK', 'canary'],
    ['SMTP_URL', 'http://canary'], ['WORKER_CONCURRENCY', '0'], ['WORKER_CONCURRENCY', 'canary'], ['WORKER_PORT', '70000'], ['HEALTH_RECHECK_SECONDS', '0'], ['HEALTH_QUIET_SECONDS', 'canary'], ['LOG_LEVEL', 'canary'],
  ])('names %s when it is not valid, and never its value', (key, value) => {
    const read = () => readEnv({ ...good, [key]: value });
    expect(read).toThrow(`The worker cannot start: ${key} is missing or not valid.`);
    expect(read).not.toThrow('canary');
  });

  it('names all that is missing at once', () => {
    expect(() => readEnv({})).toThrow('The worker cannot start: DATABASE_URL, ENCRYPTION_KEY are missing or not valid.');
  });
});
