import { brandDomainSchema, brandDomainsSchema, checkDomainSchema, listDomainsSchema, setRobotsOverrideSchema } from '@safecode/domain/domain-proofs/domain-proof';
import { checkDomain, setRobotsOverride } from '@safecode/usecases/domain-proofs/change-domain';
import { listDomains } from '@safecode/usecases/domain-proofs/list-domains';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const domainProofsRouter = router({
  list: memberProcedure
    .meta(operation('GET /brands/{brandId}/domains', 'Domains', 'The hosts of a brand, with what proves that they are its own'))
    .input(listDomainsSchema)
    .output(brandDomainsSchema)
    .query(({ ctx, input }) => listDomains(ctx.deps, ctx.principal, input)),
  check: memberProcedure
    .meta(operation('POST /brands/{brandId}/domains/check', 'Domains', 'Looks for the proof of a host now'))
    .input(checkDomainSchema)
    .output(brandDomainSchema)
    .mutation(({ ctx, input }) => checkDomain(ctx.deps, ctx.principal, input)),
  setRobotsOverride: memberProcedure
    .meta(operation('PUT /brands/{brandId}/domains/robots-override', 'Domains', 'Decides whether pages of a proved host are visited although robots.txt says no'))
    .input(setRobotsOverrideSchema)
    .output(brandDomainSchema)
    .mutation(({ ctx, input }) => setRobotsOverride(ctx.deps, ctx.principal, input)),
});
