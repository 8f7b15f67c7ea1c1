import { ROLE_PERMISSIONS } from '@safecode/domain/access/permissions';
import { ROLES } from '@safecode/domain/access/roles';
import { EVIDENCE_CONTROL_IDS, EVIDENCE_CONTROLS, type EvidenceControl, type EvidenceItem, type EvidenceReference } from '@safecode/domain/ledger/evidence';
import { listApiKeys } from '@safecode/database/api-keys/api-key-repository';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { readAuditRows, resolveFilter, showEntries, type AuditRow } from '@safecode/database/ledger/audit-read-model';
import { listVerifications, readReferences, type EvidencePeriod } from '@safecode/database/ledger/evidence-reads';
import { listMembers } from '@safecode/database/members/member-repository';
import type { Deps } from '../deps.js';
import type { BundleReader } from './audit-bundle.js';
import { evidenceOfDeployment } from './evidence-of-deployment.js';

/** Read at once: bounds the memory of a pack. A deployment brings its code along. */
const ENTRIES = 500;
const DEPLOYMENTS = 50;

export interface EvidenceRange {
  readonly period: EvidencePeriod;
  readonly upTo: number;
}

const refOf = (row: AuditRow): EvidenceReference => ({ sequence: Number(row.sequence), digest: row.digest ?? row.hash });

/** The items of a pack, control by control, read piece by piece. */
export async function* evidenceLines(deps: Pick<Deps, 'db'>, reader: BundleReader, range: EvidenceRange): AsyncGenerator<EvidenceItem[]> {
  for (const control of EVIDENCE_CONTROL_IDS) {
    if (control === 'CC6.1') yield inTenant(deps.db, reader.context, (tx) => accessNow(tx, range));
    if (control === 'CC7.2') yield* verifications(deps, reader, range);
    const { actions } = EVIDENCE_CONTROLS[control];
    if (actions.length > 0) yield* entriesOf(deps, reader, { ...range, control, actions, limit: ENTRIES, toItems: (tx, rows) => eventsOf(tx, rows, control) });
    if (control === 'CC8.1') yield* entriesOf(deps, reader, { ...range, control, actions: ['deployment.live'], limit: DEPLOYMENTS, toItems: deploymentsOf });
  }
}

/** Who has which rights, as of the newest entry. */
async function accessNow(tx: TenantTransaction, { upTo }: EvidenceRange): Promise<EvidenceItem[]> {
  const head = [...(await readReferences(tx, [upTo])).values()];
  const item = (kind: EvidenceItem['kind'], fields: object): EvidenceItem => ({ type: 'evidence', control: 'CC6.1', kind, ...fields, ledger: head });
  const members = await listMembers(tx);
  const keys = await listApiKeys(tx);
  return [
    ...ROLES.map((role) => item('role', { role, permissions: ROLE_PERMISSIONS[role] })),
    ...members.map(({ userId, name, role, brandAccess, brandRoles, joinedAt, lastSeenAt }) => item('member', { userId, name, role, brandAccess, brandRoles, joinedAt, lastSeenAt })),
    ...keys.map(({ id, kind, name, scopes, brandAccess, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt }) => item('key', { key: { id, kind, name, scopes, brandAccess, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt } })),
  ];
}

async function* verifications(deps: Pick<Deps, 'db'>, { context }: BundleReader, { period }: EvidenceRange): AsyncGenerator<EvidenceItem[]> {
  let after = 0;
  for (;;) {
    const { found, refs } = await inTenant(deps.db, context, async (tx) => {
      const page = await listVerifications(tx, period, { after, limit: ENTRIES });
      return { found: page, refs: await readReferences(tx, page.map(({ upTo }) => upTo)) };
    });
    const last = found.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield found.map(({ id: _id, ...verification }) => {
      const ref = refs.get(verification.upTo);
      return { type: 'evidence', control: 'CC7.2', kind: 'verification', ...verification, ledger: ref === undefined ? [] : [ref] };
    });
  }
}

interface EntryWalk extends EvidenceRange {
  readonly control: EvidenceControl;
  readonly actions: readonly string[];
  readonly limit: number;
  readonly toItems: (tx: TenantTransaction, rows: readonly AuditRow[]) => Promise<EvidenceItem[]>;
}

/** Entries of the period as items. Of brands somebody may not see it is only said how many there were. */
async function* entriesOf(deps: Pick<Deps, 'db'>, reader: BundleReader, walk: EntryWalk): AsyncGenerator<EvidenceItem[]> {
  const isVisible = ({ brand_id: brandId }: AuditRow): boolean => brandId === null || reader.canRead(brandId);
  let after = 0;
  for (;;) {
    const { rows, items } = await inTenant(deps.db, reader.context, async (tx) => {
      const range = await resolveFilter(tx, { actions: walk.actions.join(), ...walk.period, brandIds: null });
      const read = (await readAuditRows(tx, range, { direction: 'asc', after, limit: walk.limit })).filter(({ sequence }) => Number(sequence) <= walk.upTo);
      return { rows: read, items: await walk.toItems(tx, read.filter(isVisible)) };
    });
    const hidden = rows.filter((row) => !isVisible(row)).map(refOf);
    if (rows.length > 0) yield hidden.length === 0 ? items : [...items, { type: 'evidence', control: walk.control, kind: 'left_out', why: 'They are of brands that whoever made this pack may not see.', ledger: hidden }];
    const last = rows.at(-1);
    if (last === undefined || rows.length < walk.limit) return;
    after = Number(last.sequence);
  }
}

async function eventsOf(tx: TenantTransaction, rows: readonly AuditRow[], control: EvidenceControl): Promise<EvidenceItem[]> {
  const entries = await showEntries(tx, rows);
  return entries.map(({ sequence, seal, at, actor, action, objectType, objectId, brandName, reason }) => ({
    type: 'evidence', control, kind: 'event', at, action, actor: actor.label, object: `${objectType} ${objectId}`, brand: brandName, reason, ledger: [{ sequence, digest: seal }],
  }));
}

async function deploymentsOf(tx: TenantTransaction, rows: readonly AuditRow[]): Promise<EvidenceItem[]> {
  const items: EvidenceItem[] = [];
  for (const row of rows) {
    const item = await evidenceOfDeployment(tx, row);
    if (item !== null) items.push(item);
  }
  return items;
}
