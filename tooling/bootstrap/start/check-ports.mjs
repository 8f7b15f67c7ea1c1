import { ClearError } from '../clear-error.mjs';
import { whyPortIsTaken } from '../free-port.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */

/**
 * @param {Settings} settings
 * @throws {ClearError} naming the variable to change, before anything is installed or started
 */
export async function checkPorts(settings) {
  await checkPort(settings.port, settings.host, 'PORT');
  if (settings.seed !== 'none') {
    if (settings.storefrontPort === settings.port) throw new ClearError('STOREFRONT_PORT and PORT must differ.');
    await checkPort(settings.storefrontPort, '127.0.0.1', 'STOREFRONT_PORT');
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @param {string} key
 */
async function checkPort(port, host, key) {
  const reason = await whyPortIsTaken(port, host);
  switch (reason) {
    case '':
      return;
    case 'EADDRINUSE':
      throw new ClearError(`Port ${port} is taken by another program: stop it, or set ${key} to a free port.`);
    case 'EACCES':
      throw new ClearError(`Port ${port} needs rights that you do not have: set ${key} to a port above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      throw new ClearError(`HOST (${host}) is not an address of this machine.`);
    default:
      throw new ClearError(`Port ${port} cannot be used (${reason}): set ${key} to another port.`);
  }
}
