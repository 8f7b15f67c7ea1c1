import { createDatabase } from '@safecode/database/connection/create-database';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { LiveEvent } from '@safecode/domain/live/live-event';
import { createThread } from '@safecode/usecases/discussions/create-thread';
import { generateAndWait } from '@safecode/usecases/generation/generate-and-wait';
import { changeMember } from '@safecode/usecases/members/change-member';
import { removeMember } from '@safecode/usecases/members/remove-member';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openStream, type OpenStream } from './event-reader.js';
import { makeMember, makeOrganization, send, signIn, type TestOrganization } from './fixtures.js';
import { startApi, type TestApi } from './start-api.js';

// Two processes behind a balancer: what is written at one is heard at the other.
const one = await startApi();
const handle = createDatabase({ connectionString: one.database.appUrl, maxConnections: 8, ledgerKey: one.database.keys.ledger, applicationName: 'second', onError: () => undefined });
const other = await startApi({ database: { ...one.database, handle, db: handle.db }, publicUrl: one.url });
afterAll(() => handle.close());
const shop = await makeOrganization(one);
const foreign = await makeOrganization(one, 'foreign');
const cookie = await signIn(one, shop.ownerEmail);

const makeCode = async (organization: TestOrganization): Promise<number> => {
  const run = await generateAndWait(one.deps, organization.owner, { brand: organization.brand.slug, pageType: 'pdp', description: 'a note', template: undefined, source: 'api', waitMs: 5000 });
  return run.codeId ?? 0;
};
const codeId = await makeCode(shop);
const comment = (mentions: number[] = []) => createThread(one.deps, shop.owner, { codeId, revision: 1, lines: null, body: 'Why?', mentions });
const userId = async (email: string) => (await one.database.admin.query<{ id: number }>('select id from users where email = $1', [email])).rows[0]?.id ?? 0;

const streams: OpenStream[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.stop();
});

interface Watching {
  readonly api?: TestApi;
  readonly cookie?: string;
  readonly slug?: string;
  readonly codeIds?: number[];
  readonly lastEventId?: string;
}

async function watch({ api = one, slug = shop.slug, codeIds = [], ...options }: Watching = {}): Promise<OpenStream> {
  const input = encodeURIComponent(JSON.stringify({ codeIds, ...(options.lastEventId === undefined ? {} : { lastEventId: options.lastEventId }) }));
  const stream = await openStream(`${api.url}/trpc/live.watch?input=${input}&connectionParams=${encodeURIComponent(JSON.stringify({ organization: slug }))}`, { cookie: options.cookie ?? cookie });
  streams.push(stream);
  await expect.poll(() => heard(stream).length + failures(stream).length).toBeGreaterThan(0);
  return stream;
}

const heard = (stream: OpenStream): LiveEvent[] => stream.events.filter(({ id }) => id !== null).map(({ data }) => JSON.parse(data) as LiveEvent);
const topics = (stream: OpenStream): string[] => heard(stream).map(({ topic }) => topic);
const failures = (stream: OpenStream) => stream.events.filter(({ event }) => event === 'serialized-error').map(({ data }) => data);
const readers = async (api = one, who = cookie) =>
  (await send(`${api.url}/trpc/live.presence?input=${encodeURIComponent(JSON.stringify({ codeId }))}`, { headers: { cookie: who, 'x-organization': shop.slug } })).body;

describe('watching for changes', () => {
  it('hears at one process what was written at another, with ids and nothing else', async () => {
    const stream = await watch({ api: other });
    expect(topics(stream)).toEqual(['hello']);
    await comment();
    await expect.poll(() => topics(stream)).toContain('discussion');
    expect(heard(stream).find(({ topic }) => topic === 'discussion')).toEqual({ topic: 'discussion', brandId: shop.brand.id, codeId });
    expect(JSON.stringify(stream.events)).not.toContain('Why');
  });

  it('hears of reviews', async () => {
    const stream = await watch();
    await inTenant(one.database.db, { organizationId: shop.id, actor: { kind: 'system', label: 'Test' } }, (tx) => tx.insertInto('review_events').values({ code_id: codeId, kind: 'submitted', data: '{}' }).execute());
    await expect.poll(() => topics(stream)).toContain('code');
  });

  it('is not heard in other organisations, nor of other people\'s notifications', async () => {
    const email = await makeMember(one, shop.id, 'editor');
    const theirs = await watch({ slug: foreign.slug, cookie: await signIn(one, foreign.ownerEmail) });
    const mentioned = await watch({ cookie: await signIn(one, email) });
    const mine = await watch();
    await comment([await userId(email)]);
    await expect.poll(() => topics(mentioned)).toContain('notifications');
    expect(topics(mine)).toEqual(['hello', 'discussion']);
    expect(topics(theirs)).toEqual(['hello']);
  });

  it('is not heard by people who may not see the brand', async () => {
    const email = await makeMember(one, shop.id, 'editor');
    await changeMember(one.deps, shop.owner, { userId: await userId(email), role: 'editor', brandAccess: 'listed' });
    const blind = await watch({ cookie: await signIn(one, email) });
    const mine = await watch();
    await comment();
    await expect.poll(() => topics(mine)).toContain('discussion');
    expect(topics(blind)).toEqual(['hello']);
    expect(failures(await watch({ cookie: await signIn(one, email), codeIds: [codeId] }))).toEqual([expect.stringContaining('access.not_found')]);
  });

  it('goes on after a break where it was, and looks at everything when that cannot be said', async () => {
    const first = await watch();
    await comment();
    await expect.poll(() => topics(first)).toContain('discussion');
    const last = first.events.findLast(({ id }) => id !== null)?.id ?? '';
    first.stop();
    await comment();
    await expect.poll(async () => topics(await watch({ lastEventId: last }))).toEqual(['discussion']);
    // The other process cannot know what the number of the first one means.
    expect(topics(await watch({ api: other, lastEventId: last }))).toEqual(['resync']);
    expect(topics(await watch({ lastEventId: 'nonsense' }))).toEqual(['resync']);
  });

  it('tells everybody to look at everything after the listening connection broke', async () => {
    const stream = await watch();
    await one.database.admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like '%listener' and application_name <> 'second listener'");
    await expect.poll(() => topics(stream), { timeout: 5000 }).toContain('resync');
    await comment();
    await expect.poll(() => topics(stream), { timeout: 5000 }).toContain('discussion');
  });
});

describe('a stream', () => {
  it('ends when the person is removed', async () => {
    const email = await makeMember(one, shop.id, 'editor');
    const stream = await watch({ api: other, cookie: await signIn(one, email) });
    await removeMember(one.deps, shop.owner, { userId: await userId(email) });
    await expect.poll(() => stream.isOver(), { timeout: 5000 }).toBe(true);
    expect(failures(stream)).toEqual([expect.stringContaining('access.not_found')]);
  });

  it('ends when the session is ended elsewhere', async () => {
    const mine = await signIn(one, shop.ownerEmail);
    const stream = await watch({ cookie: mine });
    await send(`${other.url}/trpc/session.signOut`, { body: {}, headers: { cookie: mine, origin: one.url } });
    await expect.poll(() => stream.isOver(), { timeout: 5000 }).toBe(true);
    expect(failures(stream)).toEqual([expect.stringContaining('auth.required')]);
  });

  it('goes by rights that changed while it was open', async () => {
    const email = await makeMember(one, shop.id, 'editor');
    const stream = await watch({ cookie: await signIn(one, email) });
    await comment();
    await expect.poll(() => topics(stream)).toContain('discussion');
    const before = topics(stream).length;
    await changeMember(one.deps, shop.owner, { userId: await userId(email), role: 'editor', brandAccess: 'listed' });
    const mine = await watch();
    await comment();
    await expect.poll(() => topics(mine)).toContain('discussion');
    expect(topics(stream)).toHaveLength(before);
    expect(stream.isOver()).toBe(false);
  });

  it('is for people: a key is refused', async () => {
    const stream = await openStream(`${one.url}/trpc/live.watch?input=${encodeURIComponent('{}')}`, { authorization: `Bearer ${shop.opalToken}` });
    await expect.poll(() => failures(stream)).toEqual([expect.stringContaining('access.people_only')]);
  });

  it('is one connection of each process to PostgreSQL, however many watch', async () => {
    for (let count = 0; count < 12; count += 1) await watch({ api: count % 2 === 0 ? one : other });
    const { rows } = await one.database.admin.query("select 1 from pg_stat_activity where datname = current_database() and application_name like '%listener'");
    expect(rows).toHaveLength(2);
  });
});

describe('presence', () => {
  it('shows who else reads a code, until they leave', async () => {
    const email = await makeMember(one, shop.id, 'reviewer');
    const theirs = await signIn(other, email);
    const mine = await watch();
    const reading = await watch({ api: other, cookie: theirs, codeIds: [codeId] });
    await expect.poll(() => topics(mine)).toContain('presence');
    expect(await readers()).toMatchObject({ result: { data: { rows: [{ name: expect.stringContaining('reviewer') }] } } });
    expect(await readers(one, theirs)).toMatchObject({ result: { data: { rows: [] } } });
    reading.stop();
    await expect.poll(async () => readers(), { timeout: 5000 }).toMatchObject({ result: { data: { rows: [] } } });
  });

  it('of a process that died ends by itself', async () => {
    const email = await makeMember(one, shop.id, 'reviewer');
    await watch({ cookie: await signIn(one, email), codeIds: [codeId] });
    expect(await readers()).toMatchObject({ result: { data: { rows: [{}] } } });
    await one.database.admin.query("update presences set seen_at = now() - interval '46 seconds'");
    expect(await readers()).toMatchObject({ result: { data: { rows: [] } } });
  });
});
