import { z } from 'zod';
import { ALL_NOTIFICATION_EVENTS, channelSchema, NOTIFICATION_EVENTS, type Channel, type NotificationEvent } from './events.js';

/** A time of day on a clock on the wall: `07:30`. */
export const wallTimeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 07:30.');

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
export const timeZoneSchema = z.string().max(60).refine(isTimeZone, { message: 'Name a time zone such as Europe/Zurich.' });

/** When mails are sent. In-app notifications are there at once, always. */
export const mailTimesSchema = z
  .object({
    digest: z.enum(['none', 'hourly', 'daily']),
    /** When a daily digest is sent. */
    dailyAt: wallTimeSchema,
    /** No mail between these times; `from` may be later than `until`, then the night lies between. */
    quiet: z.object({ from: wallTimeSchema, until: wallTimeSchema }).refine(({ from, until }) => from !== until, { path: ['until'], message: 'Quiet hours need a beginning and another end.' }).nullable(),
    timeZone: timeZoneSchema,
  })
  .meta({ id: 'MailTimes' });
export type MailTimes = z.infer<typeof mailTimesSchema>;

const channelsShape = Object.fromEntries(ALL_NOTIFICATION_EVENTS.map((event) => [event, channelSchema])) as Record<NotificationEvent, typeof channelSchema>;
export const channelsSchema = z.object(channelsShape).meta({ id: 'NotificationChannels' });

export const notificationSettingsSchema = z
  .object({ channels: channelsSchema, times: mailTimesSchema, version: z.int().min(0) })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

export const updateNotificationSettingsSchema = z.object({ channels: channelsSchema, times: mailTimesSchema, expectedVersion: z.int().min(0) });

/** What holds for somebody who has set nothing. Version 0: nothing is stored. */
export const DEFAULT_SETTINGS: NotificationSettings = {
  channels: Object.fromEntries(ALL_NOTIFICATION_EVENTS.map((event) => [event, NOTIFICATION_EVENTS[event].channel])) as Record<NotificationEvent, Channel>,
  times: { digest: 'none', dailyAt: '08:00', quiet: null, timeZone: 'UTC' },
  version: 0,
};

/** Stored channels with those of events that are newer than the settings. */
export function completeChannels(stored: Partial<Record<string, Channel>>): NotificationSettings['channels'] {
  return Object.fromEntries(ALL_NOTIFICATION_EVENTS.map((event) => [event, stored[event] ?? DEFAULT_SETTINGS.channels[event]])) as Record<NotificationEvent, Channel>;
}
