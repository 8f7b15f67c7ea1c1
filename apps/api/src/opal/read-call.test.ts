import { describe, expect, it } from 'vitest';
import { readCall } from './read-call.js';

const read = (body: Record<string, unknown>, headers: Record<string, string> = {}) => readCall('list_brands', body, headers);

describe('reading a call', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['wrapped', { parameters: { q: 'x' }, auth: {} }, { q: 'x' }],
    ['bare', { q: 'x' }, { q: 'x' }],
    ['bare, beside the envelope', { q: 'x', auth: {}, environment: {}, chat_metadata: {} }, { q: 'x' }],
    ['wrapped in something else', { parameters: 'q=x', q: 'y' }, { q: 'y' }],
    ['empty', {}, {}],
  ])('%s parameters', (_, body, parameters) => expect(read(body).parameters).toEqual(parameters));

  it.each<[unknown, string | null]>([['headless', 'headless'], ['Interactive', 'interactive'], ['other', null], [7, null], [undefined, null]])('mode %j', (mode, expected) => {
    expect(read({ environment: { execution_mode: mode } }).executionMode).toBe(expected);
  });

  it('prefers the most specific id of the call', () => {
    const headers = { 'x-request-id': 'c', 'idempotency-key': 'b', 'x-opal-request-id': 'a' };
    expect(read({ chat_metadata: { request_id: 'd' } }, headers).requestId).toBe('a');
    expect(read({ chat_metadata: { request_id: 'd' } }).requestId).toBe('d');
    expect(read({}).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('makes an id of its own when the given one is none', () => {
    for (const id of ['', '   ', 'a\u0007b']) expect(read({}, { 'x-opal-request-id': id }).requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(read({}, { 'x-opal-request-id': 'x'.repeat(1000) }).requestId).toHaveLength(200);
  });

  it('knows the conversation and the person it is told of', () => {
    const call = read({ auth: { provider: 'optiid', credentials: { user_id: 'u-1' } } }, { 'x-opal-workflow-execution-id': 'w-1' });
    expect([call.sessionId, call.opalUserId]).toEqual(['w-1', 'u-1']);
  });
});
