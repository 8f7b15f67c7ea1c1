import { createAuth, type Auth } from '@safecode/auth/create-auth';
import { createManualConnector } from '@safecode/connectors/manual/manual-connector';
import { appConnectionString } from '@safecode/database/connection/app-role';
import { createDatabase } from '@safecode/database/connection/create-database';
import { deriveKeys } from '@safecode/database/connection/derive-keys';
import { CheckpointFiles } from '@safecode/database/ledger/checkpoint-files';
import { listModelPrices } from '@safecode/database/models/model-prices';
import { TemplateDrafter } from '@safecode/generator/template-drafter';
import type { Logger } from '@safecode/observability/logger/create-logger';
import { chooseDrafters } from '@safecode/prompts/choose-drafters';
import type { Deps, GenerationDeps } from '@safecode/usecases/deps';
import { GENERATION_DEADLINE_MS, MAX_REPAIRS } from '@safecode/usecases/generation/generation-limits';
import { KnowledgeCache } from '@safecode/usecases/knowledge/knowledge-cache';
import { PageModelCache } from '@safecode/usecases/page-captures/page-models';
import { createDraftingPool } from '../drafting/create-drafting-pool.js';
import { EnvironmentError, type ApiEnv } from '../env.js';

/** Connections for requests; the listener for announcements has its own. */
const MAX_CONNECTIONS = 16;

export interface Composition {
  readonly deps: Deps;
  readonly auth: Auth;
  close(): Promise<void>;
}

/** Makes everything the use cases use, once per process. `onPoolError` is told of connections that break while idle. */
export async function createDeps(env: ApiEnv, log: Logger, onPoolError: (error: unknown) => void): Promise<Composition> {
  const keys = deriveKeys(env.ENCRYPTION_KEY);
  const handle = createDatabase({
    connectionString: appConnectionString(env.DATABASE_URL, env.ENCRYPTION_KEY),
    maxConnections: MAX_CONNECTIONS,
    ledgerKey: keys.ledger,
    applicationName: 'safecode-api',
    onError: onPoolError,
  });
  const auth = createAuth(handle.db, keys);
  const chosen = drafters(env, await listModelPrices(handle.db));
  // A model's work is the worker's; only the template engine works here.
  const threads = chosen.runsInline ? createDraftingPool() : null;
  const generation = threads === null ? chosen : { ...chosen, threads };
  const deps: Deps = {
    db: handle.db,
    listen: (channel, handler, onGap) => handle.listen(channel, handler, onGap),
    clock: { now: () => new Date() },
    config: {
      publicUrl: env.PUBLIC_URL,
      provider: generation.drafter.provider,
      model: generation.drafter.model,
      storefrontUrl: env.STOREFRONT_URL ?? null,
      maxRepairs: MAX_REPAIRS,
      generationDeadlineMs: GENERATION_DEADLINE_MS,
    },
    keys,
    knowledge: new KnowledgeCache(),
    pageModels: new PageModelCache(),
    platforms: { manual: createManualConnector() },
    generation,
    auth,
    checkpoints: new CheckpointFiles(env.DATA_DIR),
    // Mail is sent by the worker, from jobs.
    mail: null,
    log,
  };
  const close = async (): Promise<void> => {
    await threads?.close();
    await handle.close();
  };
  return { deps, auth, close };
}

/** Who writes drafts. What is wrong with the settings stops the start with the sentence that says so. */
function drafters(env: ApiEnv, prices: Awaited<ReturnType<typeof listModelPrices>>): GenerationDeps {
  try {
    return chooseDrafters({
      provider: env.GENERATION_PROVIDER,
      apiKey: env.ANTHROPIC_API_KEY,
      baseUrl: env.ANTHROPIC_BASE_URL,
      model: env.ANTHROPIC_MODEL,
      allowFallback: env.GENERATION_FALLBACK,
      prices,
      templateEngine: new TemplateDrafter(),
      now: () => Date.now(),
    });
  } catch (error) {
    throw new EnvironmentError(`The API cannot start: ${error instanceof Error ? error.message : String(error)}`);
  }
}
