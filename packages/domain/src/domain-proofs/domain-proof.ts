import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';

/** How a domain can be proved: a TXT record, a file under /.well-known/, a meta tag in the head of its front page. */
export const PROOF_METHODS = ['dns', 'file', 'meta'] as const;
export type ProofMethod = (typeof PROOF_METHODS)[number];

/** `lapsed`: it was verified, and the proof is gone. */
export const PROOF_STATES = ['unproved', 'verified', 'lapsed'] as const;
export type ProofState = (typeof PROOF_STATES)[number];

/** `unreachable`: nobody could look, so that nothing is known. */
export const PROOF_OUTCOMES = ['found', 'missing', 'unreachable'] as const;
export type ProofOutcome = (typeof PROOF_OUTCOMES)[number];

const proofFindingSchema = z.object({ method: z.enum(PROOF_METHODS), outcome: z.enum(PROOF_OUTCOMES), /** What was found instead, for people. */ detail: z.string() });
/** What one check found in one place. */
export type ProofFinding = z.infer<typeof proofFindingSchema>;

/** What is to be published, in the place of each method. One of them is enough. */
const proofRecordsSchema = z.object({
  /** Null for an address that has no name. */
  dns: z.object({ name: z.string(), value: z.string() }).nullable(),
  file: z.object({ url: z.string(), content: z.string() }),
  meta: z.object({ url: z.string(), tag: z.string() }),
});
export type ProofRecords = z.infer<typeof proofRecordsSchema>;

/** A host of a brand: whether it is proved to be the brand's, and what follows from that. */
export const brandDomainSchema = z
  .object({
    host: z.string(),
    records: proofRecordsSchema,
    state: z.enum(PROOF_STATES),
    /** The method that proved it last. */
    method: z.enum(PROOF_METHODS).nullable(),
    verifiedAt: timestampSchema.nullable(),
    /** Since when the proof of a verified domain is not found; it lapses at `graceEndsAt` unless it is found again. */
    missingSince: timestampSchema.nullable(),
    graceEndsAt: timestampSchema.nullable(),
    checkedAt: timestampSchema.nullable(),
    /** Whether a check that somebody asked for is still under way. */
    isChecking: z.boolean(),
    findings: z.array(proofFindingSchema),
    nextCheckAt: timestampSchema.nullable(),
    /** Its pages are visited although robots.txt asks automatic visitors to stay away. Only ever true while it is verified. */
    watchDespiteRobots: z.boolean(),
    overrideBy: z.string().nullable(),
    overrideAt: timestampSchema.nullable(),
  })
  .meta({ id: 'BrandDomain' });
export type BrandDomain = z.infer<typeof brandDomainSchema>;

export const listDomainsSchema = z.object({ brandId: idSchema });
export const brandDomainsSchema = z.object({ rows: z.array(brandDomainSchema) });
const host = z.string().trim().toLowerCase().min(1).max(260);
export const checkDomainSchema = z.object({ brandId: idSchema, /** A host of the brand, with its port where it is not the usual one. */ host });
export const setRobotsOverrideSchema = z.object({ brandId: idSchema, host, watchDespiteRobots: z.boolean() });

/** A host whose robots.txt is not asked, with who decided that. */
export const robotsOverrideSchema = z.object({ host: z.string(), by: z.string().nullable(), at: timestampSchema.nullable() });
export type RobotsOverride = z.infer<typeof robotsOverrideSchema>;
