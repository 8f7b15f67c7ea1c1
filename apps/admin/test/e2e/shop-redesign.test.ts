import type { HealthOverview, Incident } from '@safecode/domain/selector-health/health-view';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from './support/call-api.js';
import { COLOUR_RULES, DESKTOP, expectAccessible, openBrowser, PHONE, settle, showIn, sidewaysScroll, violationsOf, type Page } from './support/console-browser.js';
import { codeInReview, reviewOf, signInCast, type Cast } from './support/review-cast.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct({ withShop: true, settings: { HEALTH_RECHECK_SECONDS: '1' } });
const browser = await openBrowser();
const { admin } = product.database;
const PICTURES = process.env['CONSOLE_PICTURES'];
/** Visits are made twice for a break, each in a browser of its own, on a machine that is busy with this one. */
const SLOW = 600_000;
const VISITED = { timeout: 420_000, interval: 200 };
let cast: Cast;
let live = 0;
let approved = 0;

const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/redesign-${name}.png` });
};
const one = async <T>(text: string): Promise<T> => {
  const { rows } = await admin.query<{ value: T }>(text);
  const [row] = rows;
  if (row === undefined) throw new Error(`Nothing found: ${text}`);
  return row.value;
};
const count = (from: string): Promise<number> => one<number>(`select count(*)::integer as value from ${from}`);

/** The hours until every page is due pass, and the minute strikes at which the schedule looks. */
async function passTime(): Promise<void> {
  await admin.query('update watched_pages set next_visit_at = now()');
  await admin.query("select graphile_worker.add_job('health.schedule_visits', job_key => 'health.schedule_visits')");
}

/** What the console shows somebody of the brand's health. */
async function healthOf(page: Page): Promise<HealthOverview> {
  const brandId = await one<number>("select id as value from brands where slug = 'larkmoor'");
  return callApi<HealthOverview>(page, product, { name: 'health.overview', input: { brandId }, isQuery: true });
}
async function incident(): Promise<Incident> {
  const [newest] = (await healthOf(cast.editor.page)).incidents;
  if (newest === undefined) throw new Error('Nothing broke.');
  return newest;
}

/** Approved by the approver, and live when asked for. */
async function approve(id: number, isLive: boolean): Promise<void> {
  const { page } = cast.approver;
  const { contentHash } = await reviewOf(page, product, id);
  await callApi(page, product, { name: 'review.decide', input: { id, contentHash, decision: 'approve', note: '' } });
  if (!isLive) return;
  const { deployment } = await callApi<{ deployment: { id: number } }>(page, product, { name: 'deployments.deploy', input: { id, contentHash } });
  await callApi(page, product, { name: 'deployments.markDeployed', input: { deploymentId: deployment.id, externalId: 'exp-1' } });
}

beforeAll(async () => {
  // Two pages show what seven would, and hours pass by themselves.
  await admin.query("update watched_pages set is_active = page_type in ('pdp', 'cart')");
  cast = await signInCast(browser, product);
  live = await codeInReview(cast, product, 'Delivered for free today');
  approved = await codeInReview(cast, product, 'Delivered for free tomorrow');
  await approve(live, true);
  await approve(approved, false);
}, SLOW);

afterEach(() => {
  for (const person of Object.values(cast)) expect(person.problems.list.splice(0)).toEqual([]);
});

describe('the shop is redesigned over night', () => {
  test('before, everything that is watched is as it should be', { timeout: SLOW }, async () => {
    await passTime();
    await expect.poll(() => count("selector_health where state = 'valid'"), VISITED).toBeGreaterThan(20);
    await expect.poll(() => count('watched_pages where is_active and last_visit_at is null'), VISITED).toBe(0);
    expect(await count("selector_health where state <> 'valid'")).toBe(0);
  });

  test('the next scheduled visits find one change, with what it endangers, and tell of it once', { timeout: SLOW }, async () => {
    await fetch(`${product.shop}/__version`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"version":2}' });
    await passTime();
    await expect.poll(() => count('health_incidents'), VISITED).toBe(1);
    await expect.poll(() => count("(select distinct page_id from incident_selectors) as pages"), VISITED).toBe(2);
    expect(await count("selector_health where suspected is not null")).toBe(0);
    // The minutes of quiet after the last find.
    await admin.query("update graphile_worker._private_jobs set run_at = now() where task_id = (select id from graphile_worker._private_tasks where identifier = 'health.tell_incident')");
    await expect.poll(() => count("notifications where event = 'incident_opened'"), VISITED).toBeGreaterThan(2);
    expect(await count("(select user_id from notifications where event like 'incident%' group by user_id having count(*) > 1) as told_twice")).toBe(0);

    const { page } = cast.editor;
    await page.goto(`${product.organization}/notifications`);
    const told = page.getByRole('listitem').filter({ hasText: 'Health check found a change of the shop' });
    await told.first().waitFor();
    expect(await told.count()).toBe(1);
    const text = await told.innerText();
    expect(text).toMatch(/\d+ selectors broke on cart, pdp/);
    expect(text).toContain(`Live code at risk: #${live}`);
    expect(text).toContain(`#${approved}`);
    await expectAccessible(page);
    await picture(page, '1-told');
    await told.getByRole('link').click();
    await page.waitForURL(/health\?incident=\d+/);
    await settle(page);
  });

  test('the screen says what broke, what is suggested, and that what was removed has no candidate', { timeout: SLOW }, async () => {
    const { page } = cast.editor;
    const { selectors } = await incident();
    const gone = selectors.filter(({ suggestion }) => suggestion?.outcome === 'gone');
    const found = selectors.filter(({ suggestion }) => suggestion?.outcome === 'found');
    expect(gone.length).toBeGreaterThan(0);
    for (const { suggestion } of gone) expect(suggestion).toMatchObject({ selector: null, alternatives: [] });
    expect(found.length + gone.length).toBe(selectors.length);
    expect(new Set(found.map(({ suggestion }) => suggestion?.selector)).size).toBe(found.length);
    const buy = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Buy button', exact: true }) });
    await buy.getByText(`#${live}`).first().waitFor();
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['dark', 'light'] as const) {
        await showIn(page, colorScheme);
        expect({ viewport, colorScheme, violations: await violationsOf(page, colorScheme === 'dark' ? COLOUR_RULES : undefined) }).toEqual({ viewport, colorScheme, violations: [] });
        await picture(page, `2-broken-${viewport.width}-${colorScheme}`);
      }
      expect(await sidewaysScroll(page)).toBe(0);
    }
  });

  test('the editor proposes everything in one step, and cannot approve it', { timeout: SLOW }, async () => {
    const { page } = cast.editor;
    const { selectors } = await incident();
    await page.getByRole('button', { name: `Propose ${selectors.length} replacements` }).click();
    await page.getByRole('dialog').getByLabel('Note for whoever decides').fill('The new theme of the shop.');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: `Propose ${selectors.length} replacements` }).click();
    await page.getByRole('region', { name: 'Proposed mend' }).waitFor();
    await settle(page);
    await page.getByRole('button', { name: 'Approve the mend' }).focus();
    await page.getByText('You need the right "Mend broken selectors".').first().waitFor();
    expect((await incident()).selectors.every(({ decision }) => decision === null)).toBe(true);
  });

  test('somebody else approves; selectors, templates and codes follow', { timeout: SLOW }, async () => {
    const { page } = cast.approver;
    await page.goto(`${product.organization}/notifications`);
    await page.getByRole('link', { name: /asks you to decide on a mend/ }).first().click();
    await page.getByRole('region', { name: 'Proposed mend' }).waitFor();
    await settle(page);
    await expectAccessible(page);
    await picture(page, '3-proposed');
    await page.getByRole('button', { name: 'Approve the mend' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve the mend' }).click();
    await page.getByText('Mend approved.').first().waitFor();
    await expect.poll(async () => (await incident()).mends[0]?.codes.map(({ id, state }) => [id, state]), VISITED).toEqual([live, approved].sort((a, b) => a - b).map((id) => [id, 'in_review']));
    for (const id of [live, approved]) {
      const review = await reviewOf(page, product, id);
      expect(review).toMatchObject({ revision: 2, status: 'qa_review', verdict: 'pass', retiring: [] });
      expect(review.authors.map(({ name }) => name)).toContain('Noor van Dijk');
    }
    expect((await incident()).mends[0]?.templatesLeft).toEqual([]);
  });

  test('the next visits find everything as it should be, and the end is told once', { timeout: SLOW }, async () => {
    expect(await count("selector_stage_changes where to_stage = 'deprecated' and state = 'effective'")).toBeGreaterThan(0);
    await expect.poll(() => count("selector_health h join dom_selectors d on d.id = h.selector_id where d.status in ('approved', 'warned') and h.state <> 'valid'"), VISITED).toBe(0);
    await expect.poll(() => count("selector_health h join dom_selectors d on d.id = h.selector_id where d.status = 'approved'"), VISITED).toBeGreaterThan(20);
    expect((await incident()).closedAt).not.toBeNull();
    await expect.poll(() => count("notifications where event = 'incident_closed'"), VISITED).toBeGreaterThan(2);
    const { page } = cast.approver;
    await page.goto(`${product.brand}/health`);
    await page.getByText('Everything that is watched is as it should be.').waitFor();
    await settle(page);
    await expectAccessible(page);
    await picture(page, '4-mended');
    expect(await count('health_incidents')).toBe(1);
  });
});

describe('the page of a selector', () => {
  test('shows its stage, what uses it and what was seen of it, in both themes, on a desktop and a phone', { timeout: SLOW }, async () => {
    const { page } = cast.editor;
    await page.goto(`${product.brand}/knowledge/selectors`);
    await page.getByRole('link', { name: 'Buy button', exact: true }).click();
    await page.getByRole('heading', { name: 'What was seen' }).waitFor();
    await settle(page);
    await page.getByText('Broken', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: new RegExp(`^#${live} `) }).first().waitFor();
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['dark', 'light'] as const) {
        await showIn(page, colorScheme);
        expect({ viewport, colorScheme, violations: await violationsOf(page, colorScheme === 'dark' ? COLOUR_RULES : undefined) }).toEqual({ viewport, colorScheme, violations: [] });
        await picture(page, `5-selector-${viewport.width}-${colorScheme}`);
      }
      expect(await sidewaysScroll(page)).toBe(0);
    }
  });

  test('moves it to another stage on a day, tells those who use it, and takes that back', { timeout: SLOW }, async () => {
    const { page } = cast.editor;
    await page.getByRole('button', { name: 'Change the stage' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('New stage').selectOption('deprecated');
    await dialog.getByLabel('Takes effect on').fill('2099-01-15');
    await dialog.getByLabel('Replacement').fill('[data-test="size-options"]');
    await dialog.getByLabel('Why').fill('The button moves into the sticky bar.');
    await expectAccessible(page);
    await picture(page, '6-stage-form');
    await dialog.getByRole('button', { name: 'Move to "Deprecated"' }).click();
    await page.getByText('Approved to Deprecated').first().waitFor();
    await settle(page);
    await expectAccessible(page);
    expect(await count("notifications where event = 'selector_stage'")).toBeGreaterThan(0);

    const approver = cast.approver.page;
    await approver.goto(`${product.brand}/code/${approved}/code`);
    await approver.getByText('Uses 1 selector that is on its way out').first().waitFor();
    await settle(approver);
    await expectAccessible(approver);
    await picture(approver, '7-review');

    await page.getByRole('button', { name: 'Cancel the plan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the plan' }).click();
    await page.getByText('The plan is cancelled.').first().waitFor();
    await expect.poll(() => count("selector_stage_changes where state = 'planned'")).toBe(0);
  });
});
