import { expect, it } from 'vitest';
import { ledgerAlert } from './ledger-alert.js';

const NOW = new Date('2026-12-01T10:00:00.000Z');
const at = (hoursAgo: number): string => new Date(NOW.getTime() - hoursAgo * 3_600_000).toISOString();
const verified = (hoursAgo: number, firstBreak: { sequence: number; kind: 'changed' } | null = null) => ({ at: at(hoursAgo), entries: 9, upTo: 9, checkpointSequence: 9, firstBreak });

it.each([
  ['a ledger that was verified last night', { verification: verified(8), begun: at(900) }, null],
  ['one whose verification found a break, however old', { verification: verified(90, { sequence: 4, kind: 'changed' }), begun: at(900) }, { kind: 'broken', sequence: 4, breakKind: 'changed', at: at(90) }],
  ['one that was not verified for two nights', { verification: verified(49), begun: at(900) }, { kind: 'unverified', since: at(49) }],
  ['one that was never verified, of an old organisation', { verification: null, begun: at(49) }, { kind: 'unverified', since: at(49) }],
  ['one of an organisation that has just begun', { verification: null, begun: at(1) }, null],
] as const)('says of %s', (_, { verification, begun }, expected) => {
  expect(ledgerAlert({ verification, begun, now: NOW })).toEqual(expected);
});
