/** Rounds of repair after the first draft. */
export const MAX_REPAIRS = 3;
/** Milliseconds a draft and all its repairs may take; callers are told "pending" long before. */
export const GENERATION_DEADLINE_MS = 120_000;
