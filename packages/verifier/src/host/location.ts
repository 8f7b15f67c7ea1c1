import type { HostAtom, Value } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import { anyText, UNDEFINED } from '../engine/values.js';
import { hostAtom, method, named, type Getters } from './make-native.js';

/** The location object; every name for it gives the same one. */
export function locationOf(): Value {
  return [hostAtom('location', 'location')];
}

/** Reading the address is free; every call that changes it is refused. */
export const LOCATION_MEMBERS: Getters<HostAtom> = {
  ...named('href protocol host hostname port pathname search hash origin', () => anyText('the address of the page')),
  ...named('toString valueOf', method(() => anyText('the address of the page'))),
  ...named('assign replace reload', method((engine, call) => {
    engine.refuse('navigation', call.site, 'Leads the visitor to another address.');
    return UNDEFINED;
  })),
};

export const HISTORY_MEMBERS: Getters<HostAtom> = {
  ...named('length state scrollRestoration', () => anyText('the history')),
  ...named('pushState replaceState back forward go', method((engine, call) => {
    engine.refuse('navigation', call.site, 'Changes the history.');
    return UNDEFINED;
  })),
};

/** Records that the code would lead visitors elsewhere; `what` is what it changes. */
export function refuseNavigation(engine: Engine, site: Parameters<Engine['refuse']>[1], what: string): void {
  engine.refuse('navigation', site, `Changes ${what}.`);
}
