import { z } from 'zod';
import type { AuditFilter } from '@safecode/domain/ledger/audit';
import { LEDGER_ACTIONS } from '@safecode/domain/ledger/ledger-entry';
import { searchChoice, searchText } from '../../../routing/search-fields.js';

const day = () => searchText(10).pipe(z.string().regex(/^\d{4}-\d\d-\d\d$/).optional()).catch(undefined);
const number = () => searchText(10).pipe(z.string().regex(/^\d{1,9}$/).optional()).catch(undefined);

/** What the address of the audit screen holds. `who`: a person's number or a pseudonym. */
export const auditSearchSchema = z.object({
  who: searchText(60).pipe(z.string().regex(/^(\d{1,9}|p-[0-9a-f]{1,40})$/).optional()).catch(undefined),
  key: number(),
  code: number(),
  action: searchText(600).pipe(z.string().refine((text) => text.split(',').every((name) => LEDGER_ACTIONS.some((action) => action === name))).optional()).catch(undefined),
  type: searchText(60).pipe(z.string().regex(/^[a-z_]+$/).optional()).catch(undefined),
  brand: number(),
  from: day(),
  to: day(),
  entry: number(),
  preset: searchChoice(['person']),
});
export type AuditSearch = z.output<typeof auditSearchSchema>;
export const NO_FILTERS: Partial<AuditSearch> = { who: undefined, key: undefined, code: undefined, action: undefined, type: undefined, brand: undefined, from: undefined, to: undefined, preset: undefined };

const DAY_MS = 86_400_000;
const isDay = (text: string | undefined): text is string => text !== undefined && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
const present = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value));

/** The filter of the API. Days are those of UTC; the last one counts whole. */
export function toFilter({ who, key, code, action, type, brand, from, to }: AuditSearch): AuditFilter {
  const filter: AuditFilter = {
    ...(who === undefined ? {} : who.startsWith('p-') ? { subject: who } : { userId: Number(who) }),
    keyId: present(key),
    codeId: present(code),
    actions: action,
    objectType: type,
    brandId: present(brand),
    from: isDay(from) ? `${from}T00:00:00Z` : undefined,
    to: isDay(to) ? new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS).toISOString() : undefined,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as AuditFilter;
}

/** The day, in UTC, so many days before. */
export const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
