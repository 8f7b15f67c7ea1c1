import { z } from 'zod';
import { personSchema } from '../discussions/discussion.js';
import { idSchema, timestampSchema } from '../primitives.js';

export const absenceSchema = z
  .object({
    id: idSchema,
    person: personSchema,
    /** Who decides in their place while they are away; null: whoever may decide and has the least to do. */
    standIn: personSchema.nullable(),
    startsAt: timestampSchema,
    /** Not included. */
    endsAt: timestampSchema,
    isNow: z.boolean(),
    setBy: z.string(),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof absenceSchema>;

/** Absences that are not over, the next one first. */
export const absenceListSchema = z.object({ rows: z.array(absenceSchema) });

/** The longest absence: past it a role should change instead. */
const MAX_DAYS = 366;

export const setAbsenceSchema = z
  .object({
    userId: idSchema.optional().describe('Left out: the caller. Others: with the right to manage members.'),
    standInUserId: idSchema.nullable().default(null),
    startsAt: timestampSchema,
    endsAt: timestampSchema,
  })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), { path: ['endsAt'], message: 'An absence ends after it begins.' })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) <= MAX_DAYS * 86_400_000, { path: ['endsAt'], message: 'An absence is at most a year long.' })
  .meta({ id: 'SetAbsence' });
export type SetAbsence = z.infer<typeof setAbsenceSchema>;

export const endAbsenceSchema = z.object({ id: idSchema });
/** Who can be named as stand-in: everybody of the organisation who may decide on some code. */
export const standInsSchema = z.object({ rows: z.array(personSchema) });
