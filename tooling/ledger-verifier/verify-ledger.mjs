#!/usr/bin/env node
// Checks an exported piece of a ledger without the product: the signed bundle, or the proof of an audit trail.
// One file, Node's own modules only, written apart from the code that writes the ledger, so that a fault of the one is
// not a fault of the other. The format is described in the user guide.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** @typedef {Record<string, unknown>} Json */
/** @typedef {{ ok: boolean, problems: string[], facts: string[], publicKey: string }} Outcome */

const USAGE = `Usage: node verify-ledger.mjs FILE... [--key PUBLIC_KEY]

FILE        a signed bundle or evidence pack (JSON Lines), or the answer of /generated-code/{id}/audit-trail
--key       the public key you were given by another way (base64url); without it the key in the file is used

Exit code 0: all valid. 1: one is not valid. 2: one cannot be read.`;

const hex = (/** @type {string} */ text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Each part as `<bytes>:<part>`: where one ends and the next begins is never in doubt. */
const framed = (/** @type {unknown[]} */ parts) =>
  parts.map((part) => { const text = String(part); return `${Buffer.from(text, 'utf8').byteLength}:${text}`; }).join('');

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string';
const orEmpty = (/** @type {unknown} */ value) => (value === null ? '' : value);

/** @param {string} key raw Ed25519 key in base64url */
function keyCheck(key) {
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
  return (/** @type {string} */ text, /** @type {unknown} */ signature) => {
    if (typeof signature !== 'string') return false;
    const bytes = Buffer.from(signature, 'base64url');
    // The one spelling of these bytes: a signature written in another way was touched.
    return bytes.toString('base64url') === signature && verify(null, Buffer.from(text, 'utf8'), publicKey, bytes);
  };
}

/** @param {Json} content */
function contentDigest(content) {
  const { salt, before, after, notes } = content;
  return hex(framed([salt, before === null ? 'null' : before, after === null ? 'null' : after, isText(notes) ? `1${notes}` : '0']));
}

/** @param {Json} entry @param {unknown} organizationId @param {unknown} previousDigest */
function entryDigest(entry, organizationId, previousDigest) {
  return hex(framed([
    'safecode-ledger-2', organizationId, entry['sequence'], previousDigest, entry['at'], entry['actor'], entry['action'],
    entry['objectType'], entry['objectId'], orEmpty(entry['brandId']), orEmpty(entry['codeId']), entry['contentDigest'],
  ]));
}

/** What is wrong with an entry by itself and after the one before it. @param {Json} entry @param {unknown} organizationId @param {string} previousDigest @returns {string | null} */
function entryProblem(entry, organizationId, previousDigest) {
  const name = `Entry ${String(entry['sequence'])}`;
  if (entry['format'] === 1) return null;
  if (entry['format'] !== 2 || !isText(entry['digest']) || !isText(entry['contentDigest'])) return `${name} has a format that is not known.`;
  const content = /** @type {Json | null} */ (entry['content']);
  if (content !== null && contentDigest(content) !== entry['contentDigest']) return `${name} was edited: its content does not fit its digest.`;
  if (entryDigest(entry, organizationId, previousDigest) !== entry['digest']) return `${name} was edited, or does not follow the entry before it: its digest does not fit.`;
  return null;
}

/** The first place where entries are not one run of numbers. @param {number} wanted @param {number} found @param {{ seen: ReadonlySet<number>, all: ReadonlySet<number> }} known */
function orderProblem(wanted, found, { seen, all }) {
  if (seen.has(found)) return `Fork or insertion: there are two entries ${found}.`;
  if (found > wanted && all.has(wanted)) return `Reordered: entry ${found} stands where entry ${wanted} should be.`;
  if (found > wanted) return `Deleted: entry ${wanted} is missing.`;
  return `Reordered: entry ${found} stands where entry ${wanted} should be.`;
}

/** Walks over the entries. @param {Json} header @param {Json[]} entries */
function checkChain(header, entries) {
  const all = new Set(entries.map((entry) => Number(entry['sequence'])));
  /** @type {Map<number, string>} */
  const digests = new Map([[Number(header['from']) - 1, String(header['previousDigest'])]]);
  const seen = new Set();
  let previous = String(header['previousDigest']);
  let wanted = Number(header['from']);
  for (const entry of entries) {
    const sequence = Number(entry['sequence']);
    const problem = sequence === wanted ? entryProblem(entry, header['organizationId'], previous) : orderProblem(wanted, sequence, { seen, all });
    if (problem !== null) return { problem, digests };
    seen.add(sequence);
    previous = String(entry['digest']);
    digests.set(sequence, previous);
    wanted += 1;
  }
  const cut = wanted - 1 < Number(header['to']) ? `Cut: the bundle should end with entry ${String(header['to'])} and ends with entry ${wanted - 1}.` : null;
  return { problem: cut, digests };
}

/** @param {Json} checkpoint */
const checkpointText = (checkpoint) => framed([checkpoint['format'], checkpoint['organizationId'], checkpoint['sequence'], checkpoint['digest'], checkpoint['at']]);

/** @param {Json[]} checkpoints @param {{ header: Json, digests: Map<number, string> }} chain @param {ReturnType<typeof keyCheck>} isSigned */
function checkCheckpoints(checkpoints, { header, digests }, isSigned) {
  const last = Math.max(...digests.keys());
  for (const checkpoint of checkpoints) {
    const sequence = Number(checkpoint['sequence']);
    if (checkpoint['organizationId'] !== header['organizationId']) return 'A checkpoint is of another organisation.';
    if (!isSigned(checkpointText(checkpoint), checkpoint['signature'])) return `The checkpoint of entry ${sequence} is not signed with this key.`;
    if (sequence > last) return `Cut: a signed checkpoint knows entry ${sequence}, the bundle ends with entry ${last}.`;
    const digest = digests.get(sequence);
    if (digest !== undefined && digest !== checkpoint['digest']) return `Rewritten: entry ${sequence} is not what was signed on ${String(checkpoint['at'])}.`;
  }
  return null;
}

/** @param {Json[]} segments @param {Json} header @param {ReturnType<typeof keyCheck>} isSigned */
function checkSegments(segments, header, isSigned) {
  for (const { body, signature } of segments) {
    if (!isSigned(String(body), signature)) return 'A record of removed contents is not signed with this key.';
    if (JSON.parse(String(body)).organizationId !== header['organizationId']) return 'A record of removed contents is of another organisation.';
  }
  return null;
}

/** Lines as they were written: anything else was touched. @param {string} text @returns {Json[] | string} */
function readLines(text) {
  if (!text.endsWith('\n')) return 'The file does not end with a line break: it was cut, or changed.';
  /** @type {Json[]} */
  const lines = [];
  for (const [at, line] of text.slice(0, -1).split('\n').entries()) {
    try {
      const value = JSON.parse(line);
      if (JSON.stringify(value) !== line) return `Line ${at + 1} was changed: it is not written as it was exported.`;
      lines.push(value);
    } catch {
      return `Line ${at + 1} is not JSON.`;
    }
  }
  return lines;
}

const FORMATS = ['safecode-ledger-bundle-1', 'safecode-evidence-1'];

/** Each item of evidence rests on entries that are in the file, as it names them. @param {Json[]} evidence @param {Map<number, string>} digests */
function checkEvidence(evidence, digests) {
  for (const item of evidence) {
    for (const { sequence, digest } of /** @type {Json[]} */ (item['ledger'])) {
      const known = digests.get(Number(sequence));
      if (known === undefined) return `Evidence for ${String(item['control'])} names entry ${String(sequence)}, which is not in the file.`;
      if (known !== digest) return `Evidence for ${String(item['control'])} names entry ${String(sequence)} with another digest than the entry has.`;
    }
  }
  return null;
}

/** @param {string} text @param {{ format: unknown, trailer: Json, entries: number }} end @param {ReturnType<typeof keyCheck>} isSigned */
function checkTrailer(text, { format, trailer, entries }, isSigned) {
  const before = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
  if (trailer['entries'] !== entries) return `Cut or added to: the trailer counts ${String(trailer['entries'])} entries, there are ${entries}.`;
  if (hex(before) !== trailer['sha256']) return 'The file was changed after it was signed: its SHA-256 is not the one in the trailer.';
  if (!isSigned(framed([format, entries, trailer['sha256']]), trailer['signature'])) return 'The trailer is not signed with this key.';
  return null;
}

/** @param {string} text @param {string | undefined} pinned @returns {Outcome} */
function checkBundle(text, pinned) {
  const lines = readLines(text);
  if (typeof lines === 'string') return { ok: false, problems: [lines], facts: [], publicKey: '' };
  const header = lines[0] ?? {};
  const trailer = lines.at(-1) ?? {};
  const publicKey = String(header['publicKey']);
  const fail = (/** @type {string} */ problem) => ({ ok: false, problems: [problem], facts: [], publicKey });
  const format = header['format'];
  if (header['type'] !== 'header' || !isText(format) || !FORMATS.includes(format)) return fail('This is not a bundle of a ledger.');
  if (pinned !== undefined && pinned !== publicKey) return fail('The bundle names another public key than the one you gave.');
  if (trailer['type'] !== 'trailer') return fail('Cut: the bundle has no trailer.');
  const body = lines.slice(1, -1);
  const ofType = (/** @type {string} */ type) => body.filter((line) => line['type'] === type);
  const [entries, checkpoints, segments] = [ofType('entry'), ofType('checkpoint'), ofType('segment')];
  const evidence = format === 'safecode-evidence-1' ? ofType('evidence') : [];
  if (entries.length + checkpoints.length + segments.length + evidence.length !== body.length) return fail('The bundle has lines of a kind that is not known.');
  const isSigned = keyCheck(publicKey);
  const { problem, digests } = checkChain(header, entries);
  const problems = [problem, checkCheckpoints(checkpoints, { header, digests }, isSigned), checkSegments(segments, header, isSigned), checkEvidence(evidence, digests), checkTrailer(text, { format, trailer, entries: entries.length }, isSigned)];
  const found = problems.filter((one) => one !== null);
  return { ok: found.length === 0, problems: found, facts: [...describe(header, entries, checkpoints), ...describeEvidence(header, evidence)], publicKey };
}

/** @param {Json} header @param {Json[]} entries @param {Json[]} checkpoints */
function describe(header, entries, checkpoints) {
  const old = entries.filter((entry) => entry['format'] === 1).length;
  const without = entries.filter((entry) => entry['format'] === 2 && entry['content'] === null).length;
  return [
    `Organisation ${String(header['organizationId'])}, entries ${String(header['from'])} to ${String(header['to'])}: ${entries.length}.`,
    `Signed checkpoints: ${checkpoints.length}.`,
    ...(old > 0 ? [`Entries of the first format: ${old}. Only the signature of the file speaks for them.`] : []),
    ...(without > 0 ? [`Entries without contents: ${without}. Their digests are checked.`] : []),
  ];
}

/** How much evidence there is for each control. @param {Json} header @param {Json[]} evidence */
function describeEvidence(header, evidence) {
  if (header['format'] !== 'safecode-evidence-1') return [];
  const { from, to } = /** @type {Json} */ (header['period']);
  const controls = Object.entries(/** @type {Record<string, string>} */ (header['controls']));
  return [`Evidence from ${String(from)} to ${String(to)}:`, ...controls.map(([id, title]) => `  ${id} ${title}: ${evidence.filter(({ control }) => control === id).length}`)];
}

/** @param {Json} proof @param {string | undefined} pinned @returns {Outcome} */
function checkProof(proof, pinned) {
  const publicKey = String(proof['publicKey']);
  const entries = /** @type {Json[]} */ (proof['entries']);
  const head = /** @type {Json} */ (proof['head']);
  const problems = [];
  if (pinned !== undefined && pinned !== publicKey) problems.push('The proof names another public key than the one you gave.');
  for (const entry of entries) {
    const problem = entryProblem(entry, proof['organizationId'], String(entry['previousDigest']));
    if (problem !== null) problems.push(problem);
    if (entry['codeId'] !== proof['codeId']) problems.push(`Entry ${String(entry['sequence'])} is about something else.`);
  }
  const signed = [proof['format'], proof['organizationId'], proof['codeId'], head['sequence'], head['digest'], ...entries.flatMap((entry) => [entry['sequence'], entry['digest']])];
  if (!keyCheck(publicKey)(framed(signed), proof['signature'])) problems.push('The proof is not signed with this key: an entry was added, taken out, moved or changed.');
  return { ok: problems.length === 0, problems, facts: [`Code ${String(proof['codeId'])} of organisation ${String(proof['organizationId'])}: ${entries.length} entries.`], publicKey };
}

/** @param {string} text @param {string | undefined} pinned */
function check(text, pinned) {
  /** @type {Json | null} */
  let whole = null;
  try {
    whole = JSON.parse(text);
  } catch {
    // Several lines: a bundle.
  }
  const proof = /** @type {Json | undefined} */ (whole?.['proof'] ?? whole ?? undefined);
  return proof?.['format'] === 'safecode-ledger-proof-1' ? checkProof(proof, pinned) : checkBundle(text, pinned);
}

/** @param {string} file @param {string | undefined} pinned @returns {number} the exit code */
function checkFile(file, pinned) {
  try {
    const { ok, problems, facts, publicKey } = check(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file)), pinned);
    const fingerprint = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16);
    const trust = pinned === undefined ? `Public key ${publicKey} (fingerprint ${fingerprint}) is from the file itself: compare it with the one you were given.` : `Public key: the one you gave (fingerprint ${fingerprint}).`;
    process.stdout.write(`${[`${ok ? 'VALID' : 'NOT VALID'} ${file}`, ...problems, ...facts, trust].join('\n')}\n`);
    return ok ? 0 : 1;
  } catch (error) {
    const isUnreadable = error instanceof Error && 'syscall' in error;
    process.stdout.write(`${isUnreadable ? 'NOT CHECKED' : 'NOT VALID'} ${file}\n${error instanceof Error ? error.message : String(error)}\n`);
    return isUnreadable ? 2 : 1;
  }
}

/** @param {string[]} args @returns {number} */
function main(args) {
  const at = args.indexOf('--key');
  const pinned = at === -1 ? undefined : args[at + 1];
  const files = args.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
  if (files.length === 0 || files.some((file) => file.startsWith('-')) || (at !== -1 && pinned === undefined)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  return Math.max(...files.map((file) => checkFile(file, pinned)));
}

process.exitCode = main(process.argv.slice(2));
