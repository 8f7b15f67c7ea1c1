import net from 'node:net';

/**
 * @returns {Promise<number>} a port of 127.0.0.1 that nothing listens on at this moment
 */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string>} '' when the port can be listened on, else the system's error code (`EADDRINUSE`, `EACCES` ...)
 */
export function whyPortIsTaken(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve('code' in error && typeof error.code === 'string' ? error.code : error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('')));
  });
}
