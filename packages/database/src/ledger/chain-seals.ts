import { hash } from 'node:crypto';
import type { TenantTransaction } from '../connection/in-tenant.js';
import type { ChainWalk } from './check-entry.js';
import { ENTRY_FORMAT_2, linkHash } from './entry-format-2.js';
import { FieldReader, FieldWriter } from './hashed-fields.js';
import { ledgerKeysOf } from './ledger-keys.js';
import { textOfMicroseconds } from './utc-microseconds.js';

/** In the order in which entry-format-2 encodes them. */
const COLUMNS = `l.sequence, l.format, l.previous_hash, l.salt, l.before, l.after, l.notes, l.content_digest,
                 l.created_at, l.actor, l.action, l.object_type, l.object_id, l.brand_id, l.generated_code_id, l.digest, l.hash`;

/**
 * Walks over the entries that follow, up to one, and recomputes their seals from the bytes as they arrive. Stays before an
 * entry that is another one than was written, or that has more to it: check-entry says what it is. Answers how many entries
 * there are up to that one, also when the walk does not come so far.
 */
export async function followSeals(tx: TenantTransaction, walk: ChainWalk, upTo: number): Promise<number> {
  const place: Place = { organizationId: String(tx.tenantContext.organizationId), chainKey: ledgerKeysOf(tx.tenantContext.ledgerKey, tx.tenantContext.organizationId).chain };
  let entries = 0;
  let isFollowed = true;
  await tx.copyRows(
    `select ${COLUMNS} from code_audit_log l
      where l.organization_id = app.organization_id() and l.sequence > ${Math.trunc(walk.sequence)} and l.sequence <= ${Math.trunc(upTo)} order by l.sequence`,
    (bytes, start) => {
      entries += 1;
      isFollowed &&= followSeal(place, walk, new FieldReader(bytes, start));
    },
  );
  return entries;
}

interface Place {
  readonly organizationId: string;
  readonly chainKey: Buffer;
}

const content = new FieldWriter();
const entry = new FieldWriter();

function followSeal({ organizationId, chainKey }: Place, walk: ChainWalk, row: FieldReader): boolean {
  const sequence = walk.sequence + 1;
  if (row.bigint() !== sequence || row.smallint() !== 2 || row.ascii() !== walk.hash) return false;
  content.begin(row.size);
  if (!content.field(row)) return false;
  if (!content.field(row)) content.text('null');
  if (!content.field(row)) content.text('null');
  // Absent and empty are not the same.
  if (!content.field(row, '1')) content.text('0');
  const contentDigest = hash('sha256', content.written(), 'hex');
  if (row.ascii() !== contentDigest) return false;
  const at = textOfMicroseconds(row.bigint());
  if (at === null) return false;
  entry.begin(row.size);
  for (const text of [ENTRY_FORMAT_2, organizationId, String(sequence), walk.digest, at]) entry.text(text);
  if (!entry.field(row) || !entry.field(row) || !entry.field(row) || !entry.field(row)) return false;
  entry.text(row.integer());
  entry.text(row.integer());
  entry.text(contentDigest);
  const digest = hash('sha256', entry.written(), 'hex');
  const link = linkHash(chainKey, walk.hash, digest);
  if (row.ascii() !== digest || row.ascii() !== link) return false;
  if ((walk.checkpoints.get(sequence) ?? digest) !== digest) return false;
  walk.sequence = sequence;
  walk.hash = link;
  walk.digest = digest;
  return true;
}
