import type { Brand } from '@safecode/domain/brands/brand';
import type { BrandDomain } from '@safecode/domain/domain-proofs/domain-proof';
import { UNPROVED } from '@safecode/domain/domain-proofs/next-proof';
import type { DomainProof } from '@safecode/database/domain-proofs/proof-repository';
import type { Deps } from '../deps.js';
import { proofRecords, proofToken } from './proof-records.js';

const isoOf = (date: Date | null): string | null => date?.toISOString() ?? null;

/** A host of a brand as people see it; `proof` undefined: nobody asked for it yet. */
export function viewDomain(deps: Pick<Deps, 'keys'>, of: { readonly organizationId: number; readonly brand: Pick<Brand, 'id' | 'site'>; readonly host: string }, proof: DomainProof | undefined): BrandDomain {
  const { organizationId, brand, host } = of;
  const { state, method, verifiedAt, missingSince, graceEndsAt, nextCheckAt } = proof ?? UNPROVED;
  return {
    host,
    records: proofRecords(brand, host, proofToken(deps.keys, { organizationId, brandId: brand.id, host })),
    state,
    method,
    verifiedAt: isoOf(verifiedAt),
    missingSince: isoOf(missingSince),
    graceEndsAt: isoOf(graceEndsAt),
    checkedAt: isoOf(proof?.checkedAt ?? null),
    isChecking: proof !== undefined && (proof.checkedAt === null || proof.askedAt > proof.checkedAt),
    findings: [...(proof?.findings ?? [])],
    nextCheckAt: isoOf(nextCheckAt),
    watchDespiteRobots: proof?.watchDespiteRobots ?? false,
    overrideBy: proof?.overrideBy ?? null,
    overrideAt: isoOf(proof?.overrideAt ?? null),
  };
}
