import type { Channel, NotificationEvent } from '@safecode/domain/notifications/events';
import type { NotificationSettings } from '@safecode/domain/notifications/settings';

/** What the fields hold. */
export interface SettingsValues extends Record<string, unknown> {
  channels: Record<NotificationEvent, Channel>;
  digest: NotificationSettings['times']['digest'];
  dailyAt: string;
  isQuiet: boolean;
  from: string;
  until: string;
  timeZone: string;
}

/** Quiet hours that are offered to somebody who has none. */
const NIGHT = { from: '20:00', until: '07:00' };

/** A person who has set nothing is offered the zone of the browser. */
export function settingsValues({ channels, times, version }: NotificationSettings, browserZone: string): SettingsValues {
  const { digest, dailyAt, quiet, timeZone } = times;
  return { channels, digest, dailyAt, isQuiet: quiet !== null, ...(quiet ?? NIGHT), timeZone: version === 0 ? browserZone : timeZone };
}

/** What the API takes out of what the fields hold. */
export const toSettings = ({ channels, digest, dailyAt, isQuiet, from, until, timeZone }: SettingsValues, expectedVersion: number) => ({
  channels,
  times: { digest, dailyAt, quiet: isQuiet ? { from, until } : null, timeZone },
  expectedVersion,
});

/** The field that shows an error at a path of the schema. */
export const fieldOf = (path: string): string => (path.startsWith('channels') ? path : (path.split('.').at(-1) ?? path));
