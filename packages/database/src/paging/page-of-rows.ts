import type { Page } from '@safecode/domain/paging/page';
import type { SelectQueryBuilder } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Totals are exact below this and left out above: counting a million rows for a heading is not worth the time. */
const COUNTED = 10_000;

export interface FoundRows<Row, View, DB, TB extends keyof DB> {
  /** One row more than the limit when there is a next page. */
  readonly found: readonly Row[];
  readonly limit: number;
  readonly tx: TenantTransaction;
  toView(row: Row): View;
  cursorOf(row: Row): string;
  /** The rows that match, selecting one column. */
  count(): SelectQueryBuilder<DB, TB, object>;
}

/** A page from the rows of a keyset query: the extra row only says that there is more. */
export async function pageOfRows<Row, View, DB, TB extends keyof DB>(rows: FoundRows<Row, View, DB, TB>): Promise<Page<View>> {
  const shown = rows.found.slice(0, rows.limit);
  const last = shown.at(-1);
  const counted = await rows.tx
    .selectFrom(rows.count().limit(COUNTED + 1).as('counted'))
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const total = Number(counted.count);
  return {
    rows: shown.map((row) => rows.toView(row)),
    nextCursor: rows.found.length > rows.limit && last !== undefined ? rows.cursorOf(last) : null,
    total: total > COUNTED ? null : total,
  };
}
