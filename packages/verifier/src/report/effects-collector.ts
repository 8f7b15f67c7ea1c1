import type { Effects, GlobalUse, HostUse, SelectorUse } from '@safecode/domain/verification/report';
import { SmallMap } from '../engine/small-map.js';

/** The lists that say what, and no more. */
type PlainList = 'selectors' | 'hosts' | 'events' | 'timers' | 'globals' | 'classes' | 'created' | 'customProperties' | 'keyframes';
/** The lists that say what and how. */
type PairedList = 'selectorUses' | 'hostUses' | 'listeners' | 'globalUses';

/** Gathers what a change does; `toEffects` sorts and removes duplicates. */
export class EffectsCollector {
  private plain: Partial<Record<PlainList, SmallMap<string, true>>> = {};
  private paired: Partial<Record<PairedList, SmallMap<string, SmallMap<string, true>>>> = {};

  add(list: PlainList, value: string): void {
    (this.plain[list] ??= new SmallMap()).set(value, true);
  }

  /** Elements of a selector are used in some way. */
  useSelector(selector: string, use: SelectorUse): void {
    this.pair('selectorUses', selector, use);
  }

  /** A host is contacted or linked; the lists of hosts and of their uses both say so. */
  useHost(host: string, use: HostUse): void {
    this.add('hosts', host);
    this.pair('hostUses', host, use);
  }

  /** An event is listened to on something. */
  listen(event: string, on: string): void {
    this.add('events', event);
    this.pair('listeners', event, on);
  }

  useGlobal(name: string, use: GlobalUse): void {
    this.pair('globalUses', name, use);
  }

  clear(): void {
    this.plain = {};
    this.paired = {};
  }

  toEffects(): Effects {
    return {
      selectors: this.values('selectors'),
      hosts: this.values('hosts'),
      events: this.values('events'),
      timers: this.values('timers'),
      globals: this.values('globals'),
      classes: this.values('classes'),
      created: this.values('created'),
      selectorUses: this.pairs('selectorUses', (selector, use) => ({ selector, use: use as SelectorUse })),
      hostUses: this.pairs('hostUses', (host, use) => ({ host, use: use as HostUse })),
      listeners: this.pairs('listeners', (event, on) => ({ event, on })),
      globalUses: this.pairs('globalUses', (global, use) => ({ global, use: use as GlobalUse })),
      customProperties: this.values('customProperties'),
      keyframes: this.values('keyframes'),
    };
  }

  private pair(list: PairedList, what: string, how: string): void {
    const entries = (this.paired[list] ??= new SmallMap());
    let uses = entries.get(what);
    if (uses === undefined) entries.set(what, (uses = new SmallMap()));
    uses.set(how, true);
  }

  private values(list: PlainList): string[] {
    return sorted(this.plain[list]);
  }

  /** In order of what, then of how, by code units: the same everywhere. */
  private pairs<T>(list: PairedList, make: (what: string, how: string) => T): T[] {
    const entries = this.paired[list];
    const pairs: T[] = [];
    for (const what of sorted(entries)) for (const how of sorted(entries?.get(what))) pairs.push(make(what, how));
    return pairs;
  }
}

function sorted(entries: SmallMap<string, unknown> | undefined): string[] {
  if (entries === undefined) return [];
  const keys: string[] = [];
  entries.each((key) => { keys.push(key); });
  return keys.length > 1 ? keys.sort() : keys;
}
