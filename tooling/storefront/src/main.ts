import type { AddressInfo } from 'node:net';
import { readEnvironment } from './environment.js';
import { createStorefront } from './server.js';

function start(): void {
  const { host, port, version } = readEnvironment(process.env);
  const server = createStorefront({ version });
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `The demonstration shop cannot start: port ${port} is taken.` : `The demonstration shop stopped: ${error.message}`);
    process.exit(1);
  });
  server.listen(port, host, () => {
    const { port: actual } = server.address() as AddressInfo;
    console.log(`storefront http://${host}:${actual} (version ${version})`);
  });
  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
