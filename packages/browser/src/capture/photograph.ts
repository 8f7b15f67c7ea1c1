import type { Page } from 'playwright-core';
import type { Box, CaptureRequest, PageCapture, Picture } from '@safecode/usecases/browser-port';
import type { ProbeAnswer } from './probe-script.js';

/** Beyond this a picture of the whole page costs more than it shows. */
const MAX_HEIGHT = 12_000;
const MAX_CROPS = 50;
const AROUND = 16;
const CROP_SIZE = { width: 1_600, height: 1_200 };
const TIMEOUT_MS = 10_000;

/** Takes the pictures that were asked for. A page that cannot be photographed has none; what was read of it stays. */
export async function photograph(page: Page, request: CaptureRequest, answer: ProbeAnswer): Promise<Pick<PageCapture, 'screenshot' | 'crops'>> {
  const height = request.screenshot === 'full' ? Math.min(Math.max(answer.size.height, request.viewport.height), MAX_HEIGHT) : request.viewport.height;
  const whole = { x: 0, y: 0, width: request.viewport.width, height };
  const screenshot = request.screenshot === 'none' ? null : await take(page, whole);
  const crops: { selector: string; picture: Picture }[] = [];
  for (const selector of (request.crops ?? []).slice(0, MAX_CROPS)) {
    const element = answer.probes.find((probe) => probe.selector === selector)?.elements.find(({ visible }) => visible);
    const picture = element === undefined ? null : await take(page, around(element.box, answer.size));
    if (picture !== null) crops.push({ selector, picture });
  }
  return { screenshot, crops };
}

async function take(page: Page, box: Box): Promise<Picture | null> {
  try {
    const png = await page.screenshot({ type: 'png', fullPage: true, clip: box, animations: 'disabled', caret: 'hide', timeout: TIMEOUT_MS });
    return { png, box };
  } catch {
    return null;
  }
}

/** The element with a little of its surroundings, inside the page. */
function around(box: Box, size: { readonly width: number; readonly height: number }): Box {
  const x = Math.max(0, box.x - AROUND);
  const y = Math.max(0, box.y - AROUND);
  return {
    x, y,
    width: Math.max(1, Math.min(box.width + 2 * AROUND, CROP_SIZE.width, size.width - x)),
    height: Math.max(1, Math.min(box.height + 2 * AROUND, CROP_SIZE.height, size.height - y)),
  };
}
