import { createTRPCReact } from '@trpc/react-query';
import type { AppRouter } from './app-router.js';

/** Hooks for every procedure of the API; the provider decides for which organisation they call. */
export const trpc = createTRPCReact<AppRouter>();
