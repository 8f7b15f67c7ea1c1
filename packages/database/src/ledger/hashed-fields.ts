const LENGTH_BYTES = 4;
const COLON = 0x3a;
const ZERO = 0x30;
const NULL = -1;
/** Room for what an encoding has beside the fields of its row: names, digests, lengths. */
const SPARE_BYTES = 1024;

/** The fields of a row in PostgreSQL's binary form, one after the other. */
export class FieldReader {
  readonly bytes: Buffer;
  /** Where the next field begins. */
  #at: number;

  constructor(bytes: Buffer, start: number) {
    this.bytes = bytes;
    this.#at = start;
  }

  /** More than all fields together have. */
  get size(): number {
    return this.bytes.length;
  }

  /** Moves on to the next field: answers its length, -1 for null. It ends where the reader stands then. */
  next(): number {
    const length = this.bytes.readInt32BE(this.#at);
    this.#at += LENGTH_BYTES + Math.max(length, 0);
    return length;
  }

  get end(): number {
    return this.#at;
  }

  /** A text of digits and letters; null stands for null. */
  ascii(): string | null {
    const length = this.next();
    return length === NULL ? null : this.bytes.toString('latin1', this.#at - length, this.#at);
  }

  smallint(): number {
    return this.next() === NULL ? 0 : this.bytes.readInt16BE(this.#at - 2);
  }

  /** Inexact beyond 2^53. */
  bigint(): number {
    return this.next() === NULL ? 0 : this.bytes.readInt32BE(this.#at - 8) * 2 ** 32 + this.bytes.readUInt32BE(this.#at - 4);
  }

  /** In decimals; the empty text for null. */
  integer(): string {
    return this.next() === NULL ? '' : String(this.bytes.readInt32BE(this.#at - 4));
  }
}

/** Writes fields with their lengths, as `lengthPrefixed` does, without making texts of bytes. Used again and again. */
export class FieldWriter {
  #bytes = Buffer.alloc(4 * SPARE_BYTES);
  #end = 0;

  /** Starts anew, with room for a row of so many bytes. */
  begin(size: number): void {
    if (this.#bytes.length < size + SPARE_BYTES) this.#bytes = Buffer.alloc(2 * (size + SPARE_BYTES));
    this.#end = 0;
  }

  /** The next field of a row, with a digit in front of it if one is given; false when it is null: then nothing was written. */
  field(row: FieldReader, digit = ''): boolean {
    const length = row.next();
    if (length === NULL) return false;
    this.#length(length + digit.length);
    if (digit !== '') this.#bytes[this.#end++] = digit.charCodeAt(0);
    row.bytes.copy(this.#bytes, this.#end, row.end - length, row.end);
    this.#end += length;
    return true;
  }

  /** A text of ASCII. */
  text(text: string): void {
    this.#length(text.length);
    this.#end += this.#bytes.write(text, this.#end, 'latin1');
  }

  /** What was written since the beginning. Valid until the next one. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#end);
  }

  #length(length: number): void {
    let digits = 1;
    for (let rest = length; rest >= 10; rest = Math.trunc(rest / 10)) digits += 1;
    let rest = length;
    for (let at = this.#end + digits - 1; at >= this.#end; at -= 1) {
      this.#bytes[at] = ZERO + (rest % 10);
      rest = Math.trunc(rest / 10);
    }
    this.#end += digits;
    this.#bytes[this.#end] = COLON;
    this.#end += 1;
  }
}
