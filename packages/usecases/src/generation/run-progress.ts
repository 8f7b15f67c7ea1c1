import type { Stage } from '@safecode/domain/generation/run';

export interface DraftCode {
  readonly javascript: string;
  readonly css: string;
}

export interface Progress {
  readonly stages: readonly Stage[];
  readonly draft: DraftCode | null;
  readonly status: 'running' | 'repairing';
}

/**
 * Collects the stages of a run and saves each change, one write at a time and always the newest state: a slow
 * database delays nothing but the display. `save` answers false when the run was stopped meanwhile.
 */
export class RunProgress {
  readonly #save: ((progress: Progress) => Promise<boolean>) | null;
  readonly #onStopped: () => void;
  #stages: Stage[] = [];
  #draft: DraftCode | null = null;
  #writing: Promise<void> | null = null;
  #isDirty = false;
  #failure: unknown = null;

  /** Without `save` the stages are only collected, for a run whose caller waits for the result. */
  constructor(save: ((progress: Progress) => Promise<boolean>) | null, onStopped: () => void) {
    this.#save = save;
    this.#onStopped = onStopped;
  }

  get stages(): readonly Stage[] {
    return this.#stages;
  }

  get draft(): DraftCode | null {
    return this.#draft;
  }

  record(stage: Stage, draft?: DraftCode): void {
    const at = this.#stages.findIndex((known) => known.stage === stage.stage && known.attempt === stage.attempt);
    this.#stages = at === -1 ? [...this.#stages, stage] : this.#stages.with(at, stage);
    if (draft !== undefined) this.#draft = draft;
    this.#isDirty = true;
    this.#writing ??= this.#write();
  }

  /** Settles when everything recorded so far is saved; rejects when saving failed. */
  async settled(): Promise<void> {
    await this.#writing;
    if (this.#failure !== null) throw this.#failure;
  }

  async #write(): Promise<void> {
    const save = this.#save;
    if (save === null) return;
    try {
      while (this.#isDirty) {
        this.#isDirty = false;
        const isRepairing = this.#stages.some((stage) => stage.stage === 'repair');
        const isLive = await save({ stages: this.#stages, draft: this.#draft, status: isRepairing ? 'repairing' : 'running' });
        if (!isLive) this.#onStopped();
      }
    } catch (failure) {
      // Kept for settled(): nobody awaits this write while the run goes on.
      this.#failure = failure;
      this.#onStopped();
    } finally {
      this.#writing = null;
    }
  }
}
