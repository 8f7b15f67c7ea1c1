import { experimentListSchema, listExperimentsSchema, startExperimentSchema, stopExperimentSchema, templateExperimentSchema } from '@safecode/domain/experiments/template-experiment';
import { listExperiments, startExperiment, stopExperiment } from '@safecode/usecases/experiments/manage-experiments';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const experimentsRouter = router({
  list: memberProcedure
    .meta(operation('GET /templates/{templateId}/experiments', 'Experiments', 'Experiments with versions of a template, and how they stand'))
    .input(listExperimentsSchema)
    .output(experimentListSchema)
    .query(({ ctx, input }) => listExperiments(ctx.deps, ctx.principal, input)),
  start: memberProcedure
    .meta(operation('POST /templates/{templateId}/experiments', 'Experiments', 'Compares the published version of a template with an earlier one'))
    .input(startExperimentSchema)
    .output(templateExperimentSchema)
    .mutation(({ ctx, input }) => startExperiment(ctx.deps, ctx.principal, input)),
  stop: memberProcedure
    .meta(operation('POST /template-experiments/{id}/stop', 'Experiments', 'Ends an experiment; the published version stays'))
    .input(stopExperimentSchema)
    .output(templateExperimentSchema)
    .mutation(({ ctx, input }) => stopExperiment(ctx.deps, ctx.principal, input)),
});
