import type { Principal } from '@safecode/domain/access/principal';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { preflightInputSchema, preflightSchema } from '@safecode/domain/generation/run';
import { isOffered } from '@safecode/domain/selectors/dom-selector';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { loadConfidences, NO_CONFIDENCE } from '../confidence/load-confidence.js';
import { riskOfRequest } from '../confidence/risk-of-request.js';
import type { Deps } from '../deps.js';
import { rankForRequests } from './rank-for-requests.js';
import { resolveGenerationBrand } from './resolve-request.js';

type Preflight = z.infer<typeof preflightSchema>;

const SHOWN_TEMPLATES = 5;

/** What a generation would use, and what stands in its way, said before anything is spent. Changes nothing. */
export async function preflight(deps: Deps, principal: Principal, input: z.infer<typeof preflightInputSchema>): Promise<Preflight> {
  return inTenant(deps.db, { organizationId: principal.organizationId, actor: principal.actor }, async (tx) => {
    const brand = await resolveGenerationBrand(tx, principal, input);
    const known = await deps.knowledge.getFor(tx, brand);
    const { knowledge } = known;
    const [ranked = []] = await rankForRequests(tx, [{ known, pageType: input.pageType, description: input.description }], SHOWN_TEMPLATES);
    const selectors = knowledge.selectors.filter(
      (entry) => isOffered(entry) && (entry.pageType === input.pageType || entry.pageType === GLOBAL_PAGE_TYPE),
    );
    const { history } = (await loadConfidences(deps, tx, [brand.id])).get(brand.id) ?? NO_CONFIDENCE;
    const { provider, model } = deps.generation.drafter;
    const problems: string[] = [];
    if (selectors.length === 0) problems.push(`No selector is approved on ${input.pageType}. Approve the elements the code may touch first.`);
    if (provider === 'template' && !knowledge.templates.some((template) => template.pageTypes.includes(input.pageType))) {
      problems.push(`The template engine has no template for ${input.pageType}. Add one, or set up a model.`);
    }
    return {
      provider,
      model,
      knowledgeVersion: brand.knowledgeVersion,
      ruleCount: knowledge.rules.length,
      selectorCount: selectors.length,
      templates: ranked.map(({ template, score }) => ({ slug: template.slug, name: template.name, version: template.version, score })),
      problems,
      risk: riskOfRequest(history, { ...input, ranked }),
    };
  });
}
