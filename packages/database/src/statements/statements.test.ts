import { DEFAULT_LEARNING_POLICY } from '@safecode/domain/learning/learning-policy';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type DatabaseConnection } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findActiveModel, readConfidenceMarks } from '../confidence/model-repository.js';
import { listPastOutcomes, listTrainingOutcomes } from '../confidence/outcome-repository.js';
import { countByBrand, countByGroup, countByWeek, countTroubles, listOutcomes, measureEffect, readReasons } from '../learning-metrics/metrics-read-model.js';
import { listApiKeys } from '../api-keys/api-key-repository.js';
import { listBrands } from '../brands/brand-read-model.js';
import { countCodeFacets, findCode, listCodes } from '../codes/code-read-model.js';
import { findReusableCodes } from '../codes/code-repository.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import type { Tables } from '../connection/tables.js';
import { listMadeTrials, listRunningExperiments, listSettledTrials } from '../experiments/experiment-repository.js';
import { listCorrections } from '../corrections/correction-repository.js';
import { findTexts } from '../discussions/code-texts.js';
import { listThreads } from '../discussions/thread-read-model.js';
import { findRun, listRuns } from '../generation/run-read-model.js';
import { countHome } from '../home/home-counters.js';
import { listInvitations } from '../invitations/invitation-repository.js';
import { countLessons, findLearningProgress, listLessons } from '../learning/lesson-read-model.js';
import { fingerprintJudgedCodes, listStandingIds, readMiningCorrections } from '../learning/mining-inputs.js';
import { listReadersNow } from '../live/presence-repository.js';
import { listMembers } from '../members/member-repository.js';
import { listMailed } from '../notifications/mail-repository.js';
import { findEarlierCapture, listCaptures } from '../page-captures/capture-repository.js';
import { findSeenPage, listNewestPages, listNewestSnapshots } from '../page-captures/page-view-repository.js';
import { countUnread, listNotifications } from '../notifications/notification-repository.js';
import { listRequests } from '../requests/request-read-model.js';
import { listOpenDeployments } from '../deployments/deployment-repository.js';
import { findReviewPolicy } from '../review/policy-repository.js';
import { listWaitingCodes } from '../review/queue-read-model.js';
import { findOpenRequest, listReviewers } from '../review/review-request-repository.js';
import { lockCodeRow } from '../review/state-repository.js';
import { listVotes } from '../review/vote-repository.js';
import { listRevisions } from '../revisions/revision-repository.js';
import { listActiveRules } from '../rules/rule-repository.js';
import { listActiveSelectors } from '../selectors/selector-repository.js';
import { findInUseSince, listTouchedCodes, listUntouchedCodes } from '../learning/lesson-trials.js';
import { findWatchNews, readWatchMark } from '../learning/watch-repository.js';
import { listOpenDrafts } from '../corrections/draft-repository.js';
import { sumModelUse } from '../usage/usage-repository.js';
import { findTemplateVersion, listPublishedTemplates } from '../templates/template-repository.js';
import { listViews } from '../views/view-repository.js';
import { loadTemplateWords, readWords } from '../templates/template-words.js';

/** Totals of lists, and the counters of home. */
const COUNTING = /^\s*(select count\(\*\) as "count" from|with week as)/;

/** Answers nothing but counts, so that a read model goes to its end. */
class RecordingConnection implements DatabaseConnection {
  readonly statements: string[] = [];

  readonly executeQuery: DatabaseConnection['executeQuery'] = async (query) => {
    this.statements.push(`${query.sql.trim()};`);
    return { rows: (COUNTING.test(query.sql) ? [{ count: '0' }] : []) as never[] };
  };

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Nothing is streamed.');
  }
}

class RecordingDriver extends DummyDriver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    super();
    this.#connection = connection;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
}

/** The statements a read model sends, as the database would get them. */
async function statementsOf(work: (tx: TenantTransaction) => Promise<unknown>): Promise<string> {
  const connection = new RecordingConnection();
  const query = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new RecordingDriver(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const tenantContext = { organizationId: 1, actor: { kind: 'system', label: 'Test' } as const, ledgerKey: Buffer.alloc(32) };
  const copyRows = (): Promise<void> => Promise.reject(new Error('A read model reads rows by statements.'));
  await work(Object.assign(query, { tenantContext, copyRows }));
  return connection.statements.join('\n\n');
}

const span = { brandId: 1, from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') };
const use = { id: 1, brandId: 1, since: '2026-11-01T00:00:00Z' };
const page = { limit: 50, brandIds: [1, 2], cursorKey: Buffer.alloc(32) } as const;

// A review of a change of these files is a review of the SQL: names, joins, filters, order, and how many statements.
describe('the statements of the read models', () => {
  it.each<[string, (tx: TenantTransaction) => Promise<unknown>]>([
    ['brands', (tx) => listBrands(tx, { ...page, q: 'lark', status: 'active' })],
    ['codes', (tx) => listCodes(tx, { ...page, sort: '-confidence', brandId: 1, status: 'generated', verdict: 'pass', pageType: 'pdp', q: '#42' })],
    ['code-facets', (tx) => countCodeFacets(tx, { brandIds: null, verdict: 'pass' })],
    ['code', (tx) => findCode(tx, 1)],
    ['reusable-code', (tx) => findReusableCodes(tx, ['key'])],
    ['run', (tx) => findRun(tx, 1)],
    ['runs', (tx) => listRuns(tx, { ...page, brandId: 1, openOnly: true })],
    ['requests', (tx) => listRequests(tx, { ...page, status: 'error', outcome: 'lost', tool: 'list_brands', q: 'bar', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' })],
    ['home', (tx) => countHome(tx, [1])],
    ['review-queue', (tx) => listWaitingCodes(tx, { userId: 1, brandIds: [1, 2], limit: 50 })],
    ['review', async (tx) => {
      await lockCodeRow(tx, 1);
      await listVotes(tx, { id: 1, brandId: 1 });
      await findReviewPolicy(tx, 1);
      await listReviewers(tx, 1);
      await findOpenRequest(tx, 1);
      await listOpenDeployments(tx, 1);
    }],
    ['revisions', (tx) => listRevisions(tx, 1)],
    ['members', (tx) => listMembers(tx)],
    ['invitations', (tx) => listInvitations(tx)],
    ['api-keys', (tx) => listApiKeys(tx)],
    ['views', (tx) => listViews(tx, { list: 'code', userId: 1, brandId: 1 })],
    ['knowledge', async (tx) => [await listActiveSelectors(tx, 1), await listActiveRules(tx, 1), await listPublishedTemplates(tx, 1)]],
    ['discussions', async (tx) => [await listThreads(tx, { codeId: 1, userId: 2 }), await findTexts(tx, { id: 1 }), await listReadersNow(tx, 1)]],
    ['notifications', async (tx) => [await listNotifications(tx, { ...page, userId: 1, unreadOnly: true }), await countUnread(tx, { userId: 1, brandIds: null }), await listMailed(tx, 1)]],
    ['confidence', async (tx) => [await readConfidenceMarks(tx, [1, 2]), await listPastOutcomes(tx, 1, 1000), await listTrainingOutcomes(tx, 5000), await findActiveModel(tx)]],
    ['learning-metrics', async (tx) => [await countByWeek(tx, span), await countByGroup(tx, 'template', span), await countByBrand(tx, [1, 2], span), await countTroubles(tx, span), await measureEffect(tx, span), await readReasons(tx, span, { reasons: 1000, characters: 500 })]],
    ['experiments', async (tx) => [await listRunningExperiments(tx, [1, 2]), await findTemplateVersion(tx, 1, 1), await listSettledTrials(tx, 1), await listMadeTrials(tx, 1)]],
    ['outcomes', (tx) => listOutcomes(tx, { ...page, ...span, pageType: 'pdp', reason: 'edited' })],
    ['corrections', (tx) => listCorrections(tx, { ...page, brandId: 1, codeId: 2, kind: 'style_fix', state: 'standing' })],
    ['lessons', async (tx) => {
      await listLessons(tx, { limit: 50, brandId: 1, status: 'proposed', kind: 'style_fix', needed: DEFAULT_LEARNING_POLICY, cursorKey: page.cursorKey });
      await countLessons(tx, 1);
      await findLearningProgress(tx, 1);
    }],
    ['lesson-trials', async (tx) => [await listTouchedCodes(tx, use), await listUntouchedCodes(tx, use, ['template 1']), await findInUseSince(tx, 1)]],
    ['lesson-watch', async (tx) => [await findWatchNews(tx, '2026-12-01').catch(() => null), await readWatchMark(tx).catch(() => null)]],
    ['model-use', (tx) => sumModelUse(tx, new Date(0))],
    ['correction-drafts', (tx) => listOpenDrafts(tx, 1)],
    ['mining', async (tx) => [await readMiningCorrections(tx, 1, { corrections: 10, characters: 10 }), await fingerprintJudgedCodes(tx, 1, 500), await listStandingIds(tx, 1)]],
    ['page-captures', async (tx) => {
      await listCaptures(tx, 1);
      await findEarlierCapture(tx, { id: 2, brandId: 1, source: 'address', address: 'https://shop.example/p' });
      await findSeenPage(tx, { kind: 'capture', id: 1 });
      await findSeenPage(tx, { kind: 'snapshot', id: 1 });
      await listNewestPages(tx, { brandId: 1, pageType: 'pdp', limit: 6 });
      await listNewestSnapshots(tx, 1);
    }],
    ['template-words', async (tx) => [await loadTemplateWords(tx, 1), await readWords(tx, ['a bar', 'page pdp'])]],
  ])('%s', async (name, read) => {
    await expect(`${await statementsOf(read)}\n`).toMatchFileSnapshot(`./${name}.sql`);
  });
});
