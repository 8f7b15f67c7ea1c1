import type { Effects } from '@safecode/domain/verification/report';

/** Gathers what a change does; `toEffects` sorts and removes duplicates. */
export class EffectsCollector {
  private readonly seen = new Map<keyof Effects, Set<string>>();

  add(kind: keyof Effects, value: string): void {
    const set = this.seen.get(kind);
    if (set === undefined) this.seen.set(kind, new Set([value]));
    else set.add(value);
  }

  clear(): void {
    this.seen.clear();
  }

  toEffects(): Effects {
    const list = (kind: keyof Effects): string[] => [...(this.seen.get(kind) ?? [])].sort();
    return {
      selectors: list('selectors'),
      hosts: list('hosts'),
      events: list('events'),
      timers: list('timers'),
      globals: list('globals'),
      classes: list('classes'),
      created: list('created'),
    };
  }
}
