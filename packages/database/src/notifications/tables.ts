import type { Channel, NotificationEvent } from '@safecode/domain/notifications/events';
import type { MailTimes } from '@safecode/domain/notifications/settings';
import type { Computed, Defaulted, Json, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface NotificationSettingsTable {
  organization_id: Computed<number>;
  user_id: number;
  channels: Json<Partial<Record<string, Channel>>>;
  times: Json<MailTimes>;
  version: Defaulted<number>;
  updated_at: Timestamp;
}

export type MailState = 'pending' | 'sending' | 'sent' | 'unknown' | 'skipped';

export interface NotificationMailsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  user_id: number;
  slot: string;
  due_at: Timestamp;
  state: Defaulted<MailState>;
  created_at: Computed<Date>;
  claimed_at: NullableTimestamp;
  ended_at: NullableTimestamp;
}

export interface NotificationsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  user_id: number;
  event: NotificationEvent;
  code_id: number | null;
  thread_id: number | null;
  comment_id: number | null;
  actor: Computed<string>;
  dedupe_key: string;
  is_in_app: boolean;
  mail_id: number | null;
  created_at: Computed<Date>;
  read_at: NullableTimestamp;
}
