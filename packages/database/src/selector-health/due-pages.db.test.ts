import { testDatabase } from '@safecode/testing/database/test-database';
import { testOrganization } from '@safecode/testing/database/test-organization';
import { expect, it } from 'vitest';
import { listDuePages } from './due-pages.js';
import { insertWatchedPage, moveNextVisit } from './page-repository.js';

const { db } = await testDatabase();

it('are answered the longest waiting first, and of one host only so many, whichever organisations watch it', async () => {
  const organizations = [await testOrganization(db), await testOrganization(db)];
  const made: { organizationId: number; pageId: number; url: string }[] = [];
  for (const [at, url] of ['https://shop.example/a', 'https://SHOP.example?b', 'https://shop.example/c', 'https://shop.example/d', 'https://other.example/a'].entries()) {
    const { run, brand, context } = organizations[at % 2] ?? organizations[0] ?? (await testOrganization(db));
    const pageId = await run((tx) => insertWatchedPage(tx, brand.id, { pageType: 'pdp', url, viewport: { width: 1280, height: 900 }, everyMinutes: 60 }));
    await run((tx) => moveNextVisit(tx, pageId, new Date(Date.now() - (10 - at) * 60_000)));
    made.push({ organizationId: context.organizationId, pageId, url });
  }
  const urlsOf = async (asked: { limit: number; perHost: number }) => (await listDuePages(db, asked)).map((due) => made.find((page) => page.organizationId === due.organizationId && page.pageId === due.pageId)?.url);
  expect(await urlsOf({ limit: 10, perHost: 2 })).toEqual(['https://shop.example/a', 'https://SHOP.example?b', 'https://other.example/a']);
  expect(await urlsOf({ limit: 2, perHost: 9 })).toEqual(['https://shop.example/a', 'https://SHOP.example?b']);
  expect(await urlsOf({ limit: 10, perHost: 9 })).toHaveLength(5);
});
