import { describeNotification, isAboutDrafts, isAboutLessons } from '@safecode/domain/notifications/events';
import type { MailedNotification } from '@safecode/database/notifications/mail-repository';
import type { Mail } from '../mail-port.js';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
/** Names and titles come from people: without line breaks they cannot add headers or paragraphs. */
const oneLine = (text: string, limit = 200): string => text.replace(/\s+/g, ' ').trim().slice(0, limit);

/** Characters of a comment that a mail repeats. */
const QUOTED = 500;

interface Item {
  readonly sentence: string;
  /** The brand, or the organisation for what is about no code. */
  readonly place: string;
  readonly quote: string | null;
  /** Lines that say more, such as what is at risk. */
  readonly detail: readonly string[];
  readonly link: string;
}

export interface NotificationMail {
  readonly to: string;
  readonly organization: { readonly name: string; readonly slug: string };
  readonly publicUrl: string;
  readonly notifications: readonly MailedNotification[];
}

type Addressed = Pick<MailedNotification, 'brandSlug' | 'codeId' | 'commentId' | 'event' | 'incidentId' | 'selectorId'>;

/** The address of the exact item: the comment, the code, the incident, the selector, the lessons or the ledger. */
export function notificationLink({ publicUrl, organization }: Pick<NotificationMail, 'publicUrl' | 'organization'>, told: Addressed): string {
  if (told.brandSlug === null) return `${publicUrl}/o/${organization.slug}/audit`;
  const brand = `${publicUrl}/o/${organization.slug}/b/${told.brandSlug}`;
  if (isAboutLessons(told.event)) return `${brand}/learning`;
  if (told.incidentId !== null) return `${brand}/health?incident=${told.incidentId}`;
  if (told.selectorId !== null) return `${brand}/knowledge/selectors/${told.selectorId}`;
  const code = `${brand}/code/${told.codeId}`;
  if (isAboutDrafts(told.event)) return `${code}/corrections`;
  return told.commentId === null ? `${code}/code` : `${code}/discussion#c-${told.commentId}`;
}

/** One mail about one or more notifications. Text and HTML say the same. */
export function notificationMail(content: NotificationMail): Mail {
  const items = content.notifications.map((told): Item => ({
    sentence: oneLine(describeNotification(told)),
    place: oneLine(told.brandName ?? content.organization.name),
    quote: told.comment === null ? null : oneLine(told.comment, QUOTED),
    detail: told.detail.split('\n').map((line) => oneLine(line, QUOTED)).filter((line) => line !== ''),
    link: notificationLink(content, told),
  }));
  const [first] = items;
  const subject = items.length === 1 && first !== undefined ? first.sentence : `${items.length} notifications from ${oneLine(content.organization.name)}`;
  const settings = `${content.publicUrl}/o/${content.organization.slug}/settings/notifications`;
  const note = 'You choose in your settings what is mailed, and when:';
  return {
    to: content.to,
    subject,
    text: `${items.map(textOf).join('\n\n')}\n\n--\n${note}\n${settings}\n`,
    html: `${items.map(htmlOf).join('')}<p>${escapeHtml(note)} <a href="${escapeHtml(settings)}">notification settings</a></p>`,
  };
}

const textOf = ({ sentence, place, quote, detail, link }: Item): string => [`${sentence} (${place})`, ...detail, ...(quote === null ? [] : [`> ${quote}`]), link].join('\n');

const htmlOf = ({ sentence, place, quote, detail, link }: Item): string =>
  `<p><a href="${escapeHtml(link)}">${escapeHtml(sentence)}</a> (${escapeHtml(place)})</p>${detail.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}${quote === null ? '' : `<blockquote>${escapeHtml(quote)}</blockquote>`}`;

/** The mail that shows that mails arrive. */
export function testMail({ to, organization, link }: { readonly to: string; readonly organization: string; readonly link: string }): Mail {
  const sentence = `This is the test message you asked for. Notifications of ${oneLine(organization)} reach you at this address.`;
  return { to, subject: `Test message from ${oneLine(organization)}`, text: `${sentence}\n\n${link}\n`, html: `<p>${escapeHtml(sentence)}</p><p><a href="${escapeHtml(link)}">Notification settings</a></p>` };
}
