/** One mail to one person. Text is required; HTML is optional and says the same. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** Sends mail. Rejects when the server did not take it, so that the job is tried again. */
export interface MailPort {
  send(mail: Mail): Promise<void>;
}
