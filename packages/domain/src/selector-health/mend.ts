import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';

const common = { selectorId: idSchema, expectedVersion: z.int().positive() };

/**
 * What is to be done about one broken selector: `replace` gives it another text, in templates and codes too; `retire`
 * deprecates it, so that new code does not use it; `accept` takes what it finds now as right.
 */
const mendSchema = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.literal('replace'), selector: z.string().trim().min(1).max(1000) }),
  z.object({ ...common, action: z.literal('retire') }),
  z.object({ ...common, action: z.literal('accept') }),
]);
export type Mend = z.infer<typeof mendSchema>;

const mendsSchema = z.array(mendSchema).min(1).max(200);
const note = z.string().trim().max(1000);

/** Mends at once, where the brand lets one person do that. */
export const mendIncidentSchema = z.object({ incidentId: idSchema, mends: mendsSchema });
export type MendIncident = z.infer<typeof mendIncidentSchema>;
export const proposeMendSchema = z.object({ incidentId: idSchema, mends: mendsSchema, note: note.default('') });
export type ProposeMend = z.infer<typeof proposeMendSchema>;
export const decideMendSchema = z.object({ mendId: idSchema, decision: z.enum(['approve', 'reject']), note: note.default('') });
export type DecideMend = z.infer<typeof decideMendSchema>;
export const mendIdSchema = z.object({ mendId: idSchema });

/**
 * ```
 *   proposed --approve, by somebody else--> applied      (selectors and templates change; a job revises the codes)
 *       |----reject, by somebody else----> rejected
 *       '----withdraw, by whoever proposed, or who may decide--> withdrawn
 * ```
 */
export const MEND_STATUSES = ['proposed', 'applied', 'rejected', 'withdrawn'] as const;
export const mendStatusSchema = z.enum(MEND_STATUSES);
export type MendStatus = z.infer<typeof mendStatusSchema>;

/** How far a code of an applied mend got. `left`: it cannot be changed along, with why. */
export const MEND_CODE_STATES = ['waiting', 'revised', 'in_review', 'left'] as const;
export type MendCodeState = (typeof MEND_CODE_STATES)[number];

const changedTemplateSchema = z.object({ id: idSchema, name: z.string(), version: z.int() });
const leftTemplateSchema = z.object({ id: idSchema, name: z.string(), why: z.string() });

/** What an applied mend did in its transaction, and what its job works by. */
export interface MendOutcome {
  readonly replacements: readonly { readonly from: string; readonly to: string }[];
  readonly templates: z.infer<typeof changedTemplateSchema>[];
  readonly left: z.infer<typeof leftTemplateSchema>[];
}

export const mendViewSchema = z
  .object({
    id: idSchema,
    incidentId: idSchema,
    status: mendStatusSchema,
    mends: z.array(z.object({ selectorId: idSchema, name: z.string(), from: z.string(), action: z.enum(['replace', 'retire', 'accept']), selector: z.string().nullable() })),
    note: z.string(),
    proposedBy: z.string(),
    /** Null when a key proposed it. */
    proposedByUserId: idSchema.nullable(),
    proposedAt: timestampSchema,
    decidedBy: z.string().nullable(),
    decidedAt: timestampSchema.nullable(),
    decisionNote: z.string(),
    /** Templates that got a new version, and those that could not. */
    templates: z.array(changedTemplateSchema),
    templatesLeft: z.array(leftTemplateSchema),
    /** False while the job has not listed the codes that have to be revised. */
    isListed: z.boolean(),
    codes: z.array(z.object({ id: idSchema, title: z.string(), state: z.enum(MEND_CODE_STATES), revision: z.int().nullable(), why: z.string() })),
  })
  .meta({ id: 'Mend' });
export type MendView = z.infer<typeof mendViewSchema>;
