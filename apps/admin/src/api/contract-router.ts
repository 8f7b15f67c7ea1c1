import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import { apiKeyListSchema, createApiKeyResultSchema, createApiKeySchema, opalConnectionSchema, revokeApiKeySchema } from '@safecode/domain/api-keys/api-key';
import { archiveBrandSchema, brandPageSchema, brandSchema, brandContentSchema, getBrandBySlugSchema, getBrandSchema, listBrandsSchema, updateBrandSchema } from '@safecode/domain/brands/brand';
import { codeFacetsSchema, codePageSchema, generatedCodeSchema, getCodeSchema, listCodesSchema } from '@safecode/domain/codes/generated-code';
import { validateCodeResultSchema, validateCodeSchema } from '@safecode/domain/codes/validate-code';
import { generateVariationSchema, runIdSchema } from '@safecode/domain/generation/generate-variation';
import { listRunsSchema, preflightInputSchema, preflightSchema, runPageSchema, runSchema, type GenerationRun } from '@safecode/domain/generation/run';
import { homeSummaryInputSchema, homeSummarySchema } from '@safecode/domain/home/home-summary';
import { deadLetterIdsSchema, deadLetterPageSchema, deadLetterResultSchema, listDeadLettersSchema } from '@safecode/domain/jobs/dead-letter';
import * as m from '@safecode/domain/members/member';
import { idSchema } from '@safecode/domain/primitives';
import { listRequestsSchema, opalRequestSchema, requestPageSchema } from '@safecode/domain/requests/opal-request';
import { archiveRuleSchema, codeRuleSchema, createRuleSchema, listRulesSchema, rulePageSchema, updateRuleSchema } from '@safecode/domain/rules/code-rule';
import { archiveSelectorSchema, createSelectorSchema, domSelectorSchema, listSelectorsSchema, selectorPageSchema, updateSelectorSchema } from '@safecode/domain/selectors/dom-selector';
import { changePasswordSchema, deviceSchema, endSessionSchema, sessionViewSchema, signInSchema } from '@safecode/domain/sessions/session';
import * as tp from '@safecode/domain/templates/template';

const t = initTRPC.create({ errorFormatter: ({ shape }) => ({ ...shape, data: { ...shape.data, domainCode: '' as string, domainData: {} as Record<string, unknown>, correlationId: '' as string, issues: [] as { path: string; message: string }[] } }) });
const never = (): never => { throw new Error('types only'); };
const q = <I extends z.ZodType, O extends z.ZodType>(i: I, o: O) => t.procedure.input(i).output(o).query(never);
const mu = <I extends z.ZodType, O extends z.ZodType>(i: I, o: O) => t.procedure.input(i).output(o).mutation(never);
const q0 = <O extends z.ZodType>(o: O) => t.procedure.output(o).query(never);
const mu0 = <O extends z.ZodType>(o: O) => t.procedure.output(o).mutation(never);
const none = z.void();

const router = t.router({
  session: t.router({
    signIn: mu(signInSchema, sessionViewSchema), signOut: mu0(none), current: q0(sessionViewSchema.nullable()),
    devices: q0(z.object({ rows: z.array(deviceSchema) })), endDevice: mu(endSessionSchema, none),
    endOtherDevices: mu0(z.object({ ended: z.number() })), changePassword: mu(changePasswordSchema, none),
  }),
  invitations: t.router({
    preview: mu(m.invitationTokenSchema, m.invitationPreviewSchema), accept: mu(m.acceptInvitationSchema, sessionViewSchema),
    list: q0(m.invitationListSchema), invite: mu(m.invitePeopleSchema, m.invitePeopleResultSchema), revoke: mu(m.revokeInvitationSchema, none),
  }),
  members: t.router({
    list: q0(m.memberListSchema), change: mu(m.changeMemberSchema, none), setBrandRole: mu(m.setBrandRoleSchema, none),
    remove: mu(m.removeMemberSchema, none), explain: q(m.explainAccessSchema, m.explainAccessResultSchema),
  }),
  brands: t.router({
    list: q(listBrandsSchema, brandPageSchema), get: q(getBrandSchema, brandSchema), bySlug: q(getBrandBySlugSchema, brandSchema),
    create: mu(brandContentSchema, brandSchema), update: mu(updateBrandSchema, brandSchema), archive: mu(archiveBrandSchema, brandSchema),
  }),
  selectors: t.router({
    list: q(listSelectorsSchema, selectorPageSchema), create: mu(createSelectorSchema, domSelectorSchema),
    update: mu(updateSelectorSchema, domSelectorSchema), archive: mu(archiveSelectorSchema, domSelectorSchema),
  }),
  templates: t.router({
    list: q(tp.listTemplatesSchema, tp.templatePageSchema), get: q(z.object({ id: idSchema }), tp.templateSchema),
    create: mu(tp.createTemplateSchema, tp.templateSchema), update: mu(tp.updateTemplateSchema, tp.templateSchema),
    archive: mu(tp.archiveTemplateSchema, tp.templateSchema), check: mu(tp.checkTemplateSchema, tp.checkTemplateResultSchema),
  }),
  rules: t.router({
    list: q(listRulesSchema, rulePageSchema), create: mu(createRuleSchema, codeRuleSchema),
    update: mu(updateRuleSchema, codeRuleSchema), archive: mu(archiveRuleSchema, codeRuleSchema),
  }),
  generation: t.router({
    preflight: q(preflightInputSchema, preflightSchema), start: mu(generateVariationSchema, runIdSchema), get: q(runIdSchema, runSchema),
    list: q(listRunsSchema, runPageSchema), stop: mu(runIdSchema, runSchema),
    watch: t.procedure.input(runIdSchema).subscription(async function* (): AsyncGenerator<{ id: string; data: GenerationRun }, void, unknown> { never(); yield {} as { id: string; data: GenerationRun }; }),
  }),
  codes: t.router({ list: q(listCodesSchema, codePageSchema), facets: q(listCodesSchema, codeFacetsSchema), get: q(getCodeSchema, generatedCodeSchema) }),
  verification: t.router({ validate: mu(validateCodeSchema, validateCodeResultSchema) }),
  requests: t.router({ list: q(listRequestsSchema, requestPageSchema), get: q(z.object({ id: idSchema }), opalRequestSchema) }),
  apiKeys: t.router({
    list: q0(apiKeyListSchema), create: mu(createApiKeySchema, createApiKeyResultSchema), revoke: mu(revokeApiKeySchema, none), opalConnection: q0(opalConnectionSchema),
  }),
  jobs: t.router({ deadLetters: q(listDeadLettersSchema, deadLetterPageSchema), retry: mu(deadLetterIdsSchema, deadLetterResultSchema), discard: mu(deadLetterIdsSchema, deadLetterResultSchema) }),
  home: t.router({ summary: q(homeSummaryInputSchema, homeSummarySchema) }),
});

export type AppRouter = typeof router;
