import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertModel, isModelCurrent } from '@safecode/database/confidence/model-repository';
import { listTrainingOutcomes } from '@safecode/database/confidence/outcome-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { listOrganizationIds } from '@safecode/database/ledger/ledger-status';
import { fitModel } from '@safecode/learning/confidence/fit-model';
import type { Deps } from '../deps.js';
import { NothingToDo, unlessDone } from '../review/nothing-to-do.js';

const LEARNING = { kind: 'system', label: 'Learning' } as const;
/** The newest outcomes a model is learnt from: older ones are about other templates, people and models. */
const MOST_OUTCOMES = 5000;

/** Has each organisation's model learnt anew, one job each. Answers how many were asked to. */
export async function scheduleLearning(deps: Deps): Promise<number> {
  const organizations = await listOrganizationIds(deps.db);
  const day = deps.clock.now().toISOString().slice(0, 10);
  for (const organizationId of organizations) {
    await inTenant(deps.db, { organizationId, actor: LEARNING }, (tx) => enqueueJob(tx, 'confidence.learn', { payload: { organizationId }, jobKey: `learn-confidence:${day}` }));
  }
  return organizations.length;
}

/**
 * Learns the chance of approval without an edit from an organisation's own outcomes, and keeps it as the next version of
 * its model, with how it did on outcomes it had not seen. Nothing happens while there are too few outcomes, when nothing
 * was settled since the last time, or when the day has its model: running it twice is running it once.
 * Answers the version, or null.
 */
export async function learnConfidence(deps: Deps, { organizationId }: { readonly organizationId: number }): Promise<number | null> {
  const context = { organizationId, actor: LEARNING };
  const fittedAt = deps.clock.now().toISOString();
  const codes = await inTenant(deps.db, context, async (tx) => ((await isModelCurrent(tx, fittedAt.slice(0, 10))) ? [] : listTrainingOutcomes(tx, MOST_OUTCOMES)));
  const fitted = fitModel(codes);
  if (fitted === null) return null;
  return unlessDone(() =>
    inTenantCommand(deps.db, context, async (tx) => {
      const version = await insertModel(tx, { ...fitted, fittedAt });
      if (version === null) throw new NothingToDo('The day has its model.');
      const { outcomes, clean, refusal, heldOut } = fitted;
      const after = { outcomes, clean, refusal, heldOut: heldOut.n, error: heldOut.error?.value ?? null, brier: heldOut.brier, baseBrier: heldOut.baseBrier };
      return { result: version, ledger: [{ action: 'confidence.model_learnt', objectType: 'confidence_model', objectId: version, after }] };
    }),
  );
}
