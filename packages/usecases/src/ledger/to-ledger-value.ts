import type { LedgerValue } from '@safecode/domain/ledger/ledger-entry';

/** A plain value as the ledger keeps it: absent fields are left out, everything else stays as it is. */
export function toLedgerValue(value: unknown): LedgerValue {
  return JSON.parse(JSON.stringify(value)) as LedgerValue;
}
