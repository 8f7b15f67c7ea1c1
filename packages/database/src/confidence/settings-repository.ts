import type { ConfidenceSettings } from '@safecode/domain/confidence/confidence-model';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A brand's settings; version 0 and no threshold when nobody has set any. */
export async function findConfidenceSettings(tx: TenantTransaction, brandId: number): Promise<ConfidenceSettings> {
  const row = await tx.selectFrom('confidence_settings').select(['abstain_below', 'version']).where('brand_id', '=', brandId).executeTakeFirst();
  return { brandId, abstainBelow: row?.abstain_below ?? null, version: row?.version ?? 0 };
}

/** @throws conflict.stale_version when somebody else was first */
export async function saveConfidenceSettings(
  tx: TenantTransaction,
  change: { readonly brandId: number; readonly expectedVersion: number; readonly abstainBelow: number | null },
): Promise<ConfidenceSettings> {
  const columns = { abstain_below: change.abstainBelow };
  const saved =
    change.expectedVersion === 0
      ? await tx.insertInto('confidence_settings').values({ brand_id: change.brandId, ...columns }).onConflict((conflict) => conflict.doNothing()).returning('version').executeTakeFirst()
      : await tx
          .updateTable('confidence_settings')
          .set({ ...columns, version: sql<number>`version + 1`, updated_at: sql<Date>`now()`, updated_by: sql<string | null>`app.actor_label()` })
          .where('brand_id', '=', change.brandId)
          .where('version', '=', change.expectedVersion)
          .returning('version')
          .executeTakeFirst();
  if (saved === undefined) {
    const current = await tx.selectFrom('confidence_settings').select('updated_by').where('brand_id', '=', change.brandId).executeTakeFirst();
    throw new DomainError('conflict.stale_version', { changedBy: current?.updated_by ?? 'somebody else' });
  }
  return { brandId: change.brandId, abstainBelow: change.abstainBelow, version: saved.version };
}
