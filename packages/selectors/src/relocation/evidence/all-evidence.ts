import { CONTENT_EVIDENCE } from './content-evidence.js';
import type { Evidence } from './evidence.js';
import { IDENTITY_EVIDENCE } from './identity-evidence.js';
import { PAGE_EVIDENCE } from './page-evidence.js';
import { PLACE_EVIDENCE } from './place-evidence.js';

/** All evidence, in the order in which the learned weights name it. */
export const EVIDENCE: readonly Evidence[] = [...CONTENT_EVIDENCE, ...IDENTITY_EVIDENCE, ...PLACE_EVIDENCE, ...PAGE_EVIDENCE];
