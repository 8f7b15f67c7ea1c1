import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { MIN_OUTCOMES, MIN_OUTCOMES_OF_EACH_KIND, type ConfidenceOverview } from '@safecode/domain/confidence/confidence-model';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findActiveModel, findNewestModel } from '@safecode/database/confidence/model-repository';
import { countTrainingOutcomes, listJudgedPredictions } from '@safecode/database/confidence/outcome-repository';
import { findConfidenceSettings } from '@safecode/database/confidence/settings-repository';
import { measureReliability } from '@safecode/learning/confidence/measure-reliability';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** The newest outcomes that are looked at. */
const MOST_JUDGED = 5000;

/** The model of the organisation, how its predictions for a brand came true, and where the brand wants to be asked. @throws access.not_found, access.denied */
export async function getConfidence(deps: Deps, principal: Principal, input: { readonly brandId: number }): Promise<ConfidenceOverview> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'code.read', brand.id);
    const active = await findActiveModel(tx);
    const newest = await findNewestModel(tx);
    return {
      settings: await findConfidenceSettings(tx, brand.id),
      active,
      refused: newest !== null && newest.refusal !== null ? newest : null,
      outcomes: { ...(await countTrainingOutcomes(tx, MOST_JUDGED)), needed: MIN_OUTCOMES, neededOfEach: MIN_OUTCOMES_OF_EACH_KIND },
      live: measureReliability(await listJudgedPredictions(tx, brand.id, MOST_JUDGED)),
    };
  });
}
