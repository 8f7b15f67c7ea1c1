import { DomainError } from '@safecode/domain/errors/domain-error';
import { JOB_NAMES } from '@safecode/domain/jobs/job-table';
import { describe, expect, it } from 'vitest';
import { createJobRunner, createJobRunners, type JobHandlers } from './create-job-runners.js';

const nothing = () => Promise.resolve();
const handlers: JobHandlers = {
  'generation.run': nothing, 'templates.refresh_record': nothing, 'invitations.send': nothing, 'review.notify': nothing, 'review.watch_deadlines': nothing, 'deployments.run': nothing, 'notifications.send_mail': nothing, 'notifications.send_test': nothing, 'health.visit_page': nothing, 'health.tell_incident': nothing, 'health.revise_codes': nothing, 'selectors.apply_stage': nothing, 'health.schedule_visits': nothing, 'domains.check_proof': nothing, 'domains.schedule_checks': nothing, 'pages.capture': nothing, 'learning.watch': nothing, 'learning.mine': nothing, 'learning.name': nothing, 'confidence.schedule_learning': nothing, 'confidence.learn': nothing, 'experiments.watch': nothing, 'requests.close_stale': nothing, 'sessions.purge': nothing, 'ledger.checkpoint': nothing, 'ledger.verify': nothing, 'ledger.apply_retention': nothing,
};
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

describe('createJobRunners', () => {
  it('has a runner for every job of the domain', () => {
    expect(Object.keys(createJobRunners(handlers))).toEqual(JOB_NAMES);
  });

  it.each(JOB_NAMES)('refuses to start without a handler for %s', (name) => {
    expect(() => createJobRunners({ ...handlers, [name]: undefined })).toThrow(`No handler for ${name}: the worker does not start without it.`);
  });
});

describe('a job runner', () => {
  it('hands the parsed payload on, without fields the job does not have', async () => {
    const seen: unknown[] = [];
    const runner = createJobRunner('generation.run', async (payload) => void seen.push(payload));
    await runner({ organizationId: 1, runId: 2, _cron: { ts: 'x' } });
    expect(seen).toEqual([{ organizationId: 1, runId: 2 }]);
  });

  it('takes no payload for jobs that need none', async () => {
    await expect(createJobRunner('sessions.purge', nothing)(null)).resolves.toBeUndefined();
  });

  it.each([[{}], [null], ['text'], [{ organizationId: 'canary', runId: 1 }], [{ organizationId: 1, runId: -1 }]])('does not run with the payload %j, and says the fields only', async (payload) => {
    let isRun = false;
    const error = await refusal(createJobRunner('generation.run', async () => void (isRun = true))(payload));
    expect(isRun).toBe(false);
    expect(String(error)).toMatch(/^Error: The payload of generation\.run is not valid: [a-zA-Z, ]*$/);
  });

  it.each<[string, Error, string]>([
    ['a refusal', new DomainError('conflict.archived', { what: 'brand' }), 'conflict.archived: This brand is archived and cannot be changed.'],
    ['an error of the database', Object.assign(new Error('invalid input syntax: "canary"'), { code: '22P02', detail: 'canary' }), 'Error (22P02)'],
    ['a bug', new TypeError('cannot read canary'), 'TypeError'],
  ])('keeps of %s what can be shown, and the rest as its cause', async (_, cause, sentence) => {
    const error = await refusal(createJobRunner('sessions.purge', () => Promise.reject(cause))({}));
    expect(error).toMatchObject({ message: sentence, cause });
  });
});
