import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { AuditDetail, AuditEntry, AuditPerson, AuditStatus, SearchAudit } from '@safecode/domain/ledger/audit';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listPersons } from '@safecode/database/ledger/audit-names';
import { findAuditEntry, searchAudit as selectEntries } from '@safecode/database/ledger/audit-read-model';
import { findVerification, readChainHead } from '@safecode/database/ledger/ledger-status';
import { ledgerSigner } from '@safecode/database/ledger/ledger-signer';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';
import { recordReading } from './record-reading.js';

/** Entries of the ledger, newest first. Reading is recorded. @throws access.denied, input.cursor_invalid */
export async function searchAudit(deps: Deps, principal: Principal, input: SearchAudit): Promise<{ rows: AuditEntry[]; nextCursor: string | null }> {
  assertCan(principal, 'audit.read');
  const { cursor, limit, ...filter } = input;
  if (cursor === undefined) await recordReading(deps, principal, filter);
  return inTenant(deps.db, tenantContextOf(principal), (tx) =>
    selectEntries(tx, { ...filter, cursor, limit, brandIds: visibleBrandIds(principal), cursorKey: deps.keys.cursor }),
  );
}

/** One entry with what it changed. @throws access.denied, access.not_found */
export async function getAuditEntry(deps: Deps, principal: Principal, input: { readonly sequence: number }): Promise<AuditDetail> {
  assertCan(principal, 'audit.read');
  const entry = await inTenant(deps.db, tenantContextOf(principal), (tx) => findAuditEntry(tx, input.sequence, visibleBrandIds(principal)));
  if (entry === null) throw new DomainError('access.not_found', { what: 'ledger entry' });
  return entry;
}

/** How far the chain reaches, up to where it was verified and signed, and with which key. @throws access.denied */
export async function getAuditStatus(deps: Deps, principal: Principal): Promise<AuditStatus> {
  assertCan(principal, 'audit.read');
  const checkpoint = await deps.checkpoints.latest(principal.organizationId);
  const { publicKey, fingerprint } = ledgerSigner(deps.keys.ledger);
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const head = await readChainHead(tx);
    return {
      head: { sequence: head.sequence, seal: head.digest },
      verification: await findVerification(tx),
      checkpoint: checkpoint === null ? null : { sequence: checkpoint.sequence, at: checkpoint.at },
      publicKey,
      fingerprint,
    };
  });
}

/** Everybody the ledger speaks of, also those who left. @throws access.denied */
export async function listAuditPeople(deps: Deps, principal: Principal): Promise<{ rows: AuditPerson[] }> {
  assertCan(principal, 'audit.read');
  return { rows: await inTenant(deps.db, tenantContextOf(principal), listPersons) };
}
