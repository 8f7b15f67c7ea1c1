import { parseVersion } from './control/shop-state.js';
import type { StorefrontVersion } from './pages/page.js';

export interface StorefrontEnvironment {
  readonly host: string;
  readonly port: number;
  readonly version: StorefrontVersion;
}

const DEFAULT_PORT = 4001;

/**
 * Reads STOREFRONT_PORT (or PORT), HOST and STOREFRONT_VERSION. Throws an error that names the variable when a value
 * cannot be used.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): StorefrontEnvironment {
  const name = (env.STOREFRONT_PORT ?? '') === '' ? 'PORT' : 'STOREFRONT_PORT';
  const text = (env[name] ?? '') === '' ? String(DEFAULT_PORT) : (env[name] ?? '');
  const port = Number(text);
  if (!/^\d+$/u.test(text) || port > 65_535) throw new Error(`${name} must be a port between 0 and 65535.`);
  const version = parseVersion((env.STOREFRONT_VERSION ?? '') === '' ? '1' : env.STOREFRONT_VERSION);
  if (version === undefined) throw new Error('STOREFRONT_VERSION must be 1 or 2.');
  return { host: (env.HOST ?? '') === '' ? '127.0.0.1' : (env.HOST ?? ''), port, version };
}
