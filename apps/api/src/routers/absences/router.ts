import { absenceListSchema, absenceSchema, endAbsenceSchema, setAbsenceSchema, standInsSchema } from '@safecode/domain/absences/absence';
import { emptyResultSchema } from '@safecode/domain/paging/empty-result';
import { endAbsence } from '@safecode/usecases/absences/end-absence';
import { listAbsences, listStandIns } from '@safecode/usecases/absences/list-absences';
import { setAbsence } from '@safecode/usecases/absences/set-absence';
import { memberProcedure, router } from '../../trpc/procedures.js';

/** Of people, by people: a key is never away, so that none of these is in the REST document. */
export const absencesRouter = router({
  list: memberProcedure.output(absenceListSchema).query(({ ctx }) => listAbsences(ctx.deps, ctx.principal)),
  standIns: memberProcedure.output(standInsSchema).query(({ ctx }) => listStandIns(ctx.deps, ctx.principal)),
  set: memberProcedure
    .input(setAbsenceSchema)
    .output(absenceSchema)
    .mutation(({ ctx, input }) => setAbsence(ctx.deps, ctx.principal, input)),
  end: memberProcedure
    .input(endAbsenceSchema)
    .output(emptyResultSchema)
    .mutation(({ ctx, input }) => endAbsence(ctx.deps, ctx.principal, input)),
});
