import type { AddressInfo } from 'node:net';
import { createStorefront, type StorefrontOptions } from '../src/server.js';

export interface RunningShop {
  readonly url: string;
  stop(): Promise<void>;
}

/** The shop on a free port of the loopback address. */
export async function startShop(options: StorefrontOptions = {}): Promise<RunningShop> {
  const server = createStorefront(options);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
