import type { Principal } from '@safecode/domain/access/principal';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { GenerationRun } from '@safecode/domain/generation/run';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertRun } from '@safecode/database/generation/run-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import type { Deps } from '../deps.js';
import { reserveGeneration } from '../quota/reserve-generation.js';
import { resolveGenerationBrand } from './resolve-request.js';

export interface GenerationOrigin {
  readonly source: GenerationRun['source'];
}

/**
 * Accepts a request: the run, its ledger entry and its job are one transaction, so that an accepted request is never
 * lost. The run goes on whoever watches it.
 * @throws quota.exhausted, and what refuses the brand
 */
export async function startGeneration(
  deps: Deps,
  principal: Principal,
  input: GenerateVariation & GenerationOrigin,
): Promise<{ id: number }> {
  return inTenantCommand(deps.db, { organizationId: principal.organizationId, actor: principal.actor }, async (tx) => {
    const brand = await resolveGenerationBrand(tx, principal, input);
    const id = await insertRun(tx, {
      brandId: brand.id,
      pageType: input.pageType,
      description: input.description,
      templateSlug: input.template ?? null,
      answers: input.answers ?? {},
      source: input.source,
      deadline: new Date(deps.clock.now().getTime() + deps.config.generationDeadlineMs),
    });
    await reserveGeneration(deps, tx, id);
    await enqueueJob(tx, 'generation.run', { payload: { organizationId: principal.organizationId, runId: id }, jobKey: `run:${id}` });
    return {
      result: { id },
      ledger: [
        {
          action: 'generation.requested' as const,
          objectType: 'generation_run',
          objectId: id,
          brandId: brand.id,
          after: { pageType: input.pageType, description: input.description, template: input.template ?? null, source: input.source },
        },
      ],
    };
  });
}
