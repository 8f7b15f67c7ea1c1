import { hash } from 'node:crypto';

/** Kept from one text to the next: normal forms are written all the time, and are thrown away once they are hashed. */
let room = new Uint8Array(64 * 1024);
const MAX_KEPT = 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Puts a text together piece by piece as UTF-8. One at a time: all of them use the same room. */
export class ByteWriter {
  private bytes = room;
  private length = 0;

  write(piece: string): void {
    const needed = this.length + piece.length * 3;
    if (needed > this.bytes.length) this.grow(needed);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < piece.length; index += 1) {
      const code = piece.charCodeAt(index);
      if (code > 0x7f) {
        this.length += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).write(piece, this.length, 'utf8');
        return;
      }
      bytes[at++] = code;
    }
    this.length = at;
  }

  /** A text as it stands in JSON. Most need no more than their quotes. */
  quoted(text: string): void {
    const needed = this.length + text.length + 2;
    if (needed > this.bytes.length) this.grow(needed);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = QUOTE;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) {
        this.write(JSON.stringify(text));
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.length = at;
  }

  /** SHA-256 of what was written, as hex. */
  sha256(): string {
    return hash('sha256', this.bytes.subarray(0, this.length), 'hex');
  }

  private grow(needed: number): void {
    const bytes = new Uint8Array(needed * 2);
    bytes.set(this.bytes.subarray(0, this.length));
    this.bytes = bytes;
    if (bytes.length <= MAX_KEPT) room = bytes;
  }
}
