import type { Stage, StageName } from '@safecode/domain/generation/run';
import type { Finding } from '@safecode/domain/verification/report';

export interface StageCode {
  readonly javascript: string;
  readonly css: string;
}

/** Ends a stage that was begun. */
export type EndStage = (end: {
  readonly status?: 'done' | 'failed';
  readonly summary: string;
  readonly findings?: readonly Finding[];
  readonly draft?: StageCode;
}) => void;

/** Findings shown with a stage; the report has them all. */
const SHOWN_FINDINGS = 50;

/** Tells a listener about each stage when it begins and when it ends, with times of the given clock. */
export class StageLog {
  readonly #now: () => Date;
  readonly #onStage: (stage: Stage, draft?: StageCode) => void;

  constructor(now: () => Date, onStage: (stage: Stage, draft?: StageCode) => void) {
    this.#now = now;
    this.#onStage = onStage;
  }

  begin(stage: StageName, attempt: number, summary: string): EndStage {
    const started = this.#now();
    const base = { stage, attempt, startedAt: started.toISOString() };
    this.#onStage({ ...base, status: 'running', ms: null, summary, findings: [] });
    return (end) => {
      const ms = Math.max(0, this.#now().getTime() - started.getTime());
      const findings = end.findings === undefined || end.findings.length === 0 ? [] : structuredClone(end.findings.slice(0, SHOWN_FINDINGS));
      const ended: Stage = { ...base, status: end.status ?? 'done', ms, summary: end.summary, findings };
      if (end.draft === undefined) this.#onStage(ended);
      else this.#onStage(ended, { javascript: end.draft.javascript, css: end.draft.css });
    };
  }
}
