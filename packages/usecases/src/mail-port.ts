/** One mail to one person. Text is required; HTML is optional and says the same. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/**
 * Sends mail. Rejects when the server did not take it, so that the job is tried again. An error whose
 * `mayHaveBeenSent` is true says that the connection broke with the mail under way: nobody knows.
 */
export interface MailPort {
  send(mail: Mail): Promise<void>;
}

/** Whether a failed sending may have delivered all the same. */
export function mayHaveBeenSent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'mayHaveBeenSent' in error && error.mayHaveBeenSent === true;
}
