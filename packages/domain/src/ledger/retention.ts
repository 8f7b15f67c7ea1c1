import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';
import { LEDGER_ACTIONS, type LedgerAction } from './ledger-entry.js';

/** Kinds of entries that are kept for different times. */
export const LEDGER_CLASSES = ['security', 'review', 'generation', 'knowledge'] as const;
export type LedgerClass = (typeof LEDGER_CLASSES)[number];

/** The least number of days contents are kept. Security and review: a year, which is what buyers and SOC 2 ask for. */
export const MINIMUM_DAYS: Readonly<Record<LedgerClass, number>> = { security: 365, review: 365, generation: 90, knowledge: 90 };
const MAXIMUM_DAYS = 36_500;

const CLASS_OF_NOUN: Readonly<Record<string, LedgerClass>> = {
  organization: 'security', member: 'security', invitation: 'security', api_key: 'security', quota: 'security', job: 'security', session: 'security',
  password: 'security', person: 'security', audit: 'security', retention: 'security', legal_hold: 'security',
  brand: 'knowledge', selector: 'knowledge', template: 'knowledge', rule: 'knowledge', lesson: 'knowledge', learning_policy: 'knowledge',
  generation: 'generation',
};
const GENERATION_ACTIONS: ReadonlySet<string> = new Set(['code.created', 'code.draft_failed', 'code.reused']);

/** The class of an action. What is not known otherwise counts as review: it is kept longest. */
export function classOfAction(action: LedgerAction): LedgerClass {
  if (GENERATION_ACTIONS.has(action)) return 'generation';
  return CLASS_OF_NOUN[action.slice(0, action.indexOf('.'))] ?? 'review';
}

/** The actions of a class. */
export const actionsOfClass = (name: LedgerClass): LedgerAction[] => LEDGER_ACTIONS.filter((action) => classOfAction(action) === name);

const daysOf = (name: LedgerClass) => z.int().min(MINIMUM_DAYS[name]).max(MAXIMUM_DAYS).nullable();
/** Days by class; null keeps for ever. */
export const retentionDaysSchema = z.object({ security: daysOf('security'), review: daysOf('review'), generation: daysOf('generation'), knowledge: daysOf('knowledge') });
export type RetentionDays = z.infer<typeof retentionDaysSchema>;

export const retentionSchema = z
  .object({ days: retentionDaysSchema, version: z.int(), updatedAt: timestampSchema.nullable(), updatedBy: z.string().nullable() })
  .meta({ id: 'LedgerRetention' });
export type Retention = z.infer<typeof retentionSchema>;
export const setRetentionSchema = z.object({ days: retentionDaysSchema, expectedVersion: z.int() });
export const previewRetentionSchema = z.object({ days: retentionDaysSchema });

/** What a run would do now: contents dropped by class, entries a hold keeps, entries that would go altogether. */
export const retentionPreviewSchema = z
  .object({ classes: z.array(z.object({ name: z.enum(LEDGER_CLASSES), due: z.int(), held: z.int() })), removable: z.int(), upTo: z.int() })
  .meta({ id: 'RetentionPreview' });
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

export const legalHoldSchema = z
  .object({
    id: idSchema,
    scope: z.enum(['organization', 'brand', 'code']),
    brandId: idSchema.nullable(),
    brandName: z.string().nullable(),
    codeId: idSchema.nullable(),
    reason: z.string(),
    placedAt: timestampSchema,
    placedBy: z.string().nullable(),
    releasedAt: timestampSchema.nullable(),
    releasedBy: z.string().nullable(),
  })
  .meta({ id: 'LegalHold' });
export type LegalHold = z.infer<typeof legalHoldSchema>;
export const legalHoldListSchema = z.object({ rows: z.array(legalHoldSchema) });
const reason = z.string().trim().min(1).max(500);
export const placeHoldSchema = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('organization'), reason }),
  z.object({ scope: z.literal('brand'), brandId: idSchema, reason }),
  z.object({ scope: z.literal('code'), codeId: idSchema, reason }),
]);
export type PlaceHold = z.infer<typeof placeHoldSchema>;
export const releaseHoldSchema = z.object({ id: idSchema, reason });
