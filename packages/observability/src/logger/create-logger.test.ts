import { describe, expect, it } from 'vitest';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { withCorrelation } from '../correlation/correlation.js';
import { createLogger } from './create-logger.js';
import type { LogFields } from './log-fields.js';

const CANARY = 'canary-s3cret-VALUE';

function recordingLogger() {
  const lines: string[] = [];
  const logger = createLogger({ app: 'test', level: 'debug', destination: { write: (line) => lines.push(line) } });
  return { logger, text: () => lines.join(''), parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

/** Things a careless caller could hand over, each with the canary in it. */
const careless = (value: unknown): LogFields => value as LogFields;

describe('createLogger', () => {
  it('writes one JSON line with time, level, app, event and the listed fields', () => {
    const { logger, parsed } = recordingLogger();
    logger.info('http.answered', { route: '/api/v1/brands/{slug}', method: 'GET', status: 200, durationMs: 12.5 });
    const [line] = parsed();
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), level: 'info', app: 'test', event: 'http.answered',
      route: '/api/v1/brands/{slug}', method: 'GET', status: 200, durationMs: 12.5,
    });
  });

  it('adds the correlation id of the work in hand and the fields of a child', async () => {
    const { logger, parsed } = recordingLogger();
    await withCorrelation('0199-aaaa', async () => {
      await Promise.resolve();
      logger.child({ job: 'sessions.purge', attempt: 2 }).info('job.started');
    });
    expect(parsed()[0]).toMatchObject({ correlationId: '0199-aaaa', job: 'sessions.purge', attempt: 2 });
  });

  it.each<[string, unknown]>([
    ['headers', { headers: { cookie: CANARY, authorization: `Bearer ${CANARY}` } }],
    ['a body', { body: { password: CANARY }, params: [CANARY] }],
    ['an unlisted field', { password: CANARY, token: CANARY, message: CANARY }],
    ['a listed field with an address in place of a route', { route: `/invitations?token=${CANARY}` }],
    ['a listed field with a sentence', { reason: `wrong password ${CANARY}` }],
    ['a listed field with an object', { code: { inner: CANARY }, count: CANARY }],
    ['a listed field with a line break', { reason: `x\n{"event":"${CANARY}"}` }],
    ['a getter on the prototype', Object.create({ route: CANARY, password: CANARY })],
    ['toJSON', { toJSON: () => ({ password: CANARY }) }],
  ])('never writes a secret that comes through %s', (_, fields) => {
    const { logger, text } = recordingLogger();
    logger.info('test.happened', careless(fields));
    logger.child(careless(fields)).warn('test.happened');
    expect(text()).toContain('test.happened');
    expect(text()).not.toContain(CANARY);
  });

  it.each<[string, () => unknown]>([
    ['message', () => new Error(`failed for ${CANARY}`)],
    ['message with lines like stack frames', () => new Error(`failed\n    at ${CANARY} (x.js:1:1)\n    at ${CANARY}`)],
    ['message changed after the stack was taken', () => Object.assign(new Error(`old ${CANARY}\n    at ${CANARY} (a:1:1)`), { message: 'new' })],
    ['name', () => Object.assign(new Error('x'), { name: `Error ${CANARY}` })],
    ['code', () => Object.assign(new Error('x'), { code: `not a code: ${CANARY}` })],
    ['detail, hint and query of a database error', () => Object.assign(new Error('x'), { code: '23505', detail: CANARY, hint: CANARY, query: CANARY, parameters: [CANARY] })],
    ['cause', () => new DomainError('internal', { inner: CANARY }, { cause: new Error(CANARY) })],
    ['AggregateError', () => new AggregateError([new Error(CANARY)], CANARY)],
    ['thrown string', () => CANARY],
    ['thrown object', () => ({ message: CANARY, stack: CANARY })],
    ['JSON.parse', () => { try { return JSON.parse(`{"a": ${CANARY}}`) as unknown; } catch (error) { return error; } }],
    ['new URL', () => { try { return new URL(`//${CANARY}`); } catch (error) { return error; } }],
  ])('never writes a secret that comes through an error: %s', (_, make) => {
    const { logger, text } = recordingLogger();
    logger.error('test.failed', {}, make());
    expect(text()).toContain('test.failed');
    expect(text()).not.toContain(CANARY);
  });

  it('keeps what finds an error: name, codes, constraint, frames, causes', () => {
    const { logger, parsed } = recordingLogger();
    const cause = Object.assign(new Error('duplicate'), { code: '23505', constraint: 'users_email_key', table: 'users' });
    logger.error('test.failed', {}, new DomainError('internal', {}, { cause }));
    expect(parsed()[0]).toMatchObject({
      error: {
        name: 'DomainError', code: 'internal', frames: expect.arrayContaining([expect.stringContaining('create-logger.test.ts')]),
        cause: { code: '23505', constraint: 'users_email_key', table: 'users' },
      },
    });
  });

  it('drops values of the shape of a key even where an id is allowed', () => {
    const { logger, parsed } = recordingLogger();
    logger.info('test.happened', { requestId: 'osk_12_abc', model: 'sk-ant-api03-abc', route: '/x/opal_1_abc' });
    expect(parsed()[0]).toMatchObject({ requestId: '[dropped]', model: '[dropped]', route: '[dropped]' });
  });

  it('does not let an event name carry data', () => {
    const { logger, text } = recordingLogger();
    logger.info(`user typed ${CANARY}`);
    expect(text()).not.toContain(CANARY);
    expect(text()).toContain('unnamed');
  });
});
