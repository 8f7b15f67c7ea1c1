import { z } from 'zod';

/** How somebody hears of an event. */
export const CHANNELS = ['in_app', 'mail', 'both', 'off'] as const;
export const channelSchema = z.enum(CHANNELS).meta({ id: 'NotificationChannel' });
export type Channel = z.infer<typeof channelSchema>;

interface EventKind {
  /** What a person reads in the settings. */
  readonly text: string;
  readonly channel: Channel;
  /** Told at once, whatever the digest says; quiet hours hold it all the same. */
  readonly isUrgent: boolean;
}

/** Every event people are told of, with the channel of somebody who has set nothing. */
export const NOTIFICATION_EVENTS = {
  review_requested: { text: 'Your review is asked for', channel: 'both', isUrgent: false },
  deadline: { text: 'A review you were asked for is nearly due or was escalated', channel: 'both', isUrgent: true },
  approved: { text: 'Your code was approved', channel: 'both', isUrgent: false },
  changes_requested: { text: 'Changes to your code were requested', channel: 'both', isUrgent: false },
  rejected: { text: 'Your code was rejected or expired', channel: 'both', isUrgent: false },
  deployment_due: { text: 'A deployment that waits for you is due', channel: 'both', isUrgent: true },
  deployed: { text: 'Your code went live', channel: 'in_app', isUrgent: false },
  deploy_failed: { text: 'A deployment of your code failed', channel: 'both', isUrgent: true },
  rolled_back: { text: 'Your code was rolled back', channel: 'both', isUrgent: true },
  template_rolled_back: { text: 'A new version of a template was taken back because it is worse', channel: 'both', isUrgent: true },
  lesson_proposed: { text: 'A lesson waits for your decision', channel: 'both', isUrgent: false },
  lesson_retracted: { text: 'A lesson in use lost its corrections', channel: 'both', isUrgent: false },
  lesson_auto_applied: { text: 'A lesson was taken into use by the setting of the brand', channel: 'both', isUrgent: false },
  lesson_withdrawn: { text: 'A lesson in use was taken out because it does not help', channel: 'both', isUrgent: true },
  lesson_rule_expired: { text: 'A rule that was learnt from corrections ended', channel: 'both', isUrgent: false },
  policy_proposed: { text: 'A correction asks for selectors that wait for your decision', channel: 'both', isUrgent: false },
  policy_decided: { text: 'What your correction asks of the policy was decided on', channel: 'both', isUrgent: false },
  mention: { text: 'Somebody mentions you', channel: 'both', isUrgent: false },
  reply: { text: 'Somebody answers in a thread you take part in', channel: 'both', isUrgent: false },
  comment: { text: 'Somebody comments on your code', channel: 'in_app', isUrgent: false },
  incident_opened: { text: 'A change of the shop broke selectors', channel: 'both', isUrgent: true },
  incident_grown: { text: 'A change of the shop broke more than you were told', channel: 'both', isUrgent: true },
  incident_closed: { text: 'What a change of the shop broke works again', channel: 'both', isUrgent: false },
  mend_proposed: { text: 'A mend of broken selectors waits for your decision', channel: 'both', isUrgent: true },
  mend_decided: { text: 'A mend you proposed was decided on', channel: 'both', isUrgent: false },
  selector_stage: { text: 'A selector your work uses is on its way out', channel: 'both', isUrgent: false },
  ledger_broken: { text: 'The ledger is not what was written', channel: 'both', isUrgent: true },
} as const satisfies Record<string, EventKind>;

export type NotificationEvent = keyof typeof NOTIFICATION_EVENTS;
export const ALL_NOTIFICATION_EVENTS = Object.keys(NOTIFICATION_EVENTS) as NotificationEvent[];
export const notificationEventSchema = z.enum(ALL_NOTIFICATION_EVENTS as [NotificationEvent, ...NotificationEvent[]]).meta({ id: 'NotificationEvent' });

/** Events about code say who did what to which code. */
const VERBS: Readonly<Record<Exclude<NotificationEvent, 'ledger_broken'>, string>> = {
  review_requested: 'asks for your review of',
  deadline: 'reminds you of the review of',
  approved: 'approved',
  changes_requested: 'asks for changes to',
  rejected: 'turned down',
  deployment_due: 'asks you to deploy',
  deployed: 'put live',
  deploy_failed: 'could not deploy',
  rolled_back: 'rolled back',
  template_rolled_back: 'took back the template version behind',
  lesson_proposed: 'proposes a lesson from',
  lesson_retracted: 'took back a lesson from',
  lesson_auto_applied: 'took into use a lesson from',
  lesson_withdrawn: 'withdrew, because it does not help, a lesson from',
  lesson_rule_expired: 'ended the rule that was learnt from',
  policy_proposed: 'asks you to approve selectors for a correction of',
  policy_decided: 'decided on the selectors for your correction of',
  mention: 'mentions you on',
  reply: 'answered on',
  comment: 'commented on',
  incident_opened: 'found a change of the shop:',
  incident_grown: 'found more that a change of the shop broke:',
  incident_closed: 'found that it works again:',
  mend_proposed: 'asks you to decide on a mend:',
  mend_decided: 'decided on your mend:',
  selector_stage: 'changes what code may use:',
};

/** An event as it is told. `codeId` is null for what is not about one code; then `title` says what it is about. */
export interface DescribedEvent {
  readonly event: NotificationEvent;
  readonly actor: string;
  readonly codeId: number | null;
  readonly title: string;
}

/** An event as one sentence, without a full stop: "Dana mentions you on #1042 Free delivery bar". */
export function describeNotification({ event, actor, codeId, title }: DescribedEvent): string {
  if (event === 'ledger_broken') return 'The ledger is broken: its verification found an entry that is not what was written';
  return `${actor} ${VERBS[event]} ${codeId === null ? '' : `#${codeId} `}${title}`.trim();
}

/** Events that lead to the lessons of the brand and not to the code they are told with. */
export const isAboutLessons = (event: NotificationEvent): boolean => event.startsWith('lesson_');

/** Events that lead to the corrections of their code. */
export const isAboutDrafts = (event: NotificationEvent): boolean => event.startsWith('policy_');
