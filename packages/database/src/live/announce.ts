import type { Announcement } from '@safecode/domain/live/live-event';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Says, once the transaction is committed, that something may have changed. Ids only: whoever hears it asks again. */
export async function announce(tx: TenantTransaction, change: Omit<Announcement, 'organizationId'>): Promise<void> {
  const { topic, brandId, codeId, userId } = change;
  await sql`select app.announce(${topic}, ${brandId}::integer, ${codeId}::integer, ${userId}::integer)`.execute(tx);
}
