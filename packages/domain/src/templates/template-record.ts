/** What became of the generations a template was used in, all versions together. Counts of runs. */
export interface TemplateRecord {
  readonly templateId: number;
  /** Runs that ended with a verdict: passed or not safe. */
  readonly runs: number;
  /** Of these, the ones that passed. */
  readonly passed: number;
  /** Of the passed ones, those that passed at the first verification, without a repair. */
  readonly passedUnrepaired: number;
}
