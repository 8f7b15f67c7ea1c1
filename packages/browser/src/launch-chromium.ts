import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { prepareChromiumFiles, type ChromiumFiles } from './chromium-files.js';

/**
 * Everything else stays at Chromium's defaults. The package's own list has `--single-process`, under which
 * a second page never opens, and `--disable-web-security`, under which a page behaves as it would for no customer.
 */
const ARGUMENTS = ['--no-sandbox', '--headless=shell', '--disable-gpu'];

/** Options of a launch; `executablePath` runs another Chromium than the packaged one, `args` come after its own. */
export type ChromiumOptions = Pick<LaunchOptions, 'args' | 'executablePath' | 'proxy' | 'timeout'>;

/** No browser could be started; the message says why and what to do. */
export class BrowserUnavailableError extends Error {
  override name = 'BrowserUnavailableError';
}

let packaged: Promise<ChromiumFiles> | undefined;

/**
 * Starts a headless Chromium: the one named by `executablePath` or the variable CHROMIUM_PATH, else the one
 * from the npm package, which needs nothing installed on the machine. The caller closes it.
 * @throws {BrowserUnavailableError} when the browser cannot be unpacked or started
 */
export async function launchChromium(options: ChromiumOptions = {}): Promise<Browser> {
  const chosen = options.executablePath ?? process.env['CHROMIUM_PATH'];
  try {
    const { executable, environment } = chosen ? { executable: chosen, environment: {} } : await packagedChromium();
    return await chromium.launch({ ...options, executablePath: executable, args: [...ARGUMENTS, ...(options.args ?? [])], env: { ...definedVariables(), ...environment } });
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    const advice = chosen ? 'Check CHROMIUM_PATH.' : 'Set CHROMIUM_PATH to an installed Chromium.';
    throw new BrowserUnavailableError(`Chromium could not be started: ${reason} ${advice}`, { cause });
  }
}

function packagedChromium(): Promise<ChromiumFiles> {
  // A failure is not kept: a full disk may be mended while the worker runs.
  packaged ??= prepareChromiumFiles().catch((error: unknown) => {
    packaged = undefined;
    throw error;
  });
  return packaged;
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
