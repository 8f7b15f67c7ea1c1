import { Query, type ClientBase } from 'pg';
import { batchWrites } from './batch-writes.js';
import { takeOpening } from './opening.js';
import { sendTogether } from './send-together.js';

/** Signature, flags and the length of an extension (none), which stand in front of the first row. */
const HEADER_BYTES = 19;
const FIELD_COUNT_BYTES = 2;

/**
 * Is called with each row while it arrives: its bytes and where its first field begins. A field is its length in four
 * bytes, -1 for null, and its value in PostgreSQL's binary form. The bytes are the socket's: they are not to be kept.
 */
export type OnRow = (bytes: Buffer, start: number) => void;

/**
 * Reads rows in binary form without making objects of them, which for many small rows costs more than their values. The
 * next rows wait in the socket meanwhile, so the memory does not grow with their number. `select` is a text without
 * parameters. Rejects with what the server or `onRow` throws; after that no more rows are handed over.
 */
export async function copyRows(client: ClientBase, select: string, onRow: OnRow): Promise<void> {
  batchWrites(client);
  const opening = takeOpening(client);
  const opened = opening.length === 0 ? null : sendTogether(client, opening);
  const copied = new Promise<void>((resolve, reject) => {
    client.query(new CopyQuery(`copy (${select}) to stdout (format binary)`, onRow, (error) => (error instanceof Error ? reject(error) : resolve())));
  });
  await Promise.all([opened, copied]);
}

class CopyQuery extends Query {
  readonly #onRow: OnRow;
  #isFirst = true;
  #failure: Error | null = null;

  constructor(text: string, onRow: OnRow, done: (error: unknown) => void) {
    super(text, (error) => done(error ?? this.#failure));
    this.#onRow = onRow;
  }

  /** Called by the driver with each message, which is a row. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const start = this.#isFirst ? HEADER_BYTES : 0;
    this.#isFirst = false;
    // The last message has no fields, only the mark of the end.
    if (this.#failure !== null || chunk.readInt16BE(start) < 0) return;
    try {
      this.#onRow(chunk, start + FIELD_COUNT_BYTES);
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    }
  }
}
