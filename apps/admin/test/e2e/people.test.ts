import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, fillSignIn, newPerson, openBrowser, settle, signIn, type Person } from './support/console-browser.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let owner: Person;

beforeAll(async () => {
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.organization}/home` });
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

describe('signing in', () => {
  test('an unknown address and a wrong password read the same; then there is a pause', async () => {
    const stranger = await newPerson(browser, product);
    stranger.problems.expectStatus(401, 429);
    const { page } = stranger;
    await page.goto('/sign-in');
    const answers: string[] = [];
    for (const email of ['nobody@elsewhere.example', 'hanna.lindqvist@larkmoor.example']) {
      await fillSignIn(page, email, 'not the password at all');
      await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
      answers.push(await page.getByRole('alert').filter({ hasText: /\S/ }).innerText());
    }
    expect(answers[0]).toBe('Mail address or password is not right.');
    expect(answers[1]).toBe(answers[0]);
    const attempt = async (): Promise<number> => {
      const answer = page.waitForResponse(/session\.signIn/);
      await page.locator('input[name=password]').press('Enter');
      return (await answer).status();
    };
    let status = 0;
    for (let tries = 0; tries < 25 && status !== 429; tries += 1) status = await attempt();
    expect(status).toBe(429);
    await page.getByText('Too many attempts.').waitFor();
    await page.getByText(/^Try again in \d+ seconds?\.$/).first().waitFor();
    await expectAccessible(page);
    expect(stranger.problems.list).toEqual([]);
    await stranger.context.close();
  });
});

describe('members', () => {
  test('an invited person accepts by the link and gets exactly what was given', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/settings/members`);
    await page.getByRole('button', { name: 'Invite people' }).click();
    await page.getByRole('dialog').getByLabel('Mail addresses').pressSequentially('lee@larkmoor.example ');
    await page.getByRole('dialog').getByLabel('Role', { exact: true }).selectOption('viewer');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Invite 1 person' }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).pathname).toBe('/invite');
    expect(await page.content()).not.toContain(new URL(link).hash.slice(1));
    await page.getByRole('button', { name: 'Done' }).click();

    const lee = await newPerson(browser, product);
    const sent: string[] = [];
    lee.page.on('request', (request) => sent.push(request.url()));
    await lee.page.goto(link);
    await lee.page.getByText('invites you to Larkmoor Outfitters as viewer').waitFor();
    await lee.page.getByLabel('Your name').fill('Lee Park');
    await lee.page.locator('input[type=password]').fill('a quiet lake at dawn');
    await expectAccessible(lee.page);
    await lee.page.getByRole('button', { name: 'Accept and sign in' }).click();
    await lee.page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    expect(sent.filter((url) => url.includes(new URL(link).hash.slice(1)))).toEqual([]);
    await expect.poll(() => lee.page.getByRole('navigation', { name: 'Main' }).first().getByRole('link').allInnerTexts()).toEqual(['Home', 'Code', 'Brands', 'Opal requests', 'Notification settings', 'Absences']);
    expect(lee.problems.list).toEqual([]);

    lee.problems.expectStatus(403);
    await lee.page.goto(`${product.organization}/settings/members`);
    await lee.page.getByText('You cannot see this').first().waitFor();
    await lee.page.goto(`${product.brand}/knowledge/selectors`);
    await settle(lee.page);
    const add = lee.page.getByRole('button', { name: 'Add selector' });
    await expect.poll(() => add.getAttribute('aria-disabled')).toBe('true');
    await add.focus();
    await lee.page.getByText(/You need the right "Change selectors/).waitFor();
    await expectAccessible(lee.page);
    await lee.context.close();
  });

  test('why somebody may do something is said right by right; a role can be changed', async () => {
    const { page } = owner;
    await page.reload();
    await page.getByRole('button', { name: 'Access: what may Lee Park do?' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /Generate code/ }).getByText('No', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change Lee Park' }).click();
    await page.getByRole('dialog').getByLabel('Role', { exact: true }).selectOption('editor');
    await page.getByRole('button', { name: 'Save access' }).click();
    await page.getByRole('row', { name: /Lee Park/ }).getByText('Editor').waitFor();
    await page.getByRole('button', { name: 'Remove Lee Park' }).click();
    await page.getByRole('button', { name: 'Remove person' }).click();
    await expect.poll(() => page.getByRole('row', { name: /Lee Park/ }).count()).toBe(0);
  });
});

describe('keys', () => {
  test('a secret is shown once, works, and is worthless after revoking', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/settings/keys`);
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Nightly export');
    await page.getByRole('button', { name: 'Make key' }).click();
    const field = page.getByTestId('secret');
    await field.waitFor();
    const secret = await field.inputValue();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row', { name: /Nightly export/ }).waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(page.url()).not.toContain(secret);
    const call = async (): Promise<number> => (await fetch(`${product.url}/api/v1/brands`, { headers: { authorization: `Bearer ${secret}` } })).status;
    expect(await call()).toBe(200);
    await page.getByRole('button', { name: 'Revoke Nightly export' }).click();
    await page.getByRole('button', { name: 'Revoke key' }).click();
    await page.getByRole('row', { name: /Nightly export/ }).getByText('Revoked').waitFor();
    expect(await call()).toBe(401);
  });

  test('the Opal helper gives the address and makes a token', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/settings/opal`);
    await page.getByRole('button', { name: 'Copy discovery address' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    const { functions } = (await (await fetch(address)).json()) as { functions: { name: string }[] };
    for (const { name } of functions) await page.getByRole('table', { name: 'Tools as Opal reads them' }).getByText(name, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Make token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make token' }).click();
    const token = await page.getByTestId('secret').inputValue();
    const answer = await fetch(`${product.url}/tools/list-brands`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{"parameters":{}}' });
    expect(((await answer.json()) as { ok: boolean }).ok).toBe(true);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('2 live tokens').waitFor();
  });
});

describe('usage', () => {
  test('a limit is set, stops generation past it in words, and is lifted again', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/settings/usage`);
    await page.getByText('Not counted: there is no limit.').waitFor();
    await page.getByRole('radio', { name: 'At most' }).check();
    await page.getByRole('textbox', { name: 'Generations a month, at most' }).fill('0');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save limit' }).click();
    await page.getByText('0 of 0').waitFor();
    const refused = await fetch(`${product.url}/tools/generate-variation-code`, {
      method: 'POST',
      headers: { authorization: `Bearer ${product.opalToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ parameters: { brand: 'larkmoor', page_type: 'pdp', description: 'Add a free-delivery bar above the buy button that says "Free delivery over 60 EUR" on dark green' } }),
    });
    expect(await refused.text()).toContain('An owner or admin of the organisation can raise the limit');
    await page.reload();
    await page.getByText('None. New requests are refused').waitFor();
    await page.getByRole('radio', { name: 'As many as needed' }).check();
    await page.getByRole('button', { name: 'Save limit' }).click();
    await page.getByText('Not counted: there is no limit.').waitFor();
  });
});

describe('failed jobs', () => {
  test('are chosen, retried and discarded, each with its result', async () => {
    const { page } = owner;
    const { admin } = product.database;
    const { rows } = await admin.query<{ id: number }>("select id from organizations where slug = 'larkmoor-outfitters'");
    for (const templateId of [91, 92]) {
      await admin.query("select graphile_worker.add_job('templates.refresh_record', $1::json, max_attempts => 1, run_at => now() + interval '1 day')", [JSON.stringify({ organizationId: rows[0]?.id, templateId })]);
    }
    await admin.query("update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'connect ECONNREFUSED' where payload->>'templateId' in ('91', '92')");
    await page.goto(`${product.organization}/settings/jobs`);
    await page.getByText('template 91').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Retry' }).getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('x');
    await expect.poll(() => page.getByRole('row', { name: /template 91/ }).getByRole('checkbox').isChecked()).toBe(false);
    await expect.poll(() => page.getByRole('row', { name: /template 92/ }).getByRole('checkbox').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('table', { name: 'Results of the last action' }).getByText('Will run again').waitFor();
    await page.getByRole('row', { name: /template 91/ }).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('table', { name: 'Results of the last action' }).getByText('Discarded').waitFor();
    await page.getByText('No job has failed for good.').waitFor();
    const left = await admin.query("select 1 from graphile_worker._private_jobs where payload->>'templateId' = '91'");
    expect(left.rowCount).toBe(0);
  });
});

describe('sessions', () => {
  test('a session ended elsewhere asks for the password in place and keeps what was typed', async () => {
    const laptop = await newPerson(browser, product);
    laptop.problems.expectStatus(401);
    await signIn(laptop, { ...product.owner, to: `${product.brand}/knowledge/selectors` });
    await laptop.page.getByRole('button', { name: 'Add selector' }).click();
    await laptop.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Typed before');
    await owner.page.goto(`${product.organization}/account`);
    await owner.page.getByRole('button', { name: 'End all other sessions' }).click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'End all other sessions' }).click();
    await owner.page.getByRole('dialog').waitFor({ state: 'detached' });
    await laptop.page.getByRole('textbox', { name: 'Selector', exact: true }).fill('.typed-before');
    await laptop.page.getByRole('button', { name: 'Save selector' }).click();
    const dialog = laptop.page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await dialog.locator('input[name=password]').fill(product.owner.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => laptop.page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Typed before');
    await laptop.page.getByRole('button', { name: 'Save selector' }).click();
    await laptop.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(laptop.problems.list).toEqual([]);
    await laptop.context.close();
  });

  test('signing out leaves nothing behind, not even by Back', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/settings/members`);
    await settle(page);
    await page.getByRole('button', { name: /account of/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    await page.goBack();
    await page.waitForURL(/\/sign-in/);
    expect(await page.getByText(product.owner.email).count()).toBe(0);
    expect((await owner.context.cookies()).filter((cookie) => cookie.value !== '')).toEqual([]);
  });
});
