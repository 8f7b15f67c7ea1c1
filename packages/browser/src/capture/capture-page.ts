import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { CaptureLimits, CaptureRequest, PageCapture } from '@safecode/usecases/browser-port';
import { EgressProxy } from '../egress/egress-proxy.js';
import type { EgressRules } from '../egress/egress-target.js';
import { BrowserUnavailableError } from '../launch-chromium.js';
import { askPage } from './ask-page.js';
import { launchGuarded } from './guarded-launch.js';
import { layOutPage } from './layout-script.js';
import { openDocument } from './open-document.js';
import { openPage, readAddress } from './open-page.js';
import { photograph } from './photograph.js';
import { probePage } from './probe-script.js';

/** Enough for the heaviest shop pages we know, four times over. */
const LIMITS: CaptureLimits = { timeoutMs: 30_000, bytes: 60_000_000, requests: 1_500, htmlLength: 8_000_000 };
const CONSOLE_KEPT = 100;
const CONSOLE_LENGTH = 500;
const MAX_SELECTORS = 2_000;

/**
 * Visits a page once: in a browser of its own with an empty profile, which reaches nothing but what the rules let through, and
 * which is ended whatever happens.
 * @throws {DomainError} `page.*` when there is no page to look at, `browser.unavailable` when no browser starts
 */
export async function capturePage(request: CaptureRequest, rules: EgressRules): Promise<PageCapture> {
  const limits = { ...LIMITS, ...request.limits };
  const url = readAddress(request.url);
  const proxy = await EgressProxy.start(rules, limits);
  let browser: Browser | undefined;
  try {
    browser = await launchGuarded(proxy.address).catch((cause: unknown) => {
      if (cause instanceof BrowserUnavailableError) throw new DomainError('browser.unavailable', {}, { cause });
      throw cause;
    });
    const context = await newVisitor(browser, request);
    return await visit(context, { request: { ...request, url, selectors: request.selectors.slice(0, MAX_SELECTORS) }, limits, proxy });
  } finally {
    await browser?.close().catch(() => undefined);
    await proxy.close();
  }
}

function newVisitor(browser: Browser, { viewport, document }: CaptureRequest): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: viewport.width, height: viewport.height },
    javaScriptEnabled: document === undefined,
    // What a page would keep, take or ask for is of no use to a visit.
    serviceWorkers: 'block', acceptDownloads: false, permissions: [], reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'UTC',
  });
}

interface Visit {
  readonly request: CaptureRequest;
  readonly limits: CaptureLimits;
  readonly proxy: EgressProxy;
}

async function visit(context: BrowserContext, { request, limits, proxy }: Visit): Promise<PageCapture> {
  const started = performance.now();
  const page = await context.newPage();
  const console = listen(page, context);
  const opened = await (request.document === undefined ? openPage(page, { url: request.url, limits, proxy }) : openDocument(page, request.document));
  const load = performance.now() - started;
  const question = { selectors: request.selectors, htmlLength: limits.htmlLength, layout: request.layout === true };
  const answer = await askPage(page, { question: probePage, helper: layOutPage }, question).catch((cause: unknown) => {
    throw new DomainError('page.unreachable', { url: request.url, reason: 'the page went away while it was looked at' }, { cause });
  });
  if (answer.html.length > limits.htmlLength) throw new DomainError('page.too_large', { url: request.url, limit: `${limits.htmlLength} characters` });
  const pictures = await photograph(page, request, answer);
  const { refused, requests, bytes } = proxy.record;
  return {
    url: request.document === undefined ? page.url() : request.url, status: opened.status, title: answer.title, viewport: request.viewport, html: answer.html, size: answer.size,
    probes: answer.probes, ...pictures, console, frames: answer.frames, shadowRoots: answer.shadowRoots,
    layout: answer.layout === null ? null : { scripting: request.document === undefined, ...answer.layout, frames: answer.frames },
    refused, traffic: { requests, bytes }, complete: opened.complete, ms: { load: Math.round(load), probe: answer.ms },
  };
}

/** Keeps what the page says, and closes what it opens: windows, dialogs, downloads. */
function listen(page: Page, context: BrowserContext): { readonly level: string; readonly text: string }[] {
  const messages: { level: string; text: string }[] = [];
  const keep = (level: string, text: string): void => {
    if (messages.length < CONSOLE_KEPT) messages.push({ level, text: text.slice(0, CONSOLE_LENGTH) });
  };
  page.on('console', (message) => keep(message.type(), message.text()));
  page.on('pageerror', (error) => keep('exception', error.message));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  context.on('page', (other) => {
    if (other !== page) void other.close().catch(() => undefined);
  });
  return messages;
}
