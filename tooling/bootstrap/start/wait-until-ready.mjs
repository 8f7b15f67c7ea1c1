import http from 'node:http';
import net from 'node:net';

const EVERY_MS = 40;
const REQUEST_TIMEOUT_MS = 2_000;

/**
 * @param {string} url
 * @returns {Promise<{ status: number, body: string }>} status 0 when nothing answers
 */
function request(url) {
  return new Promise((resolve) => {
    const call = http.get(url, { timeout: REQUEST_TIMEOUT_MS, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve({ status: 0, body: '' }));
  });
}

/**
 * Waits until an address answers 200.
 * @param {string} url
 * @param {AbortSignal} signal gives up
 * @returns {Promise<string>} '' when it does, else what it said last
 */
export async function waitForOk(url, signal) {
  let last = { status: 0, body: '' };
  while (!signal.aborted) {
    last = await request(url);
    if (last.status === 200) return '';
    await pause();
  }
  return last.status === 0 ? 'nothing answers' : `it answers ${last.status} ${last.body.slice(0, 300)}`;
}

/**
 * Waits until something listens on a port of 127.0.0.1.
 * @param {number} port
 * @param {AbortSignal} signal gives up
 * @returns {Promise<boolean>}
 */
export async function waitForPort(port, signal) {
  while (!signal.aborted) {
    if (await isListening(port)) return true;
    await pause();
  }
  return false;
}

/** @param {number} port */
function isListening(port) {
  return new Promise((/** @type {(listening: boolean) => void} */ resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, EVERY_MS));
}
