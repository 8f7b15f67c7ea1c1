import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { notificationEventSchema } from './events.js';

export const notificationSchema = z
  .object({
    id: idSchema,
    event: notificationEventSchema,
    /** The event in a sentence. */
    text: z.string(),
    /** One of these three is set: what it is about, and where its link leads. None for what is about the organisation. */
    codeId: idSchema.nullable(),
    incidentId: idSchema.nullable(),
    selectorId: idSchema.nullable(),
    title: z.string(),
    /** More about it, such as what a break endangers; empty when the sentence says all. */
    detail: z.string(),
    /** Null for what is about the organisation. */
    brandSlug: z.string().nullable(),
    brandName: z.string().nullable(),
    threadId: idSchema.nullable(),
    commentId: idSchema.nullable(),
    actor: z.string(),
    createdAt: timestampSchema,
    readAt: timestampSchema.nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notificationSchema>;

export const listNotificationsSchema = pageQuerySchema.extend({ unreadOnly: z.boolean().default(false) });
export type ListNotifications = z.infer<typeof listNotificationsSchema>;
export const notificationPageSchema = pageOf(notificationSchema);
export const unreadCountSchema = z.object({ unread: z.int() });
/** `ids` null: all of them. */
export const markNotificationsReadSchema = z.object({ ids: z.array(idSchema).min(1).max(200).nullable() });
export const markedSchema = z.object({ marked: z.int() });
/** Where a test message went. */
export const testMailResultSchema = z.object({ to: z.string() });
