import type { Brand } from '@safecode/domain/brands/brand';
import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import { findBrandsBySlugs } from '@safecode/database/brands/brand-repository';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { isAboutContent } from '@safecode/database/connection/refusals';
import { Gatherer, GATHERING_MS } from '@safecode/database/gathering/gatherer';
import { tenantContextOf } from '../access/tenant-context.js';
import { tenantGathering, type TenantGroup } from '../access/tenant-gathering.js';
import type { Deps } from '../deps.js';
import { loadGenerations, type LoadedGeneration } from './load-generation.js';
import { assertMayGenerateFor } from './resolve-request.js';

interface Asked {
  readonly principal: Principal;
  readonly input: GenerateVariation;
}

/** A request that cannot be served is an answer of its own: it must not undo what is loaded for the others. */
type LoadResult = LoadedGeneration | DomainError;

const loads = new Gatherer<TenantGroup, Asked, LoadResult>({
  maxItems: 32,
  pauseMs: GATHERING_MS,
  isAboutItem: isAboutContent,
  work: ({ deps, context }, asked) => inTenant(deps.db, context, (tx) => loadTogether(deps, tx, asked)),
});

/**
 * What the drafter needs for a request whose caller waits, read together with that of others who ask just then.
 * @throws access.not_found, access.denied, conflict.archived, brand.page_type_unknown
 */
export async function loadInline(deps: Deps, principal: Principal, input: GenerateVariation): Promise<LoadedGeneration> {
  const result = await loads.add(tenantGathering(deps, tenantContextOf(principal)), { principal, input });
  if (result instanceof DomainError) throw result;
  return result;
}

async function loadTogether(deps: Deps, tx: TenantTransaction, asked: readonly Asked[]): Promise<LoadResult[]> {
  const brands = await findBrandsBySlugs(tx, [...new Set(asked.map(({ input }) => input.brand))]);
  const resolved = asked.map(({ principal, input }) => resolve(principal, brands.get(input.brand) ?? null, input));
  const jobs = resolved.flatMap((brand, at) => {
    const input = asked[at]?.input;
    return brand instanceof DomainError || input === undefined ? [] : [{ brand, input }];
  });
  const loaded = (await loadGenerations(deps, tx, jobs)).values();
  return resolved.map((brand) => {
    if (brand instanceof DomainError) return brand;
    const next = loaded.next();
    if (next.done === true) throw new Error('Less was loaded than was asked for.');
    return next.value;
  });
}

function resolve(principal: Principal, brand: Brand | null, input: GenerateVariation): Brand | DomainError {
  try {
    return assertMayGenerateFor(principal, brand, input.pageType);
  } catch (refusal) {
    if (refusal instanceof DomainError) return refusal;
    throw refusal;
  }
}
