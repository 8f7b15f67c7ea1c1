import type { createDatabase } from '@safecode/database/connection/create-database';
import type { DerivedKeys } from '@safecode/database/connection/derive-keys';
import type { GenerationProvider, StageName } from '@safecode/domain/generation/run';
import type { Drafter } from '@safecode/generator/drafter';
import type { LessonNamer } from '@safecode/domain/learning/lesson-namer';
import type { DeploymentPlatform } from '@safecode/domain/deployments/deployment';
import type { DeploymentPort } from './deployments/deployment-port.js';
import type { BrowserPort } from './browser-port.js';
import type { DraftingThreads } from './generation/drafting-threads.js';
import type { CheckpointStore } from './ledger/checkpoint-store.js';
import type { KnowledgeCache } from './knowledge/knowledge-cache.js';
import type { MiningThreads } from './learning/mine-lessons.js';
import type { MailPort } from './mail-port.js';
import type { PageModelCache } from './page-captures/page-models.js';
import type { HealthPauses } from './selector-health/health-pauses.js';
import type { AuthPort } from './sessions/auth-port.js';

/** The handle of the application role. Every statement goes through `inTenant`, `inTenantCommand` or `identity/*`. */
export type Db = ReturnType<typeof createDatabase>['db'];
/** Calls `handler` with each payload announced on the channel; the answer ends the listening. */
export type Listen = ReturnType<typeof createDatabase>['listen'];

/** Time is a parameter, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
}

/** What use cases need to know about this installation. Read once from the environment. */
export interface Config {
  /** Address people and Opal use, without a slash at the end. */
  readonly publicUrl: string;
  /** Which drafter is in use, for preflight and health. */
  readonly provider: GenerationProvider;
  readonly model: string;
  /** Address of the demonstration shop, when it runs. */
  readonly storefrontUrl: string | null;
  /** The rounds of repair after the first draft. */
  readonly maxRepairs: number;
  /** Hosts, with their port where it is not the usual one, that the operator vouches for: their robots.txt is not asked. */
  readonly ownHosts?: readonly string[];
  /** How long a suspicion waits for its second look, and breaks for their telling; absent: `HEALTH_PAUSES`. */
  readonly healthPauses?: HealthPauses;
  /** Milliseconds one generation may take, repairs included. */
  readonly generationDeadlineMs: number;
}

/** The model port and what happens when it does not answer. */
export interface GenerationDeps {
  readonly drafter: Drafter;
  /** Used when the drafter does not answer; `null` when falling back is not allowed. */
  readonly fallback: Drafter | null;
  /** True when API calls run generations in their own process instead of queueing them for the worker. */
  readonly runsInline: boolean;
  /** Where the template engine drafts and proves for callers that wait. Absent: in the caller's own thread. */
  readonly threads?: DraftingThreads;
}

/** Values a log line can hold; the logger keeps a list of the field names it writes. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Events for the log. Fields never hold secrets or text of customers; `error` is described without its message. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields, error?: unknown): void;
  error(event: string, fields?: LogFields, error?: unknown): void;
}

/** Figures of generations, for whoever watches the installation. Labels are words of the domain, never text of people. */
export interface GenerationMetrics {
  observeStage(stage: StageName, seconds: number): void;
  /** `outcome` is the kind of a GenerationOutcome. */
  countRun(outcome: string): void;
}

/** Everything a use case may use. Made once per process by the composition root. */
export interface Deps {
  readonly db: Db;
  readonly listen: Listen;
  readonly clock: Clock;
  readonly config: Config;
  /** Secrets derived from the encryption key. */
  readonly keys: DerivedKeys;
  /** Brand knowledge and its compiled policy, by brand and knowledge version. */
  readonly knowledge: KnowledgeCache;
  readonly generation: GenerationDeps;
  /** Passwords, sessions, keys and invitation links; made by packages/auth. */
  readonly auth: AuthPort;
  /** Where code can be deployed. */
  readonly platforms: Readonly<Record<DeploymentPlatform, DeploymentPort>>;
  /** Signed heads of ledgers, outside the database. */
  readonly checkpoints: CheckpointStore;
  /** `null` when no mail server is configured. */
  readonly mail: MailPort | null;
  /** Looks at pages of shops. Absent in processes that visit none. */
  readonly browser?: BrowserPort;
  /** Names lessons for people. Absent or null: they keep the names made of their code. */
  readonly lessonNamer?: LessonNamer | null;
  /** Learns beside the thread that takes jobs. Absent: in the caller's own thread. */
  readonly mining?: MiningThreads;
  /** Pages of shops that were read lately. Absent: each is read again. */
  readonly pageModels?: PageModelCache;
  readonly log: Log;
  /** Absent where nobody scrapes figures. */
  readonly metrics?: GenerationMetrics;
}
