// The only place that names where the API's type comes from.
export type { AppRouter } from './contract-router.js';
