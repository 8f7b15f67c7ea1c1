import { z } from 'zod';
import { personSchema } from '../discussions/discussion.js';
import { idSchema } from '../primitives.js';

/**
 * What may have changed. `resync`: anything may, because announcements were missed. An event says where to look and
 * never what stands there: whoever hears it asks again, with their own rights.
 */
const LIVE_TOPICS = ['hello', 'resync', 'discussion', 'presence', 'code', 'notifications'] as const;
const liveTopicSchema = z.enum(LIVE_TOPICS).meta({ id: 'LiveTopic' });

export const liveEventSchema = z.object({ topic: liveTopicSchema, brandId: idSchema.nullable(), codeId: idSchema.nullable() }).meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof liveEventSchema>;

export const watchLiveSchema = z.object({
  /** Codes that are open in this browser: others see who reads them. */
  codeIds: z.array(idSchema).max(20).default([]),
  lastEventId: z.string().max(100).nullish(),
});

/** As it travels between processes; `userId`: for this person alone. */
export const announcementSchema = z.object({
  organizationId: z.int(),
  topic: z.enum(['discussion', 'presence', 'code', 'notifications']),
  brandId: z.int().nullable(),
  codeId: z.int().nullable(),
  userId: z.int().nullable(),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** How long a reader is shown after the last sign of life, and how often a connection gives one. Seconds. */
export const PRESENCE_SECONDS = 45;
export const PRESENCE_BEAT_SECONDS = 15;

export const presenceInputSchema = z.object({ codeId: idSchema });
/** People who have the code open at this moment, the caller left out. */
export const presenceSchema = z.object({ rows: z.array(personSchema) });
