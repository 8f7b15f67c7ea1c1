import { hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { testSelectorToolSchema } from '@safecode/domain/opal/tools';
import type { SelectorTest } from '@safecode/domain/page-captures/selector-test';
import { findBrandBySlug } from '@safecode/database/brands/brand-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';
import { testSelector } from '../page-captures/test-selector.js';
import type { ToolEnding } from './run-tool.js';
import { PLAIN_RESULT } from './tool-call.js';

/** Tries a selector on the newest look at a page of the type. Nothing is visited and nothing is kept but the call. */
export async function selectorTool(deps: Deps, principal: Principal, input: z.infer<typeof testSelectorToolSchema>): Promise<ToolEnding> {
  const { brand: slug, pageType, selector } = input;
  const brandId = await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findBrandBySlug(tx, slug);
    if (brand === null || !hasBrandAccess(principal, brand.id)) throw new DomainError('access.not_found', { what: 'brand' });
    assertKnownPageTypes(brand, [pageType]);
    return brand.id;
  });
  const test = await testSelector(deps, principal, { brandId, pageType, selector });
  const body = {
    ok: true,
    page: test.page === null ? null : { address: test.page.address, takenAt: test.page.takenAt },
    problem: test.problem?.message ?? null,
    views: test.views.map(({ viewport, count, visibleCount }) => ({ viewport, count, visibleCount })),
    stability: test.stability,
    isListed: test.listed !== null,
    alternatives: test.alternatives.map((other) => ({ selector: other.selector, stability: other.stability })),
    message: messageOf(test),
  };
  return { kind: 'result', result: { ...PLAIN_RESULT, brandId, body } };
}

function messageOf({ problem, page, views, listed }: SelectorTest): string {
  if (problem !== null) return `Browsers cannot read this selector: ${problem.message}`;
  if (page === null) return 'No page of this type has been seen yet. Somebody can capture one in the console, under Knowledge, Selectors.';
  const found = views.map(({ viewport, count }) => `${count} on the ${viewport}`).join(', ');
  return `Matches: ${found}. ${listed === null ? 'It is not in the list of the brand, so code may not touch it yet.' : 'It is in the list of the brand.'}`;
}
