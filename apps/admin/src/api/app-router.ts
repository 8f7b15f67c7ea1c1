import type { AppRouter } from '@safecode/api/router';
import type { inferRouterOutputs } from '@trpc/server';

// The only place that names where the API's type comes from. Types: nothing of the API reaches the browser.
export type { AppRouter };

/** What each procedure answers, as it arrives: fields that are absent stay absent. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
