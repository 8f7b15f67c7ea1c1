import type { Correction, ReportCorrectionResult } from '@safecode/domain/corrections/correction';
import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import type { GenerationRun } from '@safecode/domain/generation/run';
import type { Lesson, LessonPage } from '@safecode/domain/learning/lesson';
import type { Revision } from '@safecode/domain/review/revision';
import { expect, vi } from 'vitest';
import { callApi } from './call-api.js';
import { COLOUR_RULES, DESKTOP, PHONE, settle, settleHeight, showIn, sidewaysScroll, violationsOf, type Page } from './console-browser.js';
import type { Cast } from './review-cast.js';
import type { Product } from './start-product.js';

/** Where pictures are put; undefined: none are taken. */
export const PICTURES = process.env['CONSOLE_PICTURES'];
/** Corrections are gathered for seconds before they are looked through. */
export const PATIENT = { timeout: 90_000 };
/** What everybody corrects: the lines of the bar stand too close on a phone. */
export const FROM = 'gap: 4px 16px';
export const TO = 'gap: 8px 16px';

/** The product, its people and the demonstration brand. */
export interface Circle {
  readonly product: Product;
  readonly cast: Cast;
  readonly brandId: number;
}

export const brandIdOf = async (product: Product): Promise<number> => (await product.database.admin.query<{ id: number }>("select id from brands where slug = 'larkmoor'")).rows[0]?.id ?? 0;

/** Has a bar with a text generated. */
export async function generate(page: Page, product: Product, text: string): Promise<GeneratedCode> {
  const input = { brand: 'larkmoor', pageType: 'pdp', description: `Announce above the content: "${text}"`, template: 'announcement-bar', answers: { copy: text } };
  const run = await callApi<GenerationRun>(page, product, { name: 'generation.generate', input });
  if (run.codeId === null) throw new Error(`No code: ${run.error?.message ?? run.status}`);
  return callApi<GeneratedCode>(page, product, { name: 'codes.get', input: { id: run.codeId }, isQuery: true });
}

/** Reports the correction everybody makes, as whoever is signed in on the page. */
export async function correct(page: Page, product: Product, code: GeneratedCode): Promise<Correction> {
  const { contentHash, javascript, css } = await callApi<Revision>(page, product, { name: 'revisions.get', input: { id: code.id, number: 1 }, isQuery: true });
  const input = { id: code.id, originalRevision: 1, baseHash: contentHash, javascript, css: css.replace(FROM, TO), reasonKind: 'broken_layout', reason: 'The lines stand too close on a phone.' };
  return (await callApi<ReportCorrectionResult>(page, product, { name: 'corrections.report', input })).correction;
}

export const lessonsOf = async ({ product, cast, brandId }: Circle): Promise<LessonPage['rows']> =>
  (await callApi<LessonPage>(cast.approver.page, product, { name: 'learning.lessons', input: { brandId }, isQuery: true })).rows;

/** Pictures of the screen in both themes on both widths, checked for what is wrong with them. */
export async function lookAt(page: Page, name: string): Promise<void> {
  for (const viewport of [PHONE, DESKTOP]) {
    await page.setViewportSize(viewport);
    const diff = page.getByText('unchanged').first();
    if ((await diff.count()) > 0) await diff.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await settle(page);
    await settleHeight(page);
    for (const colorScheme of ['dark', 'light'] as const) {
      await showIn(page, colorScheme);
      expect({ name, viewport, colorScheme, violations: await violationsOf(page, colorScheme === 'dark' ? COLOUR_RULES : undefined) }).toEqual({ name, viewport, colorScheme, violations: [] });
      if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}-${viewport.width}-${colorScheme}.png`, fullPage: true });
    }
    expect(await sidewaysScroll(page)).toBe(0);
  }
}

/** Three corrections by two people, the lesson they become, and its approval by somebody else. */
export async function lessonInUse(circle: Circle): Promise<Lesson> {
  const { product, cast } = circle;
  const pages = [cast.editor.page, cast.editor.page, cast.reviewer.page];
  for (const [at, page] of pages.entries()) await correct(page, product, await generate(cast.editor.page, product, `Shop number ${at} is open`));
  await vi.waitUntil(async () => (await lessonsOf(circle))[0]?.status === 'proposed', { ...PATIENT, interval: 200 });
  const [proposed] = await lessonsOf(circle);
  return callApi<Lesson>(cast.approver.page, product, { name: 'learning.decide', input: { id: proposed?.id, contentHash: proposed?.contentHash, decision: 'approve' } });
}

/** A picture for the guide: what a desktop shows, from the top or around an element. */
export async function picture(page: Page, name: string, around?: ReturnType<Page['locator']>): Promise<void> {
  if (PICTURES === undefined) return;
  await page.setViewportSize(DESKTOP);
  await showIn(page, 'light');
  await settle(page);
  await settleHeight(page);
  if (around === undefined) await page.evaluate(() => window.scrollTo(0, 0));
  else await around.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}
