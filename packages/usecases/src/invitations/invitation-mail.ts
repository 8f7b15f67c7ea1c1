import type { Invitation } from '@safecode/domain/members/member';
import type { Mail } from '../mail-port.js';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Names come from people: without line breaks they cannot add headers or paragraphs. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

/** The mail that invites somebody. Text and HTML say the same. */
export function invitationMail(content: { readonly invitation: Invitation; readonly organization: string; readonly link: string }): Mail {
  const { invitation, link } = content;
  const organization = oneLine(content.organization);
  const inviter = oneLine(invitation.invitedBy);
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(invitation.expiresAt));
  const sentence = `${inviter} invites you to ${organization} in Opal Safe Code, as ${invitation.role}.`;
  const note = `The link is for you alone and is valid until ${until} (UTC). If you did not expect it, ignore this mail.`;
  return {
    to: invitation.email,
    subject: `${inviter} invites you to ${organization}`,
    text: `${sentence}\n\nJoin: ${link}\n\n${note}\n`,
    html: `<p>${escapeHtml(sentence)}</p><p><a href="${escapeHtml(link)}">Join ${escapeHtml(organization)}</a></p><p>${escapeHtml(note)}</p>`,
  };
}
