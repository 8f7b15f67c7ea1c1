import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { COLOUR_RULES, DESKTOP, fillSignIn, newPerson, openBrowser, PHONE, settle, showIn, sidewaysScroll, signIn, violationsOf, type Person } from './support/console-browser.js';
import { generateByOpal, startProduct } from './support/start-product.js';

/** Every screen, with its heading. `{o}` is the organisation, `{b}` the brand. */
const ROUTES: readonly (readonly [path: string, heading: RegExp])[] = [
  ['{o}/home', /^Home$/],
  ['{o}/generate', /^Generate/],
  ['{o}/code', /^Code$/],
  ['{o}/code/waiting', /^Code$/],
  ['{o}/requests', /^Opal requests$/],
  ['{o}/requests/1', /^Request #1$/],
  ['{o}/brands', /^Brands$/],
  ['{o}/brands/new', /^New brand$/],
  ['{o}/settings/members', /^Members$/],
  ['{o}/settings/keys', /^API keys$/],
  ['{o}/settings/opal', /^Opal connection$/],
  ['{o}/settings/jobs', /^Failed jobs$/],
  ['{o}/settings/usage', /^Usage$/],
  ['{o}/settings/notifications', /^Notification settings$/],
  ['{o}/settings/absences', /^Absences$/],
  ['{o}/notifications', /^Notifications$/],
  ['{o}/audit?action=member.joined', /^Audit$/],
  ['{o}/settings/ledger', /^Ledger$/],
  ['{o}/account', /^Account and sessions$/],
  ['{b}/home', /^Home$/],
  ['{b}/generate', /^Generate for Larkmoor$/],
  ['{b}/generate/1', /^Run #1$/],
  ['{b}/code?verdict=pass&sort=title', /^Code$/],
  ['{b}/code/1/code#L5', /^#1 /],
  ['{b}/code/1/diff', /^#1 /],
  ['{b}/code/1/findings', /^#1 /],
  ['{b}/code/1/evidence', /^#1 /],
  ['{b}/code/1/corrections', /^#1 /],
  ['{b}/code/1/corrections?report=edit', /^#1 /],
  ['{b}/code/1/lineage', /^#1 /],
  ['{b}/code/1/discussion', /^#1 /],
  ['{b}/code/1/history', /^#1 /],
  ['{b}/code/1/deployments', /^#1 /],
  ['{b}/code/1/code?edit=js', /^#1 /],
  ['{b}/code/waiting', /^Code$/],
  ['{b}/requests', /^Opal requests$/],
  ['{b}/requests/1', /^Request #1$/],
  ['{b}/knowledge/selectors?page=pdp', /^Selectors$/],
  ['{b}/knowledge/selectors/1', /./],
  ['{b}/knowledge/selectors/test?selector=.price', /^Try a selector$/],
  ['{b}/knowledge/selectors/find', /^Find elements$/],
  ['{b}/knowledge/templates', /^Templates$/],
  ['{b}/knowledge/templates/new', /^New template$/],
  ['{b}/knowledge/templates/1', /version 1$/],
  ['{b}/knowledge/rules?show=all', /^Rules$/],
  ['{b}/health', /^Health$/],
  ['{b}/learning/metrics?by=pageType', /^Learning$/],
  ['{b}/learning/outcomes', /^Settled codes$/],
  ['{b}/learning/confidence', /^Confidence$/],
  ['{b}/learning?status=proposed', /^Learning$/],
  ['{b}/settings', /^Settings of Larkmoor$/],
  ['{b}/settings/domains', /^Domains of Larkmoor$/],
  ['{b}/settings/review', /^How code is reviewed$/],
  ['{b}/settings/learning', /^How this brand learns$/],
  ['{o}/no-such-screen', /^Page not found$/],
  ['{o}/b/no-such-brand/home', /^Page not found$/],
];

const product = await startProduct();
const browser = await openBrowser();
let owner: Person;

const addressOf = (path: string): string => path.replace('{o}', product.organization).replace('{b}', product.brand);

beforeAll(async () => {
  await generateByOpal(product, 'Add a free-delivery bar above the buy button that says "Free delivery over 60 EUR" on dark green');
  owner = await newPerson(browser, product);
  await signIn(owner, { ...product.owner, to: `${product.organization}/home` });
});

afterEach(() => {
  expect(owner.problems.list.splice(0)).toEqual([]);
});

describe.each(ROUTES)('%s', (path, heading) => {
  test('opens from its address, is accessible in both themes and on a phone, and survives a reload', async () => {
    const { page } = owner;
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(addressOf(path));
    await settle(page);
    await expect.poll(() => page.locator('main h1').innerText()).toMatch(heading);
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await showIn(page, colorScheme);
        expect({ width: viewport.width, colorScheme, violations: await violationsOf(page, colorScheme === 'dark' ? COLOUR_RULES : undefined) }).toEqual({ width: viewport.width, colorScheme, violations: [] });
      }
      expect(await sidewaysScroll(page)).toBe(0);
    }
    const before = page.url();
    await page.reload();
    await settle(page);
    expect(page.url()).toBe(before);
    await expect.poll(() => page.locator('main h1').innerText()).toMatch(heading);
  });
});

describe('the theme', () => {
  test('changes everything at once, also what takes its colour from what is around it', async () => {
    const { page } = owner;
    await page.setViewportSize(DESKTOP);
    await page.goto(`${product.organization}/home`);
    await settle(page);
    await showIn(page, 'light');
    const late = await page.evaluate(async () => {
      const elements = [...document.querySelectorAll('body, body *')];
      const colours = (): string[] => elements.map((element) => `${getComputedStyle(element).color} ${getComputedStyle(element).backgroundColor}`);
      document.documentElement.setAttribute('data-mantine-color-scheme', 'dark');
      const atOnce = colours();
      for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
      const later = colours();
      return elements.filter((_, index) => atOnce[index] !== later[index]).map((element) => element.tagName);
    });
    expect(late).toEqual([]);
  });

  test('is the system\'s before anything of the console has run', async () => {
    const person = await newPerson(browser, product);
    await person.page.emulateMedia({ colorScheme: 'dark' });
    await person.page.route('**/assets/*.js', (route) => route.abort());
    person.problems.list.splice(0);
    await person.page.goto(`${product.organization}/home`);
    expect(await person.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(26, 27, 30)');
    await person.context.close();
  });
});

describe('signed out', () => {
  test('every address asks to sign in and remembers where somebody wanted to go', async () => {
    const stranger = await newPerson(browser, product);
    stranger.problems.expectStatus(401);
    for (const [path] of ROUTES) {
      const wanted = addressOf(path);
      await stranger.page.goto(wanted);
      await stranger.page.waitForURL(/\/sign-in/);
      expect(new URL(stranger.page.url()).searchParams.get('to')).toBe(wanted);
    }
    expect(await violationsOf(stranger.page)).toEqual([]);
    expect(stranger.problems.list).toEqual([]);
    await stranger.context.close();
  });

  test('signing in leads to the address with its filters and line', async () => {
    const person = await newPerson(browser, product);
    await person.page.goto(`${product.brand}/code/1/code#L5`);
    await fillSignIn(person.page, product.owner.email, product.owner.password);
    await person.page.getByRole('heading', { level: 1, name: /^#1 / }).waitFor();
    expect(new URL(person.page.url()).hash).toBe('#L5');
    await person.page.locator('.cm-linked-line').waitFor();
    await person.context.close();
  });

  test('a link that would lead elsewhere leads Home', async () => {
    const person = await newPerson(browser, product);
    await person.page.goto('/sign-in?to=//evil.example/x');
    await fillSignIn(person.page, product.owner.email, product.owner.password);
    await settle(person.page);
    await person.page.waitForURL(`**${product.organization}/home`);
    expect(person.problems.list).toEqual([]);
    await person.context.close();
  });

  test('an invitation without or with a wrong token says what to do', async () => {
    const person = await newPerson(browser, product);
    person.problems.expectStatus(404);
    await person.page.goto('/invite');
    await person.page.getByText('This address holds no invitation').waitFor();
    await person.page.goto('/invite#not-a-token-of-ours');
    await person.page.reload();
    await person.page.getByText('This invitation is not valid').waitFor();
    expect(await violationsOf(person.page)).toEqual([]);
    expect(person.problems.list).toEqual([]);
    await person.context.close();
  });
});
