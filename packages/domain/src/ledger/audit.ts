import { z } from 'zod';
import { pageQuerySchema } from '../paging/page.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { ledgerBreakKindSchema } from './checkpoint.js';
import { LEDGER_ACTIONS, ledgerActionSchema, type LedgerAction } from './ledger-entry.js';

/** A person of the ledger. `name` is null once the person was erased; the pseudonym stays. */
export const auditPersonSchema = z.object({
  subject: z.string(),
  name: z.string().nullable(),
  userId: idSchema.nullable(),
});
export type AuditPerson = z.infer<typeof auditPersonSchema>;

/** Who acted. `label` is what lists show; `onBehalfOf` is whom an agent said it acts for. */
export const auditActorSchema = z
  .object({
    kind: z.enum(['user', 'api_key', 'opal', 'system']),
    label: z.string(),
    person: auditPersonSchema.nullable(),
    keyId: idSchema.nullable(),
    onBehalfOf: auditPersonSchema.nullable(),
  })
  .meta({ id: 'AuditActor' });
export type AuditActor = z.infer<typeof auditActorSchema>;

export const auditEntrySchema = z
  .object({
    sequence: z.int(),
    /** UTC with microseconds; rises with the sequence. */
    at: z.string(),
    actor: auditActorSchema,
    action: ledgerActionSchema,
    objectType: z.string(),
    objectId: z.string(),
    /** What the object is called today; null when it is gone or has no name. Not part of what is sealed. */
    objectName: z.string().nullable(),
    brandId: idSchema.nullable(),
    brandName: z.string().nullable(),
    codeId: idSchema.nullable(),
    /** Null also when whoever gave it was erased. */
    reason: z.string().nullable(),
    /** What binds the entry to all before it. */
    seal: z.string(),
    /** True when retention dropped the contents. */
    isEmptied: z.boolean(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** What an outsider needs to recompute an entry's seal: the fields as they were hashed. */
export const sealedEntrySchema = z
  .object({
    type: z.literal('entry'),
    sequence: z.int(),
    format: z.int(),
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    objectType: z.string(),
    objectId: z.string(),
    brandId: z.int().nullable(),
    codeId: z.int().nullable(),
    contentDigest: z.string().nullable(),
    /** Null when retention dropped it: the digest stands for it. */
    content: z.object({ salt: z.string(), before: z.string().nullable(), after: z.string().nullable(), notes: z.string().nullable() }).nullable(),
    digest: z.string(),
  })
  .meta({ id: 'SealedLedgerEntry' });
export type SealedLedgerEntry = z.infer<typeof sealedEntrySchema>;

export const auditDetailSchema = auditEntrySchema
  .extend({ before: z.unknown(), after: z.unknown(), format: z.int(), hash: z.string(), previousHash: z.string(), contentDigest: z.string().nullable() })
  .meta({ id: 'AuditDetail' });
export type AuditDetail = z.infer<typeof auditDetailSchema>;

const isKnownAction = (text: string): boolean => text.split(',').every((action) => LEDGER_ACTIONS.includes(action as LedgerAction));

/** What entries are searched by; everything given must hold. */
export const auditFilterSchema = z.object({
  /** A person, also one who left. */
  userId: idSchema.optional(),
  /** A pseudonym: the only way to an erased person. */
  subject: z.string().regex(/^p-[0-9a-f]{1,40}$/).optional(),
  keyId: idSchema.optional(),
  codeId: idSchema.optional(),
  /** Names of actions, separated by commas. */
  actions: z.string().max(600).refine(isKnownAction, 'Use names of actions, separated by commas.').optional(),
  objectType: z.string().regex(/^[a-z_]{1,60}$/).optional(),
  brandId: idSchema.optional(),
  from: timestampSchema.optional(),
  /** Not included. */
  to: timestampSchema.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;
export const searchAuditSchema = auditFilterSchema.extend(pageQuerySchema.shape);
export type SearchAudit = z.infer<typeof searchAuditSchema>;
export const auditPageSchema = z.object({ rows: z.array(auditEntrySchema), nextCursor: z.string().nullable() });
export const getAuditSchema = z.object({ sequence: z.int().min(1) });

/** `bundle`: a signed piece of the chain. `evidence`: the same with evidence for an audit of a period, sorted by control. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'bundle', 'evidence'] as const;
export const exportAuditSchema = auditFilterSchema.extend({ format: z.enum(EXPORT_FORMATS) });
export type ExportAudit = z.infer<typeof exportAuditSchema>;

export const ledgerVerificationSchema = z.object({
  at: timestampSchema,
  entries: z.int(),
  upTo: z.int(),
  checkpointSequence: z.int().nullable(),
  firstBreak: z.object({ sequence: z.int(), kind: ledgerBreakKindSchema }).nullable(),
});

/** The header of the audit screen. */
export const auditStatusSchema = z
  .object({
    head: z.object({ sequence: z.int(), seal: z.string() }),
    verification: ledgerVerificationSchema.nullable(),
    checkpoint: z.object({ sequence: z.int(), at: z.string() }).nullable(),
    publicKey: z.string(),
    fingerprint: z.string(),
  })
  .meta({ id: 'AuditStatus' });
export type AuditStatus = z.infer<typeof auditStatusSchema>;
export const auditPeopleSchema = z.object({ rows: z.array(auditPersonSchema) });

/** A page of a code's history with what proves it without this installation. */
export const auditTrailSchema = z.object({
  rows: z.array(auditEntrySchema),
  nextCursor: z.string().nullable(),
  proof: z.object({
    format: z.literal('safecode-ledger-proof-1'),
    organizationId: z.int(),
    codeId: z.int(),
    entries: z.array(sealedEntrySchema.extend({ previousDigest: z.string() })),
    head: z.object({ sequence: z.int(), digest: z.string() }),
    publicKey: z.string(),
    /** Base64url Ed25519 signature over the length-prefixed format, organisation, code, head, and sequence and digest of each entry. */
    signature: z.string(),
  }),
});
export type AuditTrail = z.infer<typeof auditTrailSchema>;
export const auditTrailQuerySchema = pageQuerySchema.extend({ id: idSchema });
