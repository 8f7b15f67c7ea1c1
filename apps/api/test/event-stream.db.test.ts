import { runGeneration } from '@safecode/usecases/generation/run-generation';
import { startGeneration } from '@safecode/usecases/generation/start-generation';
import { stopRun } from '@safecode/usecases/generation/stop-run';
import { describe, expect, it } from 'vitest';
import { makeOrganization, send, signIn } from './fixtures.js';
import { startApi } from './start-api.js';

const api = await startApi();
const shop = await makeOrganization(api);
const cookie = await signIn(api, shop.ownerEmail);

interface StreamEvent {
  readonly id: string | null;
  readonly event: string | null;
  readonly data: string;
}

const begin = (description: string) => startGeneration(api.deps, shop.owner, { brand: 'fixture', pageType: 'pdp', description, template: undefined, source: 'console' });
const address = (id: number, organization = shop.slug): string =>
  `${api.url}/trpc/generation.watch?input=${encodeURIComponent(JSON.stringify({ id }))}&connectionParams=${encodeURIComponent(JSON.stringify({ organization }))}`;

/** Reads events until the stream ends or `enough` says so. */
async function readEvents(url: string, options: { headers?: Record<string, string>; enough?: (events: StreamEvent[]) => boolean } = {}): Promise<StreamEvent[]> {
  const stop = new AbortController();
  const answer = await fetch(url, { headers: { accept: 'text/event-stream', cookie, ...options.headers }, signal: stop.signal });
  const events: StreamEvent[] = [];
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += new TextDecoder().decode(chunk as Uint8Array);
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      events.push(toEvent(text.slice(0, end)));
      text = text.slice(end + 2);
    }
    if (options.enough?.(events) === true) break;
  }
  stop.abort();
  return events;
}

function toEvent(block: string): StreamEvent {
  const field = (name: string) => block.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? null;
  return { id: field('id'), event: field('event'), data: field('data') ?? '' };
}

const runsOf = (events: StreamEvent[]) => events.filter(({ id }) => id !== null).map(({ data }) => JSON.parse(data) as { status: string; stages: { stage: string; status: string }[]; codeId: number | null });

describe('watching a run', () => {
  it('sees it as it stands, each stage as it happens, and the end', async () => {
    const { id } = await begin('slow: a note');
    let begun: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (begun = resolve));
    const watching = readEvents(address(id), {
      enough: (events) => {
        if (events.some((event) => event.id !== null)) begun();
        return false;
      },
    });
    await first;
    await runGeneration(api.deps, { organizationId: shop.id, runId: id });
    const runs = runsOf(await watching);
    expect(runs[0]).toMatchObject({ status: 'queued' });
    expect(runs.some((run) => run.status === 'running' && run.stages.some(({ stage, status }) => stage === 'draft' && status === 'running'))).toBe(true);
    expect(runs.at(-1)).toMatchObject({ status: 'passed', codeId: expect.any(Number) });
  });

  it('goes on after a reconnect without what was seen already', async () => {
    const { id } = await begin('slow: another note');
    const before = await readEvents(address(id), { enough: (events) => events.some((event) => event.id !== null) });
    const last = before.find((event) => event.id !== null)?.id ?? '';
    const again = readEvents(address(id), { headers: { 'last-event-id': last } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await runGeneration(api.deps, { organizationId: shop.id, runId: id });
    const events = await again;
    expect(events.map((event) => event.id)).not.toContain(last);
    expect(runsOf(events).at(-1)).toMatchObject({ status: 'passed' });
  });

  it('sees the end when somebody stops it', async () => {
    const { id } = await begin('a note that is never written');
    const watching = readEvents(address(id));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await stopRun(api.deps, shop.owner, { id });
    expect(runsOf(await watching).at(-1)).toMatchObject({ status: 'stopped' });
  });

  it('sees a run that is over once', async () => {
    const { id } = await begin('a note');
    await runGeneration(api.deps, { organizationId: shop.id, runId: id });
    expect(runsOf(await readEvents(address(id)))).toEqual([expect.objectContaining({ status: 'passed' })]);
  });

  it('lets go of the database when the browser goes', async () => {
    const { id } = await begin('a note nobody waits for');
    for (let time = 0; time < 20; time += 1) await readEvents(address(id), { enough: (events) => events.some((event) => event.id !== null) });
    expect((await send(`${api.url}/readyz`)).status).toBe(200);
  });

  it('is refused in an organisation one does not belong to', async () => {
    const { id } = await begin('a note');
    const events = await readEvents(address(id, 'somewhere-else'), { enough: (found) => found.some(({ event }) => event === 'serialized-error') });
    expect(JSON.parse(events.find(({ event }) => event === 'serialized-error')?.data ?? '{}')).toMatchObject({ data: { domainCode: 'access.not_found' } });
  });
});
