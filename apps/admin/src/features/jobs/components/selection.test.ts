import { JOB_NAMES } from '@safecode/domain/jobs/job-table';
import { expect, test } from 'vitest';
import { messages } from '../messages.js';
import { describePayload } from './describe-payload.js';
import { stillListed, toggle } from './selection.js';

test('choosing twice is choosing not', () => {
  expect([...toggle(new Set(['1']), '2')]).toEqual(['1', '2']);
  expect([...toggle(new Set(['1', '2']), '1')]).toEqual(['2']);
});

test('only rows that are still there are acted on, in their order', () => {
  expect(stillListed(new Set(['3', '1', '9']), [{ id: '1' }, { id: '2' }, { id: '3' }])).toEqual(['1', '3']);
});

test('every job has a name, and its payload reads as what it is about', () => {
  expect(Object.keys(messages.jobs).sort()).toEqual([...JOB_NAMES].sort());
  expect(describePayload({ organizationId: 1, runId: 17 })).toBe('run 17');
  expect(describePayload({})).toBe('');
});
