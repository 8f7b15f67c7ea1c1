import { createBrowser } from '@safecode/browser/create-browser';
import { createAuth } from '@safecode/auth/create-auth';
import { createManualConnector } from '@safecode/connectors/manual/manual-connector';
import type { DatabaseHandle } from '@safecode/database/connection/create-database';
import type { DerivedKeys } from '@safecode/database/connection/derive-keys';
import { CheckpointFiles } from '@safecode/database/ledger/checkpoint-files';
import { listModelPrices } from '@safecode/database/models/model-prices';
import { TemplateDrafter } from '@safecode/generator/template-drafter';
import { createMail } from '@safecode/notifications/mail/create-mail';
import type { Metrics } from '@safecode/observability/metrics/create-metrics';
import type { Logger } from '@safecode/observability/logger/create-logger';
import { chooseDrafters } from '@safecode/prompts/choose-drafters';
import type { Deps } from '@safecode/usecases/deps';
import { KnowledgeCache } from '@safecode/usecases/knowledge/knowledge-cache';
import { PageModelCache } from '@safecode/usecases/page-captures/page-models';
import { GENERATION_DEADLINE_MS, MAX_REPAIRS } from '@safecode/usecases/generation/generation-limits';
import type { WorkerEnv } from './env.js';

export interface Parts {
  readonly env: WorkerEnv;
  readonly database: DatabaseHandle;
  readonly keys: DerivedKeys;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Everything the worker's use cases use, made once per process. */
export async function composeDeps({ env, database, keys, log, metrics }: Parts): Promise<Deps> {
  const { lessonNamer, ...generation } = chooseDrafters({
    provider: env.GENERATION_PROVIDER,
    apiKey: env.ANTHROPIC_API_KEY,
    baseUrl: env.ANTHROPIC_BASE_URL,
    model: env.ANTHROPIC_MODEL,
    allowFallback: env.GENERATION_FALLBACK,
    prices: await listModelPrices(database.db),
    templateEngine: new TemplateDrafter(),
    now: () => Date.now(),
  });
  return {
    db: database.db,
    listen: (channel, handler, onGap) => database.listen(channel, handler, onGap),
    clock: { now: () => new Date() },
    config: {
      publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
      provider: generation.drafter.provider,
      model: generation.drafter.model,
      storefrontUrl: null,
      ownHosts: env.PROBE_ALLOW_HOSTS.split(',').map((host) => host.trim()).filter((host) => host !== ''),
      healthPauses: { recheckMs: env.HEALTH_RECHECK_SECONDS * 1000, quietMs: env.HEALTH_QUIET_SECONDS * 1000 },
      maxRepairs: MAX_REPAIRS,
      generationDeadlineMs: GENERATION_DEADLINE_MS,
    },
    keys,
    knowledge: new KnowledgeCache(),
    pageModels: new PageModelCache(),
    platforms: { manual: createManualConnector() },
    generation,
    lessonNamer,
    auth: createAuth(database.db, keys),
    checkpoints: new CheckpointFiles(env.DATA_DIR),
    mail: env.SMTP_URL === undefined ? null : createMail({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM }),
    browser: createBrowser(env.PROBE_ALLOW_HOSTS, env.DNS_SERVERS),
    log,
    metrics,
  };
}
