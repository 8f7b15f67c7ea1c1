import { describeNotification } from '@safecode/domain/notifications/events';
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
  readonly link: string;
}

export interface NotificationMail {
  readonly to: string;
  readonly organization: { readonly name: string; readonly slug: string };
  readonly publicUrl: string;
  readonly notifications: readonly MailedNotification[];
}

/** The address of the exact item: the comment, the code, or the ledger. */
export function notificationLink({ publicUrl, organization }: Pick<NotificationMail, 'publicUrl' | 'organization'>, told: Pick<MailedNotification, 'code' | 'commentId'>): string {
  if (told.code === null) return `${publicUrl}/o/${organization.slug}/audit`;
  const code = `${publicUrl}/o/${organization.slug}/b/${told.code.brandSlug}/code/${told.code.id}`;
  return told.commentId === null ? `${code}/code` : `${code}/discussion#c-${told.commentId}`;
}

/** One mail about one or more notifications. Text and HTML say the same. */
export function notificationMail(content: NotificationMail): Mail {
  const items = content.notifications.map((told): Item => ({
    sentence: oneLine(describeNotification(told)),
    place: oneLine(told.code?.brandName ?? content.organization.name),
    quote: told.comment === null ? null : oneLine(told.comment, QUOTED),
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

const textOf = ({ sentence, place, quote, link }: Item): string => [`${sentence} (${place})`, ...(quote === null ? [] : [`> ${quote}`]), link].join('\n');

const htmlOf = ({ sentence, place, quote, link }: Item): string =>
  `<p><a href="${escapeHtml(link)}">${escapeHtml(sentence)}</a> (${escapeHtml(place)})</p>${quote === null ? '' : `<blockquote>${escapeHtml(quote)}</blockquote>`}`;

/** The mail that shows that mails arrive. */
export function testMail({ to, organization, link }: { readonly to: string; readonly organization: string; readonly link: string }): Mail {
  const sentence = `This is the test message you asked for. Notifications of ${oneLine(organization)} reach you at this address.`;
  return { to, subject: `Test message from ${oneLine(organization)}`, text: `${sentence}\n\n${link}\n`, html: `<p>${escapeHtml(sentence)}</p><p><a href="${escapeHtml(link)}">Notification settings</a></p>` };
}
