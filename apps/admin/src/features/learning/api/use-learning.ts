import { keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import type { listLessonsSchema } from '@safecode/domain/learning/lesson';
import { trpc } from '../../../api/trpc.js';

/** Corrections are looked through within seconds; what they taught is asked for while somebody looks. */
const EVERY_MS = 5000;

/** Filters of the board, as the API takes them. */
export type LessonFilters = Omit<z.input<typeof listLessonsSchema>, 'cursor' | 'limit'>;
/** More lessons than this are found by the filters. */
const LIMIT = 200;

export const useLessons = (filters: LessonFilters) => trpc.learning.lessons.useQuery({ ...filters, limit: LIMIT }, { placeholderData: keepPreviousData, refetchInterval: EVERY_MS });
export const useLesson = (id: number) => trpc.learning.lesson.useQuery({ id }, { refetchInterval: EVERY_MS });

/** Decisions on lessons; everything they touch is asked again. */
export function useLessonChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.learning.invalidate(), utils.home.invalidate(), utils.selectors.invalidate(), utils.templates.invalidate(), utils.rules.invalidate()]);
  };
  return {
    decide: trpc.learning.decide.useMutation({ onSettled }),
    decideMany: trpc.learning.decideMany.useMutation({ onSettled }),
    enforce: trpc.learning.enforce.useMutation({ onSettled }),
    changeRule: trpc.learning.changeRule.useMutation({ onSettled }),
    revert: trpc.learning.revert.useMutation({ onSettled }),
  };
}
