import type { ConfidenceModel } from '@safecode/domain/confidence/confidence-model';
import type { PastOutcome } from '@safecode/domain/confidence/outcome';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findActiveModel, readConfidenceMarks, type ConfidenceMarks } from '@safecode/database/confidence/model-repository';
import { listPastOutcomes } from '@safecode/database/confidence/outcome-repository';
import { LRUCache } from 'lru-cache';
import type { Deps } from '../deps.js';

/** What a brand's earlier codes say about a new one. */
export interface BrandConfidence {
  /** The last outcomes, newest first. */
  readonly history: readonly PastOutcome[];
  /** Null while confidence is the formula of decision 0007. */
  readonly model: ConfidenceModel | null;
  /** Under this chance the brand wants to be asked; null: never. */
  readonly abstainBelow: number | null;
}

export const NO_CONFIDENCE: BrandConfidence = { history: [], model: null, abstainBelow: null };

/** Outcomes that are looked at: enough for neighbours of rare requests, few enough to compare for each request. */
const REMEMBERED = 1000;
const MAX_BRANDS = 200;

interface Kept {
  readonly histories: LRUCache<string, readonly PastOutcome[]>;
  readonly models: LRUCache<string, ConfidenceModel>;
}

/** What was read of each database: models are written once, and a history is filed under its newest outcome. */
const kept = new WeakMap<Deps['db'], Kept>();

function keptOf({ db }: Pick<Deps, 'db'>): Kept {
  const known = kept.get(db) ?? { histories: new LRUCache<string, readonly PastOutcome[]>({ max: MAX_BRANDS }), models: new LRUCache<string, ConfidenceModel>({ max: MAX_BRANDS }) };
  kept.set(db, known);
  return known;
}

/** What is known of each brand, by its id. One statement tells what changed; the rest is read when it did. */
export async function loadConfidences(deps: Pick<Deps, 'db'>, tx: TenantTransaction, brandIds: readonly number[]): Promise<ReadonlyMap<number, BrandConfidence>> {
  const found = new Map<number, BrandConfidence>();
  for (const marks of await readConfidenceMarks(tx, [...new Set(brandIds)])) {
    found.set(marks.brandId, { history: await historyOf(deps, tx, marks), model: await modelOf(deps, tx, marks), abstainBelow: marks.abstainBelow });
  }
  return found;
}

async function historyOf(deps: Pick<Deps, 'db'>, tx: TenantTransaction, { brandId, settledAt }: ConfidenceMarks): Promise<readonly PastOutcome[]> {
  if (settledAt === null) return [];
  const { histories } = keptOf(deps);
  const key = `${tx.tenantContext.organizationId}:${brandId}:${settledAt.getTime()}`;
  const history = histories.get(key) ?? (await listPastOutcomes(tx, brandId, REMEMBERED));
  histories.set(key, history);
  return history;
}

async function modelOf(deps: Pick<Deps, 'db'>, tx: TenantTransaction, { modelVersion }: ConfidenceMarks): Promise<ConfidenceModel | null> {
  if (modelVersion === null) return null;
  const { models } = keptOf(deps);
  const { organizationId } = tx.tenantContext;
  const known = models.get(`${organizationId}:${modelVersion}`);
  if (known !== undefined) return known;
  const model = await findActiveModel(tx);
  if (model !== null) models.set(`${organizationId}:${model.version}`, model);
  return model;
}
