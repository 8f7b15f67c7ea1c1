import type { Effects, GlobalUse, HostUse, SelectorUse } from '@safecode/domain/verification/report';

/** The lists that say what, and no more. */
type PlainList = 'selectors' | 'hosts' | 'events' | 'timers' | 'globals' | 'classes' | 'created' | 'customProperties' | 'keyframes';
/** The lists that say what and how. */
type PairedList = 'selectorUses' | 'hostUses' | 'listeners' | 'globalUses';

/** Gathers what a change does; `toEffects` sorts and removes duplicates. */
export class EffectsCollector {
  private readonly plain = new Map<PlainList, Set<string>>();
  private readonly paired = new Map<PairedList, Map<string, Set<string>>>();

  add(list: PlainList, value: string): void {
    const set = this.plain.get(list);
    if (set === undefined) this.plain.set(list, new Set([value]));
    else set.add(value);
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
    this.plain.clear();
    this.paired.clear();
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
      selectorUses: this.pairs('selectorUses').map(([selector, use]) => ({ selector, use: use as SelectorUse })),
      hostUses: this.pairs('hostUses').map(([host, use]) => ({ host, use: use as HostUse })),
      listeners: this.pairs('listeners').map(([event, on]) => ({ event, on })),
      globalUses: this.pairs('globalUses').map(([global, use]) => ({ global, use: use as GlobalUse })),
      customProperties: this.values('customProperties'),
      keyframes: this.values('keyframes'),
    };
  }

  private pair(list: PairedList, what: string, how: string): void {
    let entries = this.paired.get(list);
    if (entries === undefined) this.paired.set(list, (entries = new Map()));
    const uses = entries.get(what);
    if (uses === undefined) entries.set(what, new Set([how]));
    else uses.add(how);
  }

  private values(list: PlainList): string[] {
    return [...(this.plain.get(list) ?? [])].sort();
  }

  /** In order of what, then of how, by code units: the same everywhere. */
  private pairs(list: PairedList): [string, string][] {
    const entries = this.paired.get(list) ?? new Map<string, Set<string>>();
    return [...entries.keys()].sort().flatMap((what) => [...(entries.get(what) ?? [])].sort().map((how): [string, string] => [what, how]));
  }
}
