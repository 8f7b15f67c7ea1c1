/**
 * Changes of one organisation under way at once. They commit one after the other, so more of them come no sooner: each
 * would only keep a connection and its locks while it waits, and the server would go from one process to the next with
 * nothing in its caches. 14 with 5 ms of work in each keep a ledger busy.
 */
const MAX_INSIDE = 14;

/** Whoever has waited so long comes in: those inside may be long in coming to their entries, or wait for this one. */
const PATIENCE_MS = 500;

/** The changes of one organisation. */
interface Crowd {
  inside: number;
  readonly outside: Set<() => void>;
}

/** Lets an organisation begin about as many changes as its ledger takes, so that a busy one leaves connections to the others. */
export class LedgerGate {
  readonly #crowds = new Map<number, Crowd>();

  /** Waits to begin, in the order of asking. Answers how to say that the ledger is written; saying it again does nothing. */
  async enter(organizationId: number): Promise<() => void> {
    const crowd = this.#crowds.get(organizationId) ?? { inside: 0, outside: new Set() };
    this.#crowds.set(organizationId, crowd);
    if (crowd.inside >= MAX_INSIDE) await waitOutside(crowd);
    else crowd.inside += 1;
    let isInside = true;
    return () => {
      if (isInside) this.#leave(organizationId, crowd);
      isInside = false;
    };
  }

  #leave(organizationId: number, crowd: Crowd): void {
    crowd.inside -= 1;
    const [next] = crowd.outside;
    if (next !== undefined && crowd.inside < MAX_INSIDE) next();
    if (crowd.inside === 0) this.#crowds.delete(organizationId);
  }
}

async function waitOutside(crowd: Crowd): Promise<void> {
  await new Promise<void>((resolve) => {
    const comeIn = (): void => {
      clearTimeout(timer);
      crowd.outside.delete(comeIn);
      crowd.inside += 1;
      resolve();
    };
    const timer = setTimeout(comeIn, PATIENCE_MS);
    crowd.outside.add(comeIn);
  });
}
