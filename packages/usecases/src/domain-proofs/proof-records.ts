import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import type { Brand } from '@safecode/domain/brands/brand';
import { brandHosts } from '@safecode/domain/brands/brand-hosts';
import type { ProofRecords } from '@safecode/domain/domain-proofs/domain-proof';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { DerivedKeys } from '@safecode/database/connection/derive-keys';

/** Before the token in a TXT record and a file, and the name of the meta tag: says what the text is for to whoever finds it. */
export const PROOF_NAME = 'safecode-proof';
const TOKEN_LENGTH = 40;

/** The hosts of a brand that can be asked: what cannot be an address (a port over 65535) proves nothing. */
export const provableHosts = (brand: Pick<Brand, 'site' | 'domains'>): string[] => brandHosts(brand).filter((host) => URL.canParse(`https://${host}/`));

/** @throws domain.unknown for a host that the brand does not have */
export function assertBrandHost(brand: Pick<Brand, 'site' | 'domains'>, host: string): void {
  const hosts = provableHosts(brand);
  if (!hosts.includes(host)) throw new DomainError('domain.unknown', { host, known: hosts.join(', ') });
}

/** What proves a host for this brand and no other: unguessable, and the same whenever it is asked for. */
export function proofToken(keys: Pick<DerivedKeys, 'domainProof'>, of: { readonly organizationId: number; readonly brandId: number; readonly host: string }): string {
  return createHmac('sha256', keys.domainProof).update(JSON.stringify([of.organizationId, of.brandId, of.host])).digest('hex').slice(0, TOKEN_LENGTH);
}

/**
 * Where each proof of a host is looked for, and what has to stand there. Over https, because over http anybody between could
 * answer; only a shop whose own address is http is asked in its way.
 */
export function proofRecords(brand: Pick<Brand, 'site'>, host: string, token: string): ProofRecords {
  const site = new URL(brand.site);
  const origin = `${site.host === host ? site.protocol : 'https:'}//${host}`;
  const name = new URL(origin).hostname;
  const isNamed = isIP(name.replace(/^\[|\]$/g, '')) === 0 && name.includes('.');
  const content = `${PROOF_NAME}=${token}`;
  return {
    dns: isNamed ? { name: `_${PROOF_NAME}.${name}`, value: content } : null,
    file: { url: `${origin}/.well-known/${PROOF_NAME}.txt`, content },
    meta: { url: `${origin}/`, tag: `<meta name="${PROOF_NAME}" content="${token}">` },
  };
}
