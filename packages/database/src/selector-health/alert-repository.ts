import type { ToldOfIncident } from '@safecode/domain/selector-health/incident-alert';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** An incident with what people were told of it. */
export interface AlertedIncident {
  readonly id: number;
  readonly brandId: number;
  readonly isOver: boolean;
  readonly told: ToldOfIncident;
}

/** Locked: two jobs that tell of one incident do so one after the other. */
export async function lockAlert(tx: TenantTransaction, incidentId: number): Promise<AlertedIncident | null> {
  const row = await tx
    .selectFrom('health_incidents')
    .select(['id', 'brand_id', 'closed_at', 'told_count', 'told_broken', 'told_live', 'told_over'])
    .where('id', '=', incidentId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return { id: row.id, brandId: row.brand_id, isOver: row.closed_at !== null, told: { count: row.told_count, broken: row.told_broken, live: row.told_live, isOver: row.told_over } };
}

/** Notes what people know of an incident now. */
export async function recordTold(tx: TenantTransaction, incidentId: number, told: ToldOfIncident): Promise<void> {
  await tx
    .updateTable('health_incidents')
    .set({ told_count: told.count, told_broken: told.broken, told_live: told.live, told_over: told.isOver })
    .where('id', '=', incidentId)
    .execute();
}
