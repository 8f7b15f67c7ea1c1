import { auditDetailSchema, auditPageSchema, auditPeopleSchema, auditStatusSchema, auditTrailQuerySchema, auditTrailSchema, getAuditSchema, searchAuditSchema } from '@safecode/domain/ledger/audit';
import { legalHoldListSchema, placeHoldSchema, previewRetentionSchema, releaseHoldSchema, retentionPreviewSchema, retentionSchema, setRetentionSchema } from '@safecode/domain/ledger/retention';
import { getAuditTrail } from '@safecode/usecases/ledger/get-audit-trail';
import { getHolds, getRetention, placeHold, previewRetention, releaseHold, setRetention } from '@safecode/usecases/ledger/manage-retention';
import { getAuditEntry, getAuditStatus, listAuditPeople, searchAudit } from '@safecode/usecases/ledger/search-audit';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const auditRouter = router({
  search: memberProcedure
    .meta(operation('GET /audit', 'Ledger', 'Entries of the ledger, newest first; reading is recorded'))
    .input(searchAuditSchema)
    .output(auditPageSchema)
    .query(({ ctx, input }) => searchAudit(ctx.deps, ctx.principal, input)),
  get: memberProcedure
    .meta(operation('GET /audit/entries/{sequence}', 'Ledger', 'One entry with what it changed'))
    .input(getAuditSchema)
    .output(auditDetailSchema)
    .query(({ ctx, input }) => getAuditEntry(ctx.deps, ctx.principal, input)),
  status: memberProcedure
    .meta(operation('GET /audit/status', 'Ledger', 'How far the ledger reaches, is verified and signed'))
    .output(auditStatusSchema)
    .query(({ ctx }) => getAuditStatus(ctx.deps, ctx.principal)),
  people: memberProcedure.output(auditPeopleSchema).query(({ ctx }) => listAuditPeople(ctx.deps, ctx.principal)),
  trail: memberProcedure
    .meta(operation('GET /generated-code/{id}/audit-trail', 'Generated code', 'What happened to a piece of code, with a proof that can be checked offline'))
    .input(auditTrailQuerySchema)
    .output(auditTrailSchema)
    .query(({ ctx, input }) => getAuditTrail(ctx.deps, ctx.principal, input)),
  retention: memberProcedure.output(retentionSchema).query(({ ctx }) => getRetention(ctx.deps, ctx.principal)),
  previewRetention: memberProcedure
    .input(previewRetentionSchema)
    .output(retentionPreviewSchema)
    .query(({ ctx, input }) => previewRetention(ctx.deps, ctx.principal, input)),
  setRetention: memberProcedure
    .input(setRetentionSchema)
    .output(retentionSchema)
    .mutation(({ ctx, input }) => setRetention(ctx.deps, ctx.principal, input)),
  holds: memberProcedure.output(legalHoldListSchema).query(({ ctx }) => getHolds(ctx.deps, ctx.principal)),
  placeHold: memberProcedure
    .input(placeHoldSchema)
    .output(legalHoldListSchema)
    .mutation(({ ctx, input }) => placeHold(ctx.deps, ctx.principal, input)),
  releaseHold: memberProcedure
    .input(releaseHoldSchema)
    .output(legalHoldListSchema)
    .mutation(({ ctx, input }) => releaseHold(ctx.deps, ctx.principal, input)),
});
