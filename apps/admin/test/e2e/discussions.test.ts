import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, newPerson, openBrowser, PHONE, settle, showIn, sidewaysScroll, signIn, violationsOf, type Person } from './support/console-browser.js';
import { generateByOpal, startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let owner: Person;
let other: Person;
let codeId: number;
let address: string;

/** Another person of the demonstration organisation, with the owner's password. */
async function colleague(role: 'approver' | 'viewer'): Promise<string> {
  const { admin } = product.database;
  const email = `${role}@larkmoor.example`;
  await admin.query('insert into users (email, name) values ($1, $2)', [email, role === 'approver' ? 'Dana Reed' : 'Vic Viewer']);
  await admin.query('insert into user_credentials (user_id, password_hash) select u.id, c.password_hash from users u, user_credentials c join users o on o.id = c.user_id where u.email = $1 and o.email = $2', [email, product.owner.email]);
  await admin.query('insert into memberships (organization_id, user_id, role) select m.organization_id, u.id, $2 from users u, memberships m join users o on o.id = m.user_id where u.email = $1 and o.email = $3', [email, role, product.owner.email]);
  return email;
}

beforeAll(async () => {
  codeId = await generateByOpal(product, 'Add a free-delivery bar above the buy button that says "Free delivery over 75 EUR"');
  address = `${product.brand}/code/${codeId}/discussion`;
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: address });
  other = await newPerson(browser, product);
  await signIn(other, { email: await colleague('approver'), password: product.owner.password, to: address });
});

afterEach(() => {
  expect([owner.problems.list.splice(0), other.problems.list.splice(0)]).toEqual([[], []]);
});

const threads = (person: Person) => person.page.locator('section[id^="t-"]');

describe('a discussion', () => {
  test('begins empty, says how to begin, and is accessible in both themes', async () => {
    const { page } = owner;
    await page.getByText('Nobody has said anything yet.').waitFor();
    await expectAccessible(page);
    await showIn(page, 'dark');
    expect(await violationsOf(page)).toEqual([]);
    await showIn(page, 'light');
  });

  test('shows who is reading', async () => {
    await expect.poll(() => owner.page.locator('[data-presence]').innerText()).toBe('Dana Reed is reading');
  });

  test('of a line begins at its number, keeps the draft, and mentions by keyboard', async () => {
    const { page } = owner;
    await page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: /^3$/ }).first().click();
    const field = page.getByRole('textbox', { name: 'Comment' });
    await field.fill('Why is this here? ');
    await field.pressSequentially('@dan');
    await page.getByRole('option', { name: 'Dana Reed' }).waitFor();
    await expectAccessible(page);
    await field.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('Why is this here? @Dana Reed ');
    await page.reload();
    await page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: /^3$/ }).first().click();
    await expect.poll(() => field.inputValue()).toBe('Why is this here? @Dana Reed ');
    await field.press('Control+Enter');
    await threads(owner).getByText('Why is this here? @Dana Reed').waitFor();
    await page.getByTitle(/^Open thread by .*, line 3$/).click();
    await expect.poll(() => threads(owner).evaluate((element) => element === document.activeElement)).toBe(true);
    await settle(page);
    await expectAccessible(page);
  });

  test('is heard by others at once: the bell counts, and the new comment waits to be shown', async () => {
    const { page } = other;
    await page.getByRole('link', { name: 'Notifications, 1 unread' }).waitFor();
    await page.getByRole('button', { name: '1 new comment: show it' }).click();
    await threads(other).getByText('Why is this here? @Dana Reed').waitFor();
    // Who looks at a thread has read it, and what they were told about it.
    await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
    expect((await product.database.admin.query('select event from notifications where read_at is not null')).rows).toEqual([{ event: 'mention' }]);
  });

  test('is answered, edited, resolved and opened again', async () => {
    const { page } = other;
    await threads(other).getByRole('button', { name: 'Reply' }).click();
    await page.getByRole('textbox', { name: 'Comment' }).fill('Marketing asked for it.');
    await page.getByRole('button', { name: 'Send comment' }).click();
    await threads(other).getByText('Marketing asked for it.').waitFor();
    await threads(other).getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Comment' }).fill('The brand asked for it.');
    await page.getByRole('button', { name: 'Save comment' }).click();
    await threads(other).getByText('The brand asked for it.').waitFor();
    await threads(other).getByRole('button', { name: 'edited, show earlier' }).click();
    await page.getByRole('dialog').getByText('Marketing asked for it.').waitFor();
    await page.keyboard.press('Escape');
    await threads(other).getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Resolved (1)').click();
    await threads(other).getByRole('button', { name: 'Reopen' }).click();
    await page.getByText('On lines (1)').waitFor();
    const { rows } = await product.database.admin.query<{ action: string }>("select action from code_audit_log where action like 'thread.%' or action like 'comment.%' order by sequence");
    expect(rows.map(({ action }) => action)).toEqual(['thread.opened', 'comment.added', 'comment.edited', 'thread.resolved', 'thread.reopened']);
  });

  test('can be written and read on a phone', async () => {
    const { page } = owner;
    await page.setViewportSize(PHONE);
    await page.goto(address);
    await page.getByRole('button', { name: 'Comment on the whole code' }).click();
    await page.getByRole('textbox', { name: 'Comment' }).fill('About all of it.');
    await page.getByRole('button', { name: 'Send comment' }).click();
    await threads(owner).getByText('About all of it.').waitFor();
    await settle(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('notifications', () => {
  test('lead to the exact comment and are read with it', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/notifications`);
    await settle(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Dana Reed answered on #/ }).click();
    await page.waitForURL(/\/discussion#c-\d+$/);
    const linked = page.locator(new URL(page.url()).hash);
    await linked.waitFor();
    await expect.poll(() => linked.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
  });

  test('are set by event, channel and time, and tried with a message', async () => {
    const { page } = owner;
    await page.goto(`${product.organization}/settings/notifications`);
    await settle(page);
    await expectAccessible(page);
    await page.getByLabel('How: Somebody mentions you').selectOption('off');
    await page.getByLabel('Mails', { exact: true }).selectOption('daily');
    await page.getByLabel('Once a day at').fill('07:30');
    await page.getByLabel('Quiet hours').check();
    await page.locator('[data-path="from"]').fill('21:00');
    await page.getByLabel('Until').fill('06:00');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Notification settings saved.').first().waitFor();
    const { rows } = await product.database.admin.query('select channels, times from notification_settings');
    expect(rows).toMatchObject([{ channels: { mention: 'off' }, times: { digest: 'daily', dailyAt: '07:30', quiet: { from: '21:00', until: '06:00' } } }]);
    await page.reload();
    await expect.poll(() => page.getByLabel('How: Somebody mentions you').inputValue()).toBe('off');
    await page.getByRole('button', { name: 'Send a test message' }).click();
    await page.getByText(/^A test message to .* is on its way/).waitFor();
    await page.setViewportSize(PHONE);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await showIn(page, 'dark');
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('changes', () => {
  test('come over one stream for all tabs of a browser, and go on after the tab that holds it closes', async () => {
    const tabs = [other.page, await other.context.newPage(), await other.context.newPage()];
    const streams = new Set<string>();
    for (const page of tabs) page.on('request', (request) => request.resourceType() === 'eventsource' && streams.add(String(tabs.indexOf(page))));
    await tabs[1]?.goto(`${product.brand}/home`);
    await tabs[2]?.goto(address);
    await tabs[2]?.getByText('On lines (1)').waitFor();
    expect(streams.has('1')).toBe(false);
    await tabs[0]?.goto('about:blank');
    await tabs[1]?.getByRole('heading', { level: 1 }).waitFor();
    await owner.page.setViewportSize({ width: 1280, height: 900 });
    await owner.page.goto(address);
    await owner.page.getByRole('button', { name: 'Comment on the whole code' }).click();
    await owner.page.getByRole('textbox', { name: 'Comment' }).fill('Still heard?');
    await owner.page.getByRole('button', { name: 'Send comment' }).click();
    await tabs[2]?.getByRole('button', { name: '1 new comment: show it' }).waitFor();
    expect(await tabs[2]?.getByText('Still heard?').count()).toBe(0);
  });
});
