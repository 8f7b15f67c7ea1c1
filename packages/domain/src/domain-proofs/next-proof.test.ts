import { describe, expect, it } from 'vitest';
import type { ProofFinding, ProofOutcome } from './domain-proof.js';
import { nextProof, outcomeOf, UNPROVED, type ProofMemory } from './next-proof.js';

const T0 = new Date('2026-03-01T08:00:00Z');
const at = (hours: number): Date => new Date(T0.getTime() + hours * 3_600_000);
const findings = (dns: ProofOutcome, file: ProofOutcome): ProofFinding[] => [
  { method: 'dns', outcome: dns, detail: '' },
  { method: 'file', outcome: file, detail: '' },
];
/** Checks at hours, asked for at the first. */
const run = (before: ProofMemory, checks: readonly (readonly [hour: number, dns: ProofOutcome, file: ProofOutcome])[]): ProofMemory =>
  checks.reduce((memory, [hour, dns, file]) => nextProof(memory, findings(dns, file), { now: at(hour), askedAt: T0, random: 0.5 }), before);
const VERIFIED = run(UNPROVED, [[0, 'found', 'missing']]);

describe('the proof of a domain', () => {
  it('is believed when it is found once, and looked at again a day later', () => {
    expect(VERIFIED).toEqual({ state: 'verified', method: 'dns', verifiedAt: T0, missingSince: null, graceEndsAt: null, nextCheckAt: at(24) });
  });

  it('is looked for again every quarter of an hour, for two days after somebody asked', () => {
    expect(run(UNPROVED, [[0, 'missing', 'missing']])).toEqual({ ...UNPROVED, nextCheckAt: at(0.25) });
    expect(run(UNPROVED, [[47, 'missing', 'unreachable']]).nextCheckAt).toEqual(at(47.25));
    expect(run(UNPROVED, [[48, 'missing', 'missing']]).nextCheckAt).toBeNull();
  });

  it.each<[string, readonly (readonly [number, ProofOutcome, ProofOutcome])[], Partial<ProofMemory>]>([
    ['a proof that is missing once', [[24, 'missing', 'missing']], { state: 'verified', missingSince: at(24), graceEndsAt: at(25), nextCheckAt: at(25) }],
    ['a proof that comes back within the hour', [[24, 'missing', 'missing'], [24.5, 'found', 'missing']], { state: 'verified', verifiedAt: T0, missingSince: null, graceEndsAt: null }],
    ['a proof that comes back by another method', [[24, 'missing', 'missing'], [24.5, 'missing', 'found']], { state: 'verified', method: 'file' }],
    ['somebody who asks twice within the hour', [[24, 'missing', 'missing'], [24.1, 'missing', 'missing']], { state: 'verified', graceEndsAt: at(25) }],
    ['a proof that is still missing after the hour', [[24, 'missing', 'missing'], [25, 'missing', 'missing']], { state: 'lapsed', graceEndsAt: null }],
    ['name servers that are down for days', [[24, 'unreachable', 'missing'], [24 + 6 * 24, 'unreachable', 'missing']], { state: 'verified', graceEndsAt: at(24 + 7 * 24) }],
    ['name servers that are down for a week', [[24, 'unreachable', 'missing'], [24 + 7 * 24, 'unreachable', 'missing']], { state: 'lapsed' }],
    ['name servers that come back without the record', [[24, 'unreachable', 'missing'], [48, 'missing', 'missing']], { state: 'lapsed' }],
    ['a lapsed proof that is published again', [[24, 'missing', 'missing'], [25, 'missing', 'missing'], [30, 'found', 'missing']], { state: 'verified', verifiedAt: at(30), missingSince: null }],
  ])('%s', (_, checks, expected) => {
    expect(run(VERIFIED, checks)).toMatchObject(expected);
  });
});

describe('what findings say together', () => {
  it.each<{ dns: ProofOutcome; file: ProofOutcome; provedBy: 'dns' | null; expected: ProofOutcome }>([
    { dns: 'missing', file: 'found', provedBy: 'dns', expected: 'found' },
    { dns: 'missing', file: 'unreachable', provedBy: 'dns', expected: 'missing' },
    { dns: 'unreachable', file: 'missing', provedBy: 'dns', expected: 'unreachable' },
    { dns: 'missing', file: 'unreachable', provedBy: null, expected: 'unreachable' },
    { dns: 'missing', file: 'missing', provedBy: null, expected: 'missing' },
  ])('TXT record $dns, file $file, proved by $provedBy: $expected', ({ dns, file, provedBy, expected }) => {
    expect(outcomeOf(findings(dns, file), provedBy).outcome).toBe(expected);
  });
});
