import type { Node } from 'estree';
import type { Value } from './atoms.js';
import { isFalsy, isTruthy } from './values.js';

/**
 * Which arms of branches are worth running. Every arm is checked, dead ones too; but where the values of one call or
 * turn rule an arm out, and those of another lead into it, running it with the wrong values would only confuse them.
 */
export class Arms {
  /** Arms some call has led into, over all rounds. */
  private readonly ever = new Set<Node>();
  /** Arms that were passed over in a round in which nothing led into them: from then on they always run. */
  private readonly always = new Set<Node>();
  private readonly taken = new Set<Node>();
  private readonly skipped = new Set<Node>();
  /** From now on an arm nothing leads into runs everywhere, as dead code does. */
  private settled = false;
  private ruledOut = 0;
  private running = 0;

  startRound(): void {
    this.ruledOut = 0;
    this.running = 0;
    this.taken.clear();
    this.skipped.clear();
  }

  /** True when the arm is to be run here; `leads`: the values here lead into it. */
  enter(arm: Node, leads: boolean): boolean {
    if (leads) {
      this.taken.add(arm);
      this.ever.add(arm);
      return true;
    }
    if (this.always.has(arm) || (this.settled && !this.ever.has(arm))) return true;
    this.skipped.add(arm);
    return false;
  }

  /** True while an arm runs into which the values here do not lead. */
  get isRuledOut(): boolean {
    return this.ruledOut > 0;
  }

  /** True while any arm runs. */
  get isRunning(): boolean {
    return this.running > 0;
  }

  /** Runs an arm; undefined when it is not to be run here. */
  run<T>(arm: Node, leads: boolean, work: () => T): T | undefined {
    if (!this.enter(arm, leads)) return undefined;
    const ruledOut = leads ? 0 : 1;
    this.running += 1;
    this.ruledOut += ruledOut;
    const result = work();
    this.ruledOut -= ruledOut;
    this.running -= 1;
    return result;
  }

  /** Called when a round has taught nothing new: true when each arm was run in it, false when another round has to. */
  isComplete(): boolean {
    const missed = [...this.skipped].filter((arm) => !this.taken.has(arm));
    if (missed.length === 0) return true;
    if (this.settled) for (const arm of missed) this.always.add(arm);
    this.settled = true;
    return false;
  }
}

/** Whether a test may come out true, and false. */
export function outcomes(test: Value): { readonly whenTrue: boolean; readonly whenFalse: boolean } {
  return { whenTrue: test.some((atom) => !isFalsy(atom)), whenFalse: test.some((atom) => !isTruthy(atom)) };
}
