import type { Principal } from '@safecode/domain/access/principal';
import type { CreateThread } from '@safecode/domain/discussions/discussion';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { discussionScene, SCRIPT, type Discussed } from '../../test/discussion-scene.js';
import { peopleScene } from '../../test/people-scene.js';
import { createThread } from './create-thread.js';
import { editComment } from './edit-comment.js';
import { listCommentVersions } from './list-comment-versions.js';
import { listReaders } from './list-readers.js';
import { listThreads } from './list-threads.js';
import { markThreadRead } from './mark-thread-read.js';
import { redactComment } from './redact-comment.js';
import { replyToThread } from './reply-to-thread.js';
import { setThreadState } from './set-thread-state.js';

const scene = await peopleScene();
const { deps, database } = scene;
let at: Discussed;
let author: Principal;
let reviewer: Principal;

beforeEach(async () => {
  at = await discussionScene(scene);
  author = await at.author.principal();
  reviewer = await at.reviewer.principal();
});

const open = (who: Principal, fields: Partial<CreateThread> = {}) => createThread(deps, who, { codeId: at.codeId, revision: 1, lines: null, body: 'Why this colour?', mentions: [], ...fields });
const onLine = (startLine: number, endLine = startLine) => ({ lines: { language: 'js' as const, startLine, endLine } });
const threads = async (who: Principal, revision?: number) => (await listThreads(deps, who, { codeId: at.codeId, revision })).rows;
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
const openThreads = async () =>
  (await database.admin.query<{ count: number }>('select app.count_open_threads($1, $2) as count', [at.shop.id, at.codeId])).rows[0]?.count;

describe('a thread', () => {
  it('stands on its lines, is answered, and tells who wrote what', async () => {
    const { threadId, commentId } = await open(reviewer, onLine(4));
    await replyToThread(deps, author, { threadId, body: 'Marketing asked for it.', mentions: [] });
    const [thread] = await threads(author);
    expect(thread).toMatchObject({
      id: threadId, state: 'open', revision: 1, place: { kind: 'lines', language: 'js', startLine: 4, endLine: 4, isChanged: false }, quote: "  bar.textContent = 'Free delivery';", openedBy: 'Rob',
      comments: [
        { id: commentId, author: { kind: 'user', name: 'Rob' }, body: 'Why this colour?', version: 1, editedAt: null },
        { author: { name: 'Ada' }, body: 'Marketing asked for it.' },
      ],
    });
    expect((await at.shop.ledger()).slice(-2)).toMatchObject([{ action: 'thread.opened', after: { revision: 1, lines: { startLine: 4 } } }, { action: 'comment.added', after: { threadId } }]);
    expect(JSON.stringify(await at.shop.ledger())).not.toContain('colour');
  });

  it('follows its lines into the next revision, or is listed as unplaced', async () => {
    await open(reviewer, onLine(4));
    await open(reviewer, onLine(3));
    await open(reviewer, { body: 'About all of it.' });
    await at.revise(SCRIPT.replace("  bar.className = 'lm-bar';\n", '').replace('(function () {', '(function () {\n  // Says that delivery is free.'));
    const places = Object.fromEntries((await threads(author)).map(({ quote, place }) => [quote?.trim() ?? 'all', place]));
    expect(places).toEqual({
      "bar.textContent = 'Free delivery';": { kind: 'lines', language: 'js', startLine: 4, endLine: 4, isChanged: false },
      "bar.className = 'lm-bar';": { kind: 'unplaced', language: 'js' },
      all: { kind: 'code' },
    });
    expect((await threads(author, 1)).map(({ place }) => place.kind).sort()).toEqual(['code', 'lines', 'lines']);
    expect(await refusal(listThreads(deps, author, { codeId: at.codeId, revision: 7 }))).toMatchObject({ code: 'access.not_found' });
  });

  it('is resolved and opened again, and counted for the review while it is open', async () => {
    const { threadId } = await open(reviewer);
    expect(await openThreads()).toBe(1);
    expect(await setThreadState(deps, author, { threadId, expectedVersion: 1, state: 'resolved' })).toEqual({ threadId, state: 'resolved', version: 2 });
    expect(await openThreads()).toBe(0);
    expect(await refusal(setThreadState(deps, reviewer, { threadId, expectedVersion: 1, state: 'open' }))).toMatchObject({ code: 'conflict.stale_version', data: { changedBy: 'Ada' } });
    await setThreadState(deps, reviewer, { threadId, expectedVersion: 2, state: 'open' });
    expect(await openThreads()).toBe(1);
    expect((await at.shop.ledger()).slice(-2).map(({ action }) => action)).toEqual(['thread.resolved', 'thread.reopened']);
    expect((await threads(author))[0]).toMatchObject({ state: 'open', stateChangedBy: 'Rob', version: 3 });
  });

  it('is opened once for a request that is sent twice, also at the same moment', async () => {
    const idempotencyKey = randomUUID();
    const results = await Promise.all([1, 2, 3].map(() => open(reviewer, { idempotencyKey })));
    expect(new Set(results.map(({ threadId }) => threadId)).size).toBe(1);
    const { threadId } = await open(reviewer, { idempotencyKey });
    const replies = await Promise.all([1, 2, 3].map(() => replyToThread(deps, author, { threadId, body: 'Because.', mentions: [], idempotencyKey })));
    expect(new Set(replies.map(({ commentId }) => commentId)).size).toBe(1);
    expect((await threads(author)).map(({ comments }) => comments.length)).toEqual([2]);
  });

  it('needs lines that exist', async () => {
    expect(await refusal(open(reviewer, onLine(3, 700)))).toMatchObject({ code: 'discussion.lines_unknown', data: { line: 700 } });
    expect(await refusal(open(reviewer, { revision: 2 }))).toMatchObject({ code: 'access.not_found' });
  });

  it('is nothing to people who cannot see the brand, and read only for those who may not write', async () => {
    const { threadId, commentId } = await open(reviewer);
    const outsider = await at.outsider.principal();
    const viewer = await (await at.shop.join('Vera', 'viewer')).principal();
    const tries: ((who: Principal) => Promise<unknown>)[] = [
      (who) => open(who),
      (who) => replyToThread(deps, who, { threadId, body: 'x', mentions: [] }),
      (who) => setThreadState(deps, who, { threadId, expectedVersion: 1, state: 'resolved' }),
      (who) => editComment(deps, who, { commentId, expectedVersion: 1, body: 'x', mentions: [] }),
      (who) => redactComment(deps, who, { commentId, reason: 'x' }),
      (who) => listReaders(deps, who, { codeId: at.codeId }),
    ];
    const reads: typeof tries = [(who) => threads(who), (who) => listCommentVersions(deps, who, { commentId })];
    for (const attempt of [...tries, ...reads]) expect(await refusal(attempt(outsider))).toMatchObject({ code: 'access.not_found' });
    for (const attempt of tries) expect(await refusal(attempt(viewer))).toMatchObject({ code: 'access.denied' });
    expect((await threads(viewer)).map(({ id }) => id)).toEqual([threadId]);
  });
});

describe('a comment', () => {
  it('is edited by its author only, and keeps what it said before', async () => {
    const { commentId } = await open(reviewer);
    expect(await refusal(editComment(deps, author, { commentId, expectedVersion: 1, body: 'x', mentions: [] }))).toMatchObject({ code: 'discussion.not_author', message: expect.stringContaining('Rob') });
    await editComment(deps, reviewer, { commentId, expectedVersion: 1, body: 'Why this size?', mentions: [] });
    expect(await refusal(editComment(deps, reviewer, { commentId, expectedVersion: 1, body: 'x', mentions: [] }))).toMatchObject({ code: 'conflict.stale_version' });
    expect((await threads(author))[0]?.comments[0]).toMatchObject({ body: 'Why this size?', version: 2, editedAt: expect.any(String) });
    expect((await listCommentVersions(deps, author, { commentId })).rows.map(({ body }) => body)).toEqual(['Why this colour?', 'Why this size?']);
  });

  it('cannot be rewritten or removed in the database, even by its owner', async () => {
    const { commentId } = await open(reviewer);
    for (const statement of ["update comment_versions set body = 'other' where comment_id = $1", 'delete from comment_versions where comment_id = $1', 'delete from discussion_comments where id = $1']) {
      expect(await refusal(database.admin.query(statement, [commentId]))).toMatchObject({ code: '23001' });
    }
  });

  it('is redacted in all versions by its author or an admin, for good', async () => {
    const { threadId, commentId } = await open(reviewer, { mentions: [at.author.userId] });
    await editComment(deps, reviewer, { commentId, expectedVersion: 1, body: 'Call Ada on 079.', mentions: [] });
    expect(await refusal(redactComment(deps, author, { commentId, reason: 'mine' }))).toMatchObject({ code: 'discussion.not_author' });
    await redactComment(deps, await at.admin.principal(), { commentId, reason: 'a telephone number' });
    expect((await threads(author))[0]?.comments).toMatchObject([{ body: null, redactedBy: 'Mia', mentions: [] }]);
    expect((await listCommentVersions(deps, author, { commentId })).rows.map(({ body }) => body)).toEqual([null, null]);
    for (const again of [redactComment(deps, reviewer, { commentId, reason: 'x' }), editComment(deps, reviewer, { commentId, expectedVersion: 2, body: 'x', mentions: [] })]) {
      expect(await refusal(again)).toMatchObject({ code: 'discussion.redacted' });
    }
    expect((await at.shop.ledger()).at(-1)).toMatchObject({ action: 'comment.redacted' });
    expect((await threads(author))[0]).toMatchObject({ id: threadId });
  });

  it('is unread for others until they read the thread', async () => {
    const { threadId } = await open(reviewer);
    const unread = async (who: Principal) => (await threads(who))[0]?.unread;
    expect([await unread(author), await unread(reviewer)]).toEqual([1, 0]);
    await markThreadRead(deps, author, { threadId });
    expect(await unread(author)).toBe(0);
    await replyToThread(deps, reviewer, { threadId, body: 'And this one?', mentions: [] });
    expect(await unread(author)).toBe(1);
  });
});

describe('a mention', () => {
  it('is of people who may see the code', async () => {
    expect((await listReaders(deps, author, { codeId: at.codeId })).rows.map(({ name }) => name)).toEqual(['Ada', 'Mia', 'Rob']);
    await open(reviewer, { body: 'Ada, why?', mentions: [at.author.userId, at.author.userId] });
    expect((await threads(author))[0]?.comments[0]?.mentions).toEqual([{ userId: at.author.userId, name: 'Ada' }]);
  });

  it('of anybody else is refused, and nothing is written', async () => {
    const stranger = await (await scene.organization()).join('Stranger', 'owner');
    const refused = await refusal(open(reviewer, { mentions: [at.author.userId, at.outsider.userId, stranger.userId, 1_999_999_999] }));
    expect(refused).toMatchObject({ code: 'discussion.mention_refused', data: { people: ['Otto', `person ${stranger.userId}`, 'person 1999999999'] } });
    expect(await threads(author)).toEqual([]);
  });
});
