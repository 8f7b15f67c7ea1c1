import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What a look at the lessons of an organisation would find. */
export interface WatchNews {
  /** A lesson is in use, and something was settled or revised since lessons were read. */
  readonly hasNews: boolean;
  /** A rule that was learnt holds although its last day is over. */
  readonly hasEnded: boolean;
}

/**
 * Whether looking at the lessons of the organisation can find anything, by one statement that reads the newest rows only:
 * outcomes and revisions are only ever added, so that their number at or after the mark says whether there are new ones.
 * Whatever was marked is looked at again after a day.
 * @param today UTC, ISO
 */
export async function findWatchNews(tx: TenantTransaction, today: string): Promise<WatchNews> {
  const { rows } = await sql<WatchNews>`
    select exists (select from lessons where status = 'active')
           and not exists (
             select from learning_watch w
              where w.read_at > now() - interval '1 day'
                and w.outcomes = (select count(*) from code_outcomes o where o.settled_at >= w.since)
                and w.revisions = (select count(*) from code_revisions r where r.created_at >= w.since)) as "hasNews",
           exists (select from learnt_rules k join code_rules r on r.organization_id = k.organization_id and r.id = k.rule_id
                    where k.expires_on < ${today}::date and r.status = 'active') as "hasEnded"`.execute(tx);
  const [news] = rows;
  if (news === undefined) throw new Error('The question was not answered.');
  return news;
}

/** Up to where outcomes and revisions were there. */
export interface WatchMark {
  readonly since: Date;
  readonly outcomes: number;
  readonly revisions: number;
}

/** The mark of now, to be kept once everything up to it was read. An hour is longer than any transaction and any difference of clocks. */
export async function readWatchMark(tx: TenantTransaction): Promise<WatchMark> {
  const { rows } = await sql<WatchMark>`
    select m.since, (select count(*) from code_outcomes o where o.settled_at >= m.since)::integer as outcomes,
           (select count(*) from code_revisions r where r.created_at >= m.since)::integer as revisions
      from (select now() - interval '1 hour' as since) m`.execute(tx);
  const [mark] = rows;
  if (mark === undefined) throw new Error('The question was not answered.');
  return mark;
}

/** Keeps up to where was read. */
export async function saveWatchMark(tx: TenantTransaction, mark: WatchMark): Promise<void> {
  const row = { ...mark, read_at: sql<Date>`now()` };
  await tx.insertInto('learning_watch').values(row).onConflict((conflict) => conflict.column('organization_id').doUpdateSet(row)).execute();
}
