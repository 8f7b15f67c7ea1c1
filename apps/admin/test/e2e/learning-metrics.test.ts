import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { COLOUR_RULES, DESKTOP, newPerson, openBrowser, PHONE, settle, showIn, sidewaysScroll, signIn, violationsOf, type Person } from './support/console-browser.js';
import { seedOutcomes } from './support/seed-outcomes.js';
import { callApi } from './support/call-api.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
const PICTURES = process.env['CONSOLE_PICTURES'];
let owner: Person;

beforeAll(async () => {
  await seedOutcomes(product);
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.brand}/learning/metrics` });
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

/** Accessible in both themes, on a phone and a desktop, without sideways scrolling; pictures where they are asked for. */
async function look(name: string): Promise<void> {
  const { page } = owner;
  for (const viewport of [PHONE, DESKTOP]) {
    await page.setViewportSize(viewport);
    // As tall as the page: what a bar at the bottom covers for now is not a target.
    await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, await page.evaluate(() => document.documentElement.scrollHeight)) });
    for (const colorScheme of ['dark', 'light'] as const) {
      await showIn(page, colorScheme);
      expect({ name, viewport, colorScheme, violations: await violationsOf(page, colorScheme === 'dark' ? COLOUR_RULES : undefined) }).toEqual({ name, viewport, colorScheme, violations: [] });
      if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}-${viewport.width}-${colorScheme}.png`, fullPage: true });
    }
    expect(await sidewaysScroll(page)).toBe(0);
  }
}

describe('the metrics of learning', () => {
  test('show what becomes of code over time, with intervals, and lead from a number to its codes and back', async () => {
    const { page } = owner;
    await page.getByRole('img', { name: /Corrections by week of generation/ }).waitFor();
    await look('learning-metrics');
    await page.getByRole('button', { name: 'Table' }).click();
    await expect.poll(() => page.getByRole('table', { name: 'Corrections by week of generation' }).getByRole('row').count()).toBeGreaterThan(9);
    await look('learning-metrics-table');
    await page.getByLabel('Broken down by').selectOption('pageType');
    await expect.poll(() => new URL(page.url()).searchParams.get('by')).toBe('pageType');
    await page.getByRole('link', { name: 'Codes behind plp' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settled codes' }).waitFor();
    expect(new URL(page.url()).searchParams.get('page')).toBe('plp');
    await page.getByText('50 of 67').waitFor();
    await look('learning-outcomes');
    await page.goBack();
    await page.getByRole('table', { name: 'By page type' }).waitFor();
    expect(new URL(page.url()).searchParams.get('by')).toBe('pageType');
  });

  test('are read point by point with the keyboard, where the table says the same', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/learning/metrics`);
    await settle(page);
    const chart = page.getByRole('slider', { name: 'Corrections by week of generation' });
    await chart.waitFor();
    for (let tabs = 0; tabs < 60 && !(await chart.evaluate((surface) => surface === document.activeElement)); tabs += 1) await page.keyboard.press('Tab');
    const read = (): Promise<string | null> => chart.getAttribute('aria-valuetext');
    const first = await read();
    expect(first).toMatch(/^Week of \d{4}-\d\d-\d\d: \d+ % edited or rejected \(95 % interval \d+-\d+ %\), \d+ of \d+ settled codes/);
    expect(await page.getByText(first ?? '').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await expect.poll(read).not.toBe(first);
    await page.keyboard.press('End');
    await expect.poll(() => chart.inputValue()).toBe(await chart.getAttribute('max'));
    const last = await read();
    await look('learning-metrics-point');
    await page.keyboard.press('Home');
    await expect.poll(read).toBe(first);
    await page.getByRole('button', { name: 'Table' }).click();
    const weeks = page.getByRole('table', { name: 'Corrections by week of generation' }).getByRole('row');
    for (const [at, text] of [[1, first], [-1, last]] as const) {
      const row = at < 0 ? weeks.last() : weeks.nth(at);
      const [, week = '', share = ''] = /^Week of (\S+): (\d+ %)/.exec(text ?? '') ?? [];
      expect(await row.innerText()).toContain(week);
      expect(await row.innerText()).toContain(share);
    }
  });

  test('say what people correct for, by their reasons', async () => {
    const { page } = owner;
    await page.getByRole('heading', { name: 'Why people correct' }).scrollIntoViewIfNeeded();
    const table = page.getByRole('table', { name: 'Why people correct' });
    await table.waitFor();
    // Those with the most corrections first; words that say nothing are not clear.
    expect(await table.getByRole('row').count()).toBeGreaterThan(6);
    await table.getByRole('row', { name: /not clear/i }).waitFor();
  });

  test('hand out their numbers as a file whose columns name the zone', async () => {
    const { page } = owner;
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    expect(file.suggestedFilename()).toBe('corrections-by-week.csv');
  });
});

describe('an experiment with versions of a template', () => {
  test('is started, read and stopped on the page of the template', async () => {
    const { page } = owner;
    const template = await callApi<{ id: number; slug: string; version: number }>(page, product, { name: 'templates.get', input: { id: 1 }, isQuery: true });
    await callApi(page, product, { name: 'templates.update', input: { ...template, description: 'Changed a little.', expectedVersion: template.version } });
    await page.goto(`${product.brand}/knowledge/templates/1`);
    await page.getByLabel('Compare with').selectOption('1');
    await page.getByRole('button', { name: 'Start experiment' }).click();
    await page.getByText('The experiment runs.').first().waitFor();
    await page.getByRole('table', { name: 'Experiment #1: version 1 against 2' }).waitFor();
    await look('template-experiment');
    await page.getByRole('button', { name: 'Stop experiment' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop experiment' }).click();
    await page.getByText(/ stopped it\.$/).waitFor();
    await page.getByRole('button', { name: 'Start experiment' }).waitFor();
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action like 'template_experiment.%' order by sequence");
    expect(rows.map(({ action }) => action)).toEqual(['template_experiment.started', 'template_experiment.ended']);
  });
});

describe('the confidence screen', () => {
  test('shows how predictions came true, now and at the last learning', async () => {
    const { page } = owner;
    await page.goto(`${product.brand}/learning/metrics`);
    await page.getByRole('navigation', { name: 'Learning' }).getByRole('link', { name: 'Confidence' }).click();
    await page.getByRole('img', { name: /How predictions came true/ }).waitFor();
    await page.getByText('620 settled codes, 431 approved as generated').waitFor();
    const chart = page.getByRole('slider', { name: 'How predictions came true' });
    await chart.focus();
    await page.keyboard.press('End');
    await expect.poll(() => chart.getAttribute('aria-valuetext')).toMatch(/^Chance \d+ %: \d+ % approved as generated \(95 % interval/);
    await look('confidence');
    await page.getByRole('button', { name: 'At the last learning' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('of')).toBe('heldout');
    await page.getByText('Over 200 codes the chances were off by 3.1 points').first().waitFor();
  });

  test('sets where the brand is asked; the next request is asked back with reasons, and can be written all the same', async () => {
    const { page } = owner;
    await page.getByRole('radio', { name: 'Ask below a chance' }).check();
    await page.getByLabel('Chance of approval without an edit, in percent').fill('95');
    await page.getByRole('button', { name: 'Save setting' }).click();
    await page.getByText('Setting saved.').first().waitFor();
    await page.goto(`${product.brand}/generate`);
    await page.getByLabel('What should it do?').fill('Add a countdown clock bar above the buy button that says "Ends soon"');
    await page.getByText(/Chance of an edit or a rejection/).waitFor();
    await look('generate-risk');
    await page.getByRole('button', { name: /^Generate Ctrl/ }).click();
    await page.getByText('Not handed out yet').waitFor();
    await look('run-unsure');
    await page.getByRole('radio', { name: 'Hand it out all the same' }).check();
    await page.getByRole('button', { name: 'Generate with the answers' }).click();
    await page.getByText(/^Passed\. The code is #/).waitFor();
    await page.getByRole('link', { name: /^Open code #/ }).first().click();
    await page.getByRole('link', { name: 'Evidence' }).click();
    await page.getByText(/Model version 1, learnt from 620 settled codes/).waitFor();
    await settle(page);
    await look('code-chance');
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action in ('confidence_settings.changed', 'generation.asked') order by sequence");
    expect(rows.map(({ action }) => action)).toEqual(['confidence_settings.changed', 'generation.asked']);
  });
});
