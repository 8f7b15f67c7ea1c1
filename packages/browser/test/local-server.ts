import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface LocalServer {
  readonly port: number;
  /** Paths that were asked for, in order. */
  readonly hits: string[];
  /** Connections that were opened, whether or not anything was said. */
  readonly connections: number;
  readonly close: () => Promise<void>;
}

/** A server on one address of this machine that notes whatever reaches it, also a raw connection that never says a word of HTTP. */
export async function startLocalServer(address: string, answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<LocalServer> {
  const hits: string[] = [];
  let connections = 0;
  const server: Server = createServer((request, response) => {
    hits.push(request.url ?? '');
    answer(request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  server.on('clientError', (_error, socket) => {
    hits.push('unreadable');
    socket.destroy();
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, address, resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    port: (server.address() as AddressInfo).port, hits, close,
    get connections() {
      return connections;
    },
  };
}
