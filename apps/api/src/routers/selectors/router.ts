import { createdSelectorsSchema, createSelectorsSchema } from '@safecode/domain/page-captures/found-element';
import { selectorTestSchema, testSelectorSchema } from '@safecode/domain/page-captures/selector-test';
import { archiveSelectorSchema, createSelectorSchema, domSelectorSchema, listSelectorsSchema, savedSelectorSchema, selectorPageSchema, updateSelectorSchema } from '@safecode/domain/selectors/dom-selector';
import { changeStageSchema, selectorDetailSchema, selectorIdSchema, stageChangeIdSchema } from '@safecode/domain/selectors/selector-stage';
import { testSelector } from '@safecode/usecases/page-captures/test-selector';
import { archiveSelector } from '@safecode/usecases/selectors/archive-selector';
import { cancelStage, changeStage } from '@safecode/usecases/selectors/change-stage';
import { createSelector } from '@safecode/usecases/selectors/create-selector';
import { getSelector } from '@safecode/usecases/selectors/get-selector';
import { createSelectors } from '@safecode/usecases/selectors/create-selectors';
import { listSelectors } from '@safecode/usecases/selectors/list-selectors';
import { updateSelector } from '@safecode/usecases/selectors/update-selector';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const selectorsRouter = router({
  list: memberProcedure
    .meta(operation('GET /selectors', 'Selectors', 'Selectors of a brand'))
    .input(listSelectorsSchema)
    .output(selectorPageSchema)
    .query(({ ctx, input }) => listSelectors(ctx.deps, ctx.principal, input)),
  get: memberProcedure
    .meta(operation('GET /selectors/{id}', 'Selectors', 'One selector with its stages, what uses it, and how it does'))
    .input(selectorIdSchema)
    .output(selectorDetailSchema)
    .query(({ ctx, input }) => getSelector(ctx.deps, ctx.principal, input)),
  changeStage: memberProcedure
    .meta(operation('POST /selectors/{selectorId}/stage', 'Selectors', 'Moves a selector to another stage, on a day that is told to those who use it'))
    .input(changeStageSchema)
    .output(selectorDetailSchema)
    .mutation(({ ctx, input }) => changeStage(ctx.deps, ctx.principal, input)),
  cancelStage: memberProcedure
    .meta(operation('POST /selector-stages/{changeId}/cancel', 'Selectors', 'Takes a planned stage back'))
    .input(stageChangeIdSchema)
    .output(selectorDetailSchema)
    .mutation(({ ctx, input }) => cancelStage(ctx.deps, ctx.principal, input)),
  create: memberProcedure
    .meta(operation('POST /selectors', 'Selectors', 'Adds a selector'))
    .input(createSelectorSchema)
    .output(savedSelectorSchema)
    .mutation(({ ctx, input }) => createSelector(ctx.deps, ctx.principal, input)),
  createMany: memberProcedure
    .meta(operation('POST /selectors/batch', 'Selectors', 'Adds several selectors; one that is refused keeps no other back'))
    .input(createSelectorsSchema)
    .output(createdSelectorsSchema)
    .mutation(({ ctx, input }) => createSelectors(ctx.deps, ctx.principal, input)),
  test: memberProcedure
    .meta(operation('GET /selectors/test', 'Selectors', 'Tries a selector on the newest look at a page of the shop'))
    .input(testSelectorSchema)
    .output(selectorTestSchema)
    .query(({ ctx, input }) => testSelector(ctx.deps, ctx.principal, input)),
  update: memberProcedure
    .meta(operation('PUT /selectors/{id}', 'Selectors', 'Changes a selector'))
    .input(updateSelectorSchema)
    .output(savedSelectorSchema)
    .mutation(({ ctx, input }) => updateSelector(ctx.deps, ctx.principal, input)),
  archive: memberProcedure
    .meta(operation('POST /selectors/{id}/archive', 'Selectors', 'Archives a selector'))
    .input(archiveSelectorSchema)
    .output(domSelectorSchema)
    .mutation(({ ctx, input }) => archiveSelector(ctx.deps, ctx.principal, input)),
});
