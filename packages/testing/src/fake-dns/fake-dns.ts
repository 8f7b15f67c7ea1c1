import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A name server on loopback that knows TXT records and nothing else. */
export interface FakeDns {
  /** As `DNS_SERVERS` wants it. */
  readonly address: string;
  /** Names with the texts of their records; a text is sent in pieces of 255 bytes, as DNS wants it. Change it as you like. */
  readonly records: Map<string, readonly string[]>;
  /** The code that is answered whatever is asked: 2 is "server failure"; null answers from the records. */
  fail: number | null;
  readonly close: () => Promise<void>;
}

const HEADER = 12;
const NAME_ERROR = 3;

function readName(message: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

function txtRecord(text: string): Buffer {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let at = 0; at < Math.max(1, bytes.length); at += 255) {
    const piece = bytes.subarray(at, at + 255);
    pieces.push(Buffer.from([piece.length]), piece);
  }
  const data = Buffer.concat(pieces);
  const head = Buffer.alloc(HEADER);
  // The name is that of the question; TXT, internet, no time to live.
  head.writeUInt16BE(0xc0_0c, 0);
  head.writeUInt16BE(16, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function answerTo(query: Buffer, records: ReadonlyMap<string, readonly string[]>, fail: number | null): Buffer {
  const { name, end } = readName(query);
  const texts = fail === null ? records.get(name) : [];
  const header = Buffer.from(query.subarray(0, HEADER));
  header.writeUInt16BE(0x81_80 | (fail ?? (texts === undefined ? NAME_ERROR : 0)), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(texts?.length ?? 0, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, query.subarray(HEADER, end + 4), ...(texts ?? []).map(txtRecord)]);
}

/** Starts on a free port of loopback. */
export async function startFakeDns(): Promise<FakeDns> {
  const socket = createSocket('udp4');
  const dns: FakeDns = {
    get address() {
      return `127.0.0.1:${socket.address().port}`;
    },
    records: new Map(),
    fail: null,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
  socket.on('message', (query, { address, port }) => socket.send(answerTo(query, dns.records, dns.fail), port, address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return dns;
}
