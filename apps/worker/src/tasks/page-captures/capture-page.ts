import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { runCapture } from '@safecode/usecases/page-captures/run-capture';

/** Captures a page that somebody asked for. */
export const capturePage = (deps: Deps, payload: JobPayload<'pages.capture'>): Promise<void> => runCapture(deps, payload);
