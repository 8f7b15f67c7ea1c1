import { actionsOfClass, LEDGER_CLASSES, type RetentionDays } from '@safecode/domain/ledger/retention';
import type { DueClass } from '@safecode/database/ledger/retention-repository';

const DAY_MS = 24 * 3_600_000;

/** The classes that are not kept for ever, with the moment before which their contents are due. */
export function dueClasses(days: RetentionDays, now: Date): DueClass[] {
  return LEDGER_CLASSES.flatMap((name) => {
    const kept = days[name];
    return kept === null ? [] : [{ name, actions: actionsOfClass(name), before: new Date(now.getTime() - kept * DAY_MS) }];
  });
}

/** Entries older than this can go altogether: every class is over by then. Null while one is kept for ever. */
export function removableBefore(days: RetentionDays, now: Date): Date | null {
  const longest = LEDGER_CLASSES.reduce<number | null>((most, name) => {
    const kept = days[name];
    return most === null || kept === null ? null : Math.max(most, kept);
  }, 0);
  return longest === null ? null : new Date(now.getTime() - longest * DAY_MS);
}
