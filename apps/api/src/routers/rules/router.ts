import { archiveRuleSchema, createRuleSchema, codeRuleSchema, listRulesSchema, rulePageSchema, savedRuleSchema, updateRuleSchema } from '@safecode/domain/rules/code-rule';
import { archiveRule } from '@safecode/usecases/rules/archive-rule';
import { createRule } from '@safecode/usecases/rules/create-rule';
import { listRules } from '@safecode/usecases/rules/list-rules';
import { updateRule } from '@safecode/usecases/rules/update-rule';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const rulesRouter = router({
  list: memberProcedure
    .meta(operation('GET /rules', 'Rules', 'Rules of a brand'))
    .input(listRulesSchema)
    .output(rulePageSchema)
    .query(({ ctx, input }) => listRules(ctx.deps, ctx.principal, input)),
  create: memberProcedure
    .meta(operation('POST /rules', 'Rules', 'Adds a rule'))
    .input(createRuleSchema)
    .output(savedRuleSchema)
    .mutation(({ ctx, input }) => createRule(ctx.deps, ctx.principal, input)),
  update: memberProcedure
    .meta(operation('PUT /rules/{id}', 'Rules', 'Changes a rule'))
    .input(updateRuleSchema)
    .output(savedRuleSchema)
    .mutation(({ ctx, input }) => updateRule(ctx.deps, ctx.principal, input)),
  archive: memberProcedure
    .meta(operation('POST /rules/{id}/archive', 'Rules', 'Archives a rule'))
    .input(archiveRuleSchema)
    .output(codeRuleSchema)
    .mutation(({ ctx, input }) => archiveRule(ctx.deps, ctx.principal, input)),
});
