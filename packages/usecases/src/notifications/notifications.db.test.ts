import type { Principal } from '@safecode/domain/access/principal';
import { DEFAULT_SETTINGS, type NotificationSettings } from '@safecode/domain/notifications/settings';
import { beforeEach, describe, expect, it } from 'vitest';
import { discussionScene, type Discussed } from '../../test/discussion-scene.js';
import { peopleScene } from '../../test/people-scene.js';
import { createThread } from '../discussions/create-thread.js';
import { markThreadRead } from '../discussions/mark-thread-read.js';
import { redactComment } from '../discussions/redact-comment.js';
import { replyToThread } from '../discussions/reply-to-thread.js';
import { removeMember } from '../members/remove-member.js';
import { countUnread } from './count-unread.js';
import { listNotifications } from './list-notifications.js';
import { markNotificationsRead } from './mark-notifications-read.js';
import { getNotificationSettings, updateNotificationSettings } from './notification-settings.js';
import { sendNotificationMail } from './send-notification-mail.js';
import { requestTestMail, sendTestMail } from './send-test-mail.js';
import { tellOfReviewEvent } from './tell-of-review-event.js';

const scene = await peopleScene();
const { deps, database, mailbox } = scene;
let at: Discussed;
let author: Principal;
let reviewer: Principal;

beforeEach(async () => {
  at = await discussionScene(scene);
  author = await at.author.principal();
  reviewer = await at.reviewer.principal();
  mailbox.sent.length = 0;
  mailbox.fail = null;
});

const open = (who: Principal, mentions: number[] = []) => createThread(deps, who, { codeId: at.codeId, revision: 1, lines: null, body: 'Why this colour?', mentions });
const inbox = async (who: Principal) => (await listNotifications(deps, who, { limit: 50, unreadOnly: false })).rows;
const events = async (who: Principal) => (await inbox(who)).map(({ event }) => event);
const set = async (who: Principal, change: { channels?: Partial<NotificationSettings['channels']>; times?: Partial<NotificationSettings['times']> }) => {
  const { channels, times, version } = await getNotificationSettings(deps, who);
  return updateNotificationSettings(deps, who, { channels: { ...channels, ...change.channels }, times: { ...times, ...change.times }, expectedVersion: version });
};
interface MailJob {
  readonly mailId: number;
  readonly runAt: Date;
}
const jobs = async (): Promise<MailJob[]> =>
  (
    await database.admin.query<MailJob>(
      `select (j.payload ->> 'mailId')::integer as "mailId", j.run_at as "runAt" from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'notifications.send_mail' and (j.payload ->> 'organizationId')::integer = $1 order by j.id`,
      [at.shop.id],
    )
  ).rows;
const sendAll = async (): Promise<void> => {
  for (const { mailId } of await jobs()) await sendNotificationMail(deps, { organizationId: at.shop.id, mailId });
};
const states = async () => (await database.admin.query<{ state: string }>('select state from notification_mails where organization_id = $1 order by id', [at.shop.id])).rows.map(({ state }) => state);
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

describe('a comment', () => {
  it('tells each person once, in the role in which it concerns them most', async () => {
    const { threadId } = await open(reviewer, [at.admin.userId]);
    expect([await events(author), await events(await at.admin.principal()), await events(reviewer)]).toEqual([['comment'], ['mention'], []]);
    await replyToThread(deps, author, { threadId, body: 'It is the brand\'s.', mentions: [at.admin.userId] });
    expect([await events(reviewer), await events(await at.admin.principal()), await events(author)]).toEqual([['reply'], ['mention', 'mention'], ['comment']]);
    expect((await inbox(reviewer))[0]).toMatchObject({ text: `Ada answered on #${at.codeId} Free delivery bar`, brandSlug: 'larkmoor', threadId, readAt: null });
  });

  it('is mailed with its words, and the link opens it', async () => {
    const { commentId } = await open(reviewer, [at.author.userId]);
    await sendAll();
    expect(mailbox.sent).toMatchObject([{ to: at.author.email, subject: `Rob mentions you on #${at.codeId} Free delivery bar` }]);
    expect(mailbox.sent[0]?.text).toContain(`https://codes.shop.example/o/${at.shop.slug}/b/larkmoor/code/${at.codeId}/discussion#c-${commentId}`);
    expect(mailbox.sent[0]?.text).toContain('> Why this colour?');
    expect(await states()).toEqual(['sent']);
  });

  it('that was redacted, read or hidden meanwhile is not mailed', async () => {
    const { commentId } = await open(reviewer, [at.author.userId]);
    await redactComment(deps, reviewer, { commentId, reason: 'too much' });
    await sendAll();
    expect(mailbox.sent.map(({ text }) => text.includes('colour'))).toEqual([false]);
    const { threadId } = await open(reviewer, [at.author.userId]);
    await markThreadRead(deps, author, { threadId });
    await sendAll();
    expect([mailbox.sent.length, (await states()).at(-1)]).toEqual([1, 'skipped']);
    await open(reviewer, [at.author.userId]);
    await database.admin.query("update memberships set brand_access = 'listed' where user_id = $1", [at.author.userId]);
    await sendAll();
    expect([mailbox.sent.length, (await states()).at(-1)]).toEqual([1, 'skipped']);
    expect(await inbox(await at.author.principal())).toEqual([]);
    expect(await countUnread(deps, await at.author.principal())).toEqual({ unread: 0 });
  });
});

describe('what somebody has been told', () => {
  it('is read one by one, with the thread, or all at once, by themselves only', async () => {
    const { threadId } = await open(reviewer, [at.author.userId]);
    await open(reviewer, [at.author.userId]);
    await open(reviewer, [at.author.userId]);
    const [newest] = await inbox(author);
    const ids = (await inbox(author)).map(({ id }) => id);
    expect(await markNotificationsRead(deps, reviewer, { ids })).toEqual({ marked: 0 });
    expect(await countUnread(deps, author)).toEqual({ unread: 3 });
    expect(await markNotificationsRead(deps, author, { ids: [newest?.id ?? 0] })).toEqual({ marked: 1 });
    expect(await markThreadRead(deps, author, { threadId })).toEqual({ marked: 1 });
    expect((await listNotifications(deps, author, { limit: 50, unreadOnly: true })).rows).toHaveLength(1);
    expect(await markNotificationsRead(deps, author, { ids: null })).toEqual({ marked: 1 });
    expect(await countUnread(deps, author)).toEqual({ unread: 0 });
  });

  it('is paged by position', async () => {
    for (let count = 0; count < 5; count += 1) await open(reviewer, [at.author.userId]);
    const first = await listNotifications(deps, author, { limit: 3, unreadOnly: false });
    const second = await listNotifications(deps, author, { limit: 3, unreadOnly: false, cursor: first.nextCursor ?? '' });
    expect([first.total, first.rows.length, second.rows.length, second.nextCursor]).toEqual([5, 3, 2, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(5);
  });

  it('is nothing for a key, and gone with the membership', async () => {
    const key: Principal = { ...reviewer, actor: { kind: 'api_key', keyId: 1, label: 'Key' } };
    expect(await refusal(listNotifications(deps, key, { limit: 5, unreadOnly: false }))).toMatchObject({ code: 'access.people_only' });
    await open(reviewer, [at.author.userId]);
    await removeMember(deps, await at.admin.principal(), { userId: at.author.userId });
    await sendAll();
    expect(mailbox.sent).toEqual([]);
  });
});

describe('settings', () => {
  it('decide whether and where each event is told', async () => {
    await set(author, { channels: { mention: 'off', reply: 'mail', comment: 'both' } });
    await open(reviewer, [at.author.userId]);
    expect([await events(author), await jobs()]).toEqual([[], []]);
    const { threadId } = await open(author);
    await replyToThread(deps, reviewer, { threadId, body: 'Yes.', mentions: [] });
    expect([await events(author), (await jobs()).length]).toEqual([[], 1]);
    await sendAll();
    expect(mailbox.sent.map(({ to }) => to)).toEqual([at.author.email]);
  });

  it('are saved against the version that was shown, and kept in the ledger', async () => {
    expect(await getNotificationSettings(deps, author)).toEqual(DEFAULT_SETTINGS);
    const saved = await set(author, { times: { digest: 'hourly' } });
    expect(saved).toMatchObject({ version: 1, times: { digest: 'hourly' } });
    const { channels, times } = saved;
    for (const expectedVersion of [0, 7]) expect(await refusal(updateNotificationSettings(deps, author, { channels, times, expectedVersion }))).toMatchObject({ code: 'conflict.stale_version' });
    expect((await at.shop.ledger()).at(-1)).toMatchObject({ action: 'notification_settings.changed', before: { times: { digest: 'none' } }, after: { times: { digest: 'hourly' } } });
    expect(await getNotificationSettings(deps, reviewer)).toEqual(DEFAULT_SETTINGS);
  });

  it('gather mails into a digest that is one mail', async () => {
    await set(author, { times: { digest: 'hourly' } });
    for (let count = 0; count < 3; count += 1) await open(reviewer, [at.author.userId]);
    const waiting = await jobs();
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.runAt.getTime()).toBeGreaterThan(Date.now());
    expect(waiting[0]?.runAt.toISOString()).toMatch(/:00:00\.000Z$/);
    await sendAll();
    expect(mailbox.sent.map(({ subject }) => subject)).toEqual([`3 notifications from The ${at.shop.slug}`]);
    // What comes after it has left goes into another one.
    await open(reviewer, [at.author.userId]);
    expect(await states()).toEqual(['sent', 'pending']);
  });

  it('are tried with a message to oneself', async () => {
    expect(await requestTestMail(deps, author)).toEqual({ to: at.author.email });
    await sendTestMail(deps, { organizationId: at.shop.id, userId: at.author.userId });
    expect(mailbox.sent).toMatchObject([{ to: at.author.email, subject: `Test message from The ${at.shop.slug}` }]);
    await sendTestMail(deps, { organizationId: at.shop.id, userId: 1_999_999_999 });
    expect(mailbox.sent).toHaveLength(1);
  });
});

describe('a mail', () => {
  const send = async () => sendNotificationMail(deps, { organizationId: at.shop.id, mailId: (await jobs()).at(-1)?.mailId ?? 0 });

  it('is sent once, however often its job runs', async () => {
    await open(reviewer, [at.author.userId]);
    for (let count = 0; count < 3; count += 1) await send();
    expect([mailbox.sent.length, await states()]).toEqual([1, ['sent']]);
  });

  it('that was refused is sent by the next try', async () => {
    await open(reviewer, [at.author.userId]);
    mailbox.fail = new Error('450 try later');
    expect(await refusal(send())).toBe(mailbox.fail);
    expect(await states()).toEqual(['pending']);
    mailbox.fail = null;
    await send();
    expect([mailbox.sent.length, await states()]).toEqual([1, ['sent']]);
  });

  it('whose fate is not known is not sent a second time', async () => {
    await open(reviewer, [at.author.userId]);
    mailbox.fail = Object.assign(new Error('the connection broke'), { mayHaveBeenSent: true });
    await send();
    mailbox.fail = null;
    await send();
    expect([mailbox.sent.length, await states()]).toEqual([0, ['unknown']]);
  });

  it('whose process died while it was sent is not sent a second time', async () => {
    await open(reviewer, [at.author.userId]);
    // The process dies between the server's answer and ours: it never comes back from sending.
    const dying = { ...deps, mail: { send: (mail: (typeof mailbox.sent)[number]) => new Promise<void>(() => void mailbox.sent.push(mail)) } };
    void sendNotificationMail(dying, { organizationId: at.shop.id, mailId: (await jobs()).at(-1)?.mailId ?? 0 });
    await expect.poll(() => mailbox.sent.length).toBe(1);
    expect(await states()).toEqual(['sending']);
    await send();
    expect([mailbox.sent.length, await states()]).toEqual([1, ['unknown']]);
  });

  it('is skipped where there is no mail server', async () => {
    await open(reviewer, [at.author.userId]);
    await sendNotificationMail({ ...deps, mail: null }, { organizationId: at.shop.id, mailId: (await jobs()).at(-1)?.mailId ?? 0 });
    expect([await states(), await events(author)]).toEqual([['skipped'], ['mention']]);
  });
});

describe('an event of a review', () => {
  const happened = async (kind: string, data: object, actor: Principal['actor'] = reviewer.actor): Promise<number> =>
    (
      await database.admin.query<{ id: number }>('insert into review_events (organization_id, code_id, kind, actor, data) values ($1, $2, $3, $4, $5) returning id', [
        at.shop.id, at.codeId, kind, JSON.stringify(actor), JSON.stringify(data),
      ])
    ).rows[0]?.id ?? 0;

  it.each<[string, string, 'asked' | 'author']>([
    ['submitted', 'review_requested', 'asked'], ['escalated', 'deadline', 'asked'], ['approved', 'approved', 'author'], ['changes_requested', 'changes_requested', 'author'],
    ['rejected', 'rejected', 'author'], ['expired', 'rejected', 'author'], ['deployed', 'deployed', 'author'], ['deploy_failed', 'deploy_failed', 'author'], ['killed', 'rolled_back', 'author'],
  ])('%s tells of %s', async (kind, event, who) => {
    const eventId = await happened(kind, { askedUserIds: who === 'asked' ? [at.admin.userId, at.outsider.userId] : [] });
    for (let count = 0; count < 2; count += 1) await tellOfReviewEvent(deps, { organizationId: at.shop.id, eventId });
    const told = { asked: await events(await at.admin.principal()), author: await events(author), outsider: await events(await at.outsider.principal()) };
    expect(told).toEqual({ asked: [], author: [], outsider: [], [who]: [event] });
    expect((await inbox(who === 'asked' ? await at.admin.principal() : author))[0]).toMatchObject({ actor: 'Rob', threadId: null });
  });

  it('does not tell who did it, and is nothing where it is not', async () => {
    const eventId = await happened('approved', {}, author.actor);
    await tellOfReviewEvent(deps, { organizationId: at.shop.id, eventId });
    await tellOfReviewEvent(deps, { organizationId: (await scene.organization()).id, eventId });
    expect(await events(author)).toEqual([]);
  });
});
