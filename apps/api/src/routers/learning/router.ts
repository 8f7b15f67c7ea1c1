import { getLearningPolicySchema, learningPolicySchema, updateLearningPolicySchema } from '@safecode/domain/learning/learning-policy';
import {
  decideLessonSchema, decideLessonsResultSchema, decideLessonsSchema, getLessonSchema, lessonDetailSchema, lessonExampleInputSchema, lessonExampleSchema, lessonPageSchema, lessonSchema, listLessonsSchema,
  revertLessonSchema,
} from '@safecode/domain/learning/lesson';
import { changeLessonRuleSchema, enforceLessonSchema, lessonRuleInputSchema, lessonRuleViewSchema } from '@safecode/domain/learning/lesson-rule';
import { codeLineageInputSchema, codeLineageSchema } from '@safecode/domain/learning/lineage';
import { getCodeLineage } from '@safecode/usecases/learning/code-lineage';
import { decideLesson, decideLessons, revertLesson } from '@safecode/usecases/learning/decide-lesson';
import { changeLessonRule, enforceLesson, getLessonRule } from '@safecode/usecases/learning/enforce-lesson';
import { getLearningPolicy, updateLearningPolicy } from '@safecode/usecases/learning/learning-policy';
import { getLesson, getLessonExample, listLessons } from '@safecode/usecases/learning/view-lessons';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const learningRouter = router({
  lessons: memberProcedure
    .meta(operation('GET /brands/{brandId}/lessons', 'Learning', 'Lessons of a brand, those that save most by the best evidence first'))
    .input(listLessonsSchema)
    .output(lessonPageSchema)
    .query(({ ctx, input }) => listLessons(ctx.deps, ctx.principal, input)),
  lesson: memberProcedure
    .meta(operation('GET /lessons/{id}', 'Learning', 'A lesson with its corrections, replay, decisions and effects'))
    .input(getLessonSchema)
    .output(lessonDetailSchema)
    .query(({ ctx, input }) => getLesson(ctx.deps, ctx.principal, input)),
  example: memberProcedure
    .meta(operation('GET /lessons/{id}/examples/{codeId}', 'Learning', 'What a lesson makes of a code'))
    .input(lessonExampleInputSchema)
    .output(lessonExampleSchema)
    .query(({ ctx, input }) => getLessonExample(ctx.deps, ctx.principal, input)),
  decide: memberProcedure
    .meta(operation('POST /lessons/{id}/decide', 'Learning', 'Approves or rejects exactly the lesson that was looked at'))
    .input(decideLessonSchema)
    .output(lessonSchema)
    .mutation(({ ctx, input }) => decideLesson(ctx.deps, ctx.principal, input)),
  decideMany: memberProcedure
    .meta(operation('POST /lessons/decide', 'Learning', 'Decides on each of many lessons by itself'))
    .input(decideLessonsSchema)
    .output(decideLessonsResultSchema)
    .mutation(({ ctx, input }) => decideLessons(ctx.deps, ctx.principal, input)),
  revert: memberProcedure
    .meta(operation('POST /lessons/{id}/revert', 'Learning', 'Takes a lesson out of use and puts back what it changed'))
    .input(revertLessonSchema)
    .output(lessonSchema)
    .mutation(({ ctx, input }) => revertLesson(ctx.deps, ctx.principal, input)),
  rule: memberProcedure
    .meta(operation('GET /lessons/{id}/rule', 'Learning', 'The rule a lesson is, or would be: examples, conflicts, and approved code that would fail'))
    .input(lessonRuleInputSchema)
    .output(lessonRuleViewSchema)
    .query(({ ctx, input }) => getLessonRule(ctx.deps, ctx.principal, input)),
  enforce: memberProcedure
    .meta(operation('POST /lessons/{id}/rule', 'Learning', 'Makes exactly the lesson that was looked at a rule of its brand'))
    .input(enforceLessonSchema)
    .output(lessonRuleViewSchema)
    .mutation(({ ctx, input }) => enforceLesson(ctx.deps, ctx.principal, input)),
  changeRule: memberProcedure
    .meta(operation('PUT /lessons/{id}/rule', 'Learning', 'Changes number, text, owner or last day of the rule a lesson is'))
    .input(changeLessonRuleSchema)
    .output(lessonRuleViewSchema)
    .mutation(({ ctx, input }) => changeLessonRule(ctx.deps, ctx.principal, input)),
  lineage: memberProcedure
    .meta(operation('GET /generated-code/{id}/lineage', 'Learning', 'Why each line of code is there: template, lesson, corrections, people'))
    .input(codeLineageInputSchema)
    .output(codeLineageSchema)
    .query(({ ctx, input }) => getCodeLineage(ctx.deps, ctx.principal, input)),
  policy: memberProcedure
    .meta(operation('GET /brands/{brandId}/learning-policy', 'Learning', 'How a brand learns'))
    .input(getLearningPolicySchema)
    .output(learningPolicySchema)
    .query(({ ctx, input }) => getLearningPolicy(ctx.deps, ctx.principal, input)),
  updatePolicy: memberProcedure
    .meta(operation('PUT /brands/{brandId}/learning-policy', 'Learning', 'Changes how a brand learns'))
    .input(updateLearningPolicySchema)
    .output(learningPolicySchema)
    .mutation(({ ctx, input }) => updateLearningPolicy(ctx.deps, ctx.principal, input)),
});
