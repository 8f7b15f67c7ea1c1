import { DomainError } from '@safecode/domain/errors/domain-error';
import { DEFAULT_LEARNING_POLICY, type LearningPolicy, type LearningPolicyContent } from '@safecode/domain/learning/learning-policy';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** How a brand learns; the default, at version 0, when nobody has set it up. */
export async function findLearningPolicy(tx: TenantTransaction, brandId: number): Promise<LearningPolicy> {
  const row = await tx.selectFrom('learning_policies').selectAll().where('brand_id', '=', brandId).executeTakeFirst();
  if (row === undefined) return { ...DEFAULT_LEARNING_POLICY, brandId, version: 0, updatedAt: null, updatedBy: null };
  return {
    brandId,
    version: row.version,
    minCorrections: row.min_corrections,
    minPeople: row.min_people,
    requireReason: row.require_reason,
    showsExamples: row.shows_examples,
    autoApply: row.auto_apply,
    autoApplyCorrections: row.auto_apply_corrections,
    nameBudgetCents: row.name_budget_cents,
    updatedAt: toIso(row.updated_at),
    updatedBy: row.updated_by,
  };
}

/** Sets how a brand learns. @throws conflict.stale_version when somebody else changed it since */
export async function saveLearningPolicy(tx: TenantTransaction, change: { readonly brandId: number; readonly expectedVersion: number; readonly content: LearningPolicyContent }): Promise<void> {
  const { brandId, expectedVersion, content } = change;
  const columns = {
    min_corrections: content.minCorrections,
    min_people: content.minPeople,
    require_reason: content.requireReason,
    shows_examples: content.showsExamples,
    auto_apply: content.autoApply,
    auto_apply_corrections: content.autoApplyCorrections,
    name_budget_cents: content.nameBudgetCents,
  };
  const saved =
    expectedVersion === 0
      ? await tx.insertInto('learning_policies').values({ brand_id: brandId, ...columns }).onConflict((conflict) => conflict.doNothing()).returning('version').executeTakeFirst()
      : await tx
          .updateTable('learning_policies')
          .set({ ...columns, version: sql<number>`version + 1`, updated_at: sql<Date>`now()`, updated_by: sql<string | null>`app.actor_label()` })
          .where('brand_id', '=', brandId)
          .where('version', '=', expectedVersion)
          .returning('version')
          .executeTakeFirst();
  if (saved !== undefined) return;
  const { updatedBy } = await findLearningPolicy(tx, brandId);
  throw new DomainError('conflict.stale_version', { changedBy: updatedBy ?? 'somebody else' });
}
