import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the checkout, from dist/ of this package. */
export const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
