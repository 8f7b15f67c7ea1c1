import { PROOF_METHODS, type ProofFinding, type ProofMethod, type ProofRecords } from '@safecode/domain/domain-proofs/domain-proof';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { parsePage } from '@safecode/selectors/page/parse-page';
import { queryAll } from '@safecode/selectors/page/query-all';
import type { BrowserPort, FetchedText } from '../browser-port.js';
import { PROOF_NAME } from './proof-records.js';

type Found = Omit<ProofFinding, 'method'>;
type Looker = (browser: BrowserPort, records: ProofRecords) => Promise<Found | null>;

const found = (detail: string): Found => ({ outcome: 'found', detail });
const missing = (detail: string): Found => ({ outcome: 'missing', detail });

const LOOKERS: Readonly<Record<ProofMethod, Looker>> = {
  async dns(browser, { dns }) {
    if (dns === null) return null;
    const values = await browser.resolveTxt(dns.name);
    if (values.some((value) => value.trim() === dns.value)) return found(`The TXT record of ${dns.name} is right.`);
    return missing(values.length === 0 ? `${dns.name} has no TXT record.` : `${dns.name} has ${values.length} TXT records, none of them this one.`);
  },
  async file(browser, { file }) {
    const answer = await browser.fetchText(file.url);
    const stray = strayed(file.url, answer);
    if (stray !== null) return stray;
    if (answer.text.split(/\r?\n/).some((line) => line.trim() === file.content)) return found(`${file.url} has the line.`);
    return missing(`${file.url} does not have the line.`);
  },
  async meta(browser, { meta, file }) {
    const answer = await browser.fetchText(meta.url);
    const stray = strayed(meta.url, answer);
    if (stray !== null) return stray;
    // In the head only: what visitors write ends up in the body.
    const tags = queryAll(parsePage(answer.text), `head > meta[name="${PROOF_NAME}"]`);
    if (tags.some((tag) => `${PROOF_NAME}=${tag.attribute('content').trim()}` === file.content)) return found(`The head of ${meta.url} has the tag.`);
    return missing(`The head of ${meta.url} ${tags.length === 0 ? 'does not have the tag' : 'has a tag with another value'}.`);
  },
};

/**
 * Why an answer proves nothing, or null. A redirect to another host does not count: many sites redirect wherever an address
 * says, and then anybody could prove them.
 */
function strayed(asked: string, { url, status }: FetchedText): Found | null {
  const host = new URL(url).host;
  if (host !== new URL(asked).host) return missing(`${asked} leads to ${host}, which proves nothing about this host.`);
  if (status === 200) return null;
  return { outcome: status >= 500 || status === 429 ? 'unreachable' : 'missing', detail: `${asked} answers with status ${status}.` };
}

/** Looks in every place where a host can be proved; one finding for each method that it has. Never fails for what a shop does. */
export async function lookForProof(browser: BrowserPort, records: ProofRecords): Promise<ProofFinding[]> {
  const findings = await Promise.all(
    PROOF_METHODS.map(async (method): Promise<ProofFinding | null> => {
      try {
        const seen = await LOOKERS[method](browser, records);
        return seen === null ? null : { method, ...seen };
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return { method, outcome: 'unreachable', detail: error.message };
      }
    }),
  );
  return findings.filter((finding) => finding !== null);
}
