import { createTransport } from 'nodemailer';
import type { Mail, MailPort } from '@safecode/usecases/mail-port';

export interface MailOptions {
  /** `smtp://user:password@host:587` or `smtps://host:465`. */
  readonly smtpUrl: string;
  /** Sender: `Name <address>`. */
  readonly from: string;
  /** Milliseconds the server may keep silent before the attempt counts as failed. */
  readonly silenceMs?: number;
}

const SILENCE_MS = 15_000;

/** Why a mail was not taken. Its message names neither the receiver nor the server's words, which may quote both. */
export class MailError extends Error {
  /** Nodemailer's class of fault: ECONNECTION, ETIMEDOUT, EAUTH, EENVELOPE, EMESSAGE ... */
  readonly code: string;
  /** SMTP's reply code, when there was a reply. */
  readonly replyCode: number | null;
  /** The connection broke after it stood and before the server answered: it may have taken the mail. */
  readonly mayHaveBeenSent: boolean;

  constructor(code: string, replyCode: number | null, options: { cause: unknown; mayHaveBeenSent: boolean }) {
    super(`The mail server did not take the mail (${code}${replyCode === null ? '' : ` ${replyCode}`}).`, options);
    this.name = 'MailError';
    this.code = code;
    this.replyCode = replyCode;
    this.mayHaveBeenSent = options.mayHaveBeenSent;
  }
}

export interface MailTransport extends MailPort {
  /** Connects and signs in without sending. @throws MailError */
  verify(): Promise<void>;
}

/**
 * Mail over SMTP. Each mail opens a connection of its own: there are few, and one that was kept open would be dead
 * after a quiet night. Every phase has a limit, so that a silent server costs a job seconds and not minutes. A password
 * is only ever sent encrypted: with credentials in the address, plain `smtp://` insists on STARTTLS unless the server
 * is on this machine.
 * @throws MailError when the server did not take the mail, so that the job is tried again
 */
export function createMail(options: MailOptions): MailTransport {
  const url = new URL(options.smtpUrl);
  const silenceMs = options.silenceMs ?? SILENCE_MS;
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port),
    secure: url.protocol === 'smtps:',
    requireTLS: url.protocol === 'smtp:' && url.username !== '' && !isLoopback(url.hostname),
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    // Later than the greeting's: a server that never greets must be told from one that falls silent with the mail in hand.
    socketTimeout: silenceMs * 2,
    // A mail is text from us and names from people: it must not make the server read files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: (mail) => refusable(() => transport.sendMail({ from: options.from, ...contentOf(mail) })),
    verify: () => refusable(() => transport.verify()),
  };
}

/** The receiver as an object: a comma or bracket in it cannot become a second receiver. */
const contentOf = ({ to, subject, text, html }: Mail) => ({
  to: { name: '', address: to },
  subject,
  text,
  ...(html === undefined ? {} : { html }),
  headers: { 'Auto-Submitted': 'auto-generated' },
});

async function refusable(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    throw new MailError(typeof code === 'string' ? code : 'EUNKNOWN', typeof responseCode === 'number' ? responseCode : null, { cause: error, mayHaveBeenSent: isUndecided(error) });
  }
}

/** Faults of a connection. Any other one is an answer of the server, or of ours before there was a connection. */
const BROKEN = new Set(['ETIMEDOUT', 'ESOCKET', 'ECONNECTION']);
/** How nodemailer says that there never was a connection, beside the system's own words (`syscall: connect`). */
const NEVER_CONNECTED = /^(?:Connection timeout|Greeting never received)/;

/**
 * Whether the mail may have left although sending failed. Nodemailer does not say how far it had come when the line
 * broke, so every break after the greeting counts.
 */
function isUndecided(error: unknown): boolean {
  const { code, responseCode, syscall, message } = error as { code?: unknown; responseCode?: unknown; syscall?: unknown; message?: unknown };
  if (typeof responseCode === 'number' || typeof code !== 'string' || !BROKEN.has(code)) return false;
  return syscall !== 'connect' && !(typeof message === 'string' && NEVER_CONNECTED.test(message));
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');
