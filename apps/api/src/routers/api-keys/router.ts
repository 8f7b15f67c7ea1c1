import { apiKeyListSchema, apiKeySchema, createApiKeyResultSchema, createApiKeySchema, opalConnectionSchema, revokeApiKeySchema } from '@safecode/domain/api-keys/api-key';
import { createApiKey } from '@safecode/usecases/api-keys/create-api-key';
import { describeOpalConnection } from '@safecode/usecases/api-keys/describe-opal-connection';
import { listApiKeys } from '@safecode/usecases/api-keys/list-api-keys';
import { revokeApiKey } from '@safecode/usecases/api-keys/revoke-api-key';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const apiKeysRouter = router({
  list: memberProcedure.output(apiKeyListSchema).query(({ ctx }) => listApiKeys(ctx.deps, ctx.principal)),
  create: memberProcedure
    .input(createApiKeySchema)
    .output(createApiKeyResultSchema)
    .mutation(({ ctx, input }) => createApiKey(ctx.deps, ctx.principal, input)),
  revoke: memberProcedure
    .input(revokeApiKeySchema)
    .output(apiKeySchema)
    .mutation(({ ctx, input }) => revokeApiKey(ctx.deps, ctx.principal, input)),
  opalConnection: memberProcedure.output(opalConnectionSchema).query(({ ctx }) => describeOpalConnection(ctx.deps, ctx.principal)),
});
