import {
  archiveTemplateSchema,
  checkTemplateResultSchema,
  checkTemplateSchema,
  createTemplateSchema,
  listTemplatesSchema,
  templatePageSchema,
  templateSchema,
  updateTemplateSchema,
} from '@safecode/domain/templates/template';
import { getTemplateSchema } from '@safecode/domain/templates/get-template';
import { archiveTemplate } from '@safecode/usecases/templates/archive-template';
import { checkTemplate } from '@safecode/usecases/templates/check-template';
import { createTemplate } from '@safecode/usecases/templates/create-template';
import { getTemplate } from '@safecode/usecases/templates/get-template';
import { listTemplates } from '@safecode/usecases/templates/list-templates';
import { updateTemplate } from '@safecode/usecases/templates/update-template';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const templatesRouter = router({
  list: memberProcedure
    .meta(operation('GET /templates', 'Templates', 'Templates of a brand'))
    .input(listTemplatesSchema)
    .output(templatePageSchema)
    .query(({ ctx, input }) => listTemplates(ctx.deps, ctx.principal, input)),
  get: memberProcedure
    .meta(operation('GET /templates/{id}', 'Templates', 'One template'))
    .input(getTemplateSchema)
    .output(templateSchema)
    .query(({ ctx, input }) => getTemplate(ctx.deps, ctx.principal, input)),
  create: memberProcedure
    .meta(operation('POST /templates', 'Templates', 'Adds a template; refused when it is not safe'))
    .input(createTemplateSchema)
    .output(templateSchema)
    .mutation(({ ctx, input }) => createTemplate(ctx.deps, ctx.principal, input)),
  update: memberProcedure
    .meta(operation('PUT /templates/{id}', 'Templates', 'Changes a template; refused when it is not safe'))
    .input(updateTemplateSchema)
    .output(templateSchema)
    .mutation(({ ctx, input }) => updateTemplate(ctx.deps, ctx.principal, input)),
  archive: memberProcedure
    .meta(operation('POST /templates/{id}/archive', 'Templates', 'Archives a template'))
    .input(archiveTemplateSchema)
    .output(templateSchema)
    .mutation(({ ctx, input }) => archiveTemplate(ctx.deps, ctx.principal, input)),
  check: memberProcedure
    .meta(operation('POST /templates/check', 'Templates', 'Verifies a template without saving it'))
    .input(checkTemplateSchema)
    .output(checkTemplateResultSchema)
    .mutation(({ ctx, input }) => checkTemplate(ctx.deps, ctx.principal, input)),
});
