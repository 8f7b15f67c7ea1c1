import type { AuditDetail, AuditEntry, AuditFilter } from '@safecode/domain/ledger/audit';
import type { LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import { sql, type RawBuilder } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { CHAIN_COLUMNS, type ChainRow } from './chain-rows.js';
import { loadPersons, showActor, subjectsInActor, subjectsOfUser, type KnownPersons } from './audit-names.js';
import { openNotes, openValue, subjectsInContent } from './seal-content.js';
import { loadObjectNames, type LedgerObject } from './object-names.js';
import type { KeptActor } from './tables.js';

/** The filter with what only the database knows: pseudonyms of a person, sequences of times. */
export interface AuditRange {
  readonly conditions: readonly RawBuilder<boolean>[];
  readonly actions: readonly string[];
}

/** An entry with the name of its brand. */
export type AuditRow = ChainRow & { readonly brand_name: string | null };

export type AuditScope = AuditFilter & { readonly brandIds: readonly number[] | null };

/** Reads what a filter means in this ledger. */
export async function resolveFilter(tx: TenantTransaction, filter: AuditScope): Promise<AuditRange> {
  const conditions: RawBuilder<boolean>[] = [sql`l.organization_id = app.organization_id()`];
  if (filter.userId !== undefined) {
    // Before pseudonyms, entries named the person by number.
    const [subject, ...others] = await subjectsOfUser(tx, filter.userId);
    if (subject === undefined) conditions.push(sql`l.user_id = ${filter.userId}`);
    else conditions.push(others.length === 0 ? sql`l.subject = ${subject}` : sql`l.subject = any(${[subject, ...others]}::text[])`);
  }
  if (filter.subject !== undefined) conditions.push(sql`l.subject = ${filter.subject}`);
  if (filter.keyId !== undefined) conditions.push(sql`l.key_id = ${filter.keyId}`);
  if (filter.codeId !== undefined) conditions.push(sql`l.generated_code_id = ${filter.codeId}`);
  if (filter.objectType !== undefined) conditions.push(sql`l.object_type = ${filter.objectType}`);
  if (filter.brandId !== undefined) conditions.push(sql`l.brand_id = ${filter.brandId}`);
  if (filter.brandIds !== null) conditions.push(sql`(l.brand_id is null or l.brand_id = any(${[...filter.brandIds]}::integer[]))`);
  if (filter.from !== undefined) conditions.push(sql`l.sequence >= ${await sequenceAt(tx, filter.from)}::bigint`);
  if (filter.to !== undefined) conditions.push(sql`l.sequence < ${await sequenceAt(tx, filter.to)}::bigint`);
  return { conditions, actions: filter.actions === undefined ? [] : [...new Set(filter.actions.split(','))] };
}

async function sequenceAt(tx: TenantTransaction, at: string): Promise<string> {
  const { rows } = await sql<{ sequence: string }>`select app.ledger_sequence_at(${at}::timestamptz) as sequence`.execute(tx);
  return rows[0]?.sequence ?? '1';
}

/** Whence and how far a page goes. */
export interface AuditWindow {
  readonly direction: 'asc' | 'desc';
  /** The last sequence of the page before, or null. */
  readonly after: number | null;
  readonly limit: number;
}

/**
 * Entries of a range in order. The inner part finds sequences from one index alone; rows are fetched for those of the
 * page only, one by one (hence the limit: a planner that takes the table for small would read all of it for each page).
 * Several actions are several ordered walks that are merged.
 */
export async function readAuditRows(tx: TenantTransaction, { conditions, actions }: AuditRange, { direction, after, limit }: AuditWindow): Promise<AuditRow[]> {
  const order = sql.raw(direction);
  const all = after === null ? conditions : [...conditions, sql<boolean>`l.sequence ${sql.raw(direction === 'desc' ? '<' : '>')} ${after}::bigint`];
  const [action, ...others] = actions;
  const where = sql.join(action !== undefined && others.length === 0 ? [...all, sql`l.action = ${action}`] : all, sql` and `);
  const found =
    others.length === 0
      ? sql`select l.sequence from code_audit_log l where ${where} order by l.sequence ${order} limit ${limit}`
      : sql`select e.sequence from unnest(${[...actions]}::text[]) as wanted (action)
             cross join lateral (select l.sequence from code_audit_log l where ${where} and l.action = wanted.action order by l.sequence ${order} limit ${limit}) e
             order by e.sequence ${order} limit ${limit}`;
  const { rows } = await sql<AuditRow>`
    select ${CHAIN_COLUMNS}, b.name as brand_name
      from (${found}) f
     cross join lateral (select * from code_audit_log e where e.organization_id = app.organization_id() and e.sequence = f.sequence limit 1) l
      left join brands b on b.organization_id = l.organization_id and b.id = l.brand_id
     order by l.sequence ${order}`.execute(tx);
  return rows;
}

/** A page of entries, newest first. There is no total: counting millions of rows for a heading is not worth the time. */
export async function searchAudit(
  tx: TenantTransaction,
  query: AuditScope & { readonly cursor?: string | undefined; readonly limit: number; readonly cursorKey: Buffer },
): Promise<{ rows: AuditEntry[]; nextCursor: string | null }> {
  const { found, nextCursor } = await readAuditPage(tx, query);
  return { rows: await showEntries(tx, found), nextCursor };
}

/** The rows of a page, as they are kept. */
export async function readAuditPage(
  tx: TenantTransaction,
  query: AuditScope & { readonly cursor?: string | undefined; readonly limit: number; readonly cursorKey: Buffer },
): Promise<{ found: AuditRow[]; nextCursor: string | null }> {
  const position = query.cursor === undefined ? null : Number(decodeCursor(query.cursorKey, 'audit', query.cursor)[0]);
  const rows = await readAuditRows(tx, await resolveFilter(tx, query), { direction: 'desc', after: position, limit: query.limit + 1 });
  const found = rows.slice(0, query.limit);
  const last = found.at(-1);
  return { found, nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor(query.cursorKey, 'audit', [Number(last.sequence)]) : null };
}

/** Entries with names, for people. */
export async function showEntries(tx: TenantTransaction, rows: readonly AuditRow[]): Promise<AuditEntry[]> {
  const names = await namesIn(tx, rows);
  return rows.map((row) => showEntry(tx, row, names));
}

/** Entries with names and contents. */
export async function showDetails(tx: TenantTransaction, rows: readonly AuditRow[]): Promise<AuditDetail[]> {
  const names = await namesIn(tx, rows);
  return rows.map((row) => ({
    ...showEntry(tx, row, names),
    before: showValue(row.before, { ...placeOf(tx, row), side: 'before' }, names.persons),
    after: showValue(row.after, { ...placeOf(tx, row), side: 'after' }, names.persons),
    format: row.format,
    hash: row.hash,
    previousHash: row.previous_hash,
    contentDigest: row.content_digest,
  }));
}

/** What entries' numbers and pseudonyms stand for. */
interface Names {
  readonly persons: KnownPersons;
  readonly objectName: (object: LedgerObject) => string | null;
}

async function namesIn(tx: TenantTransaction, rows: readonly AuditRow[]): Promise<Names> {
  const persons = await loadPersons(tx, rows.flatMap((row) => [...subjectsInActor(JSON.parse(row.actor) as KeptActor), ...subjectsInContent(row)]));
  return { persons, objectName: await loadObjectNames(tx, rows.map(objectOf)) };
}

const objectOf = (row: AuditRow): LedgerObject => ({ objectType: row.object_type, objectId: row.object_id, brandId: row.brand_id, codeId: row.generated_code_id });

const placeOf = (tx: TenantTransaction, row: AuditRow) => ({ organizationId: tx.tenantContext.organizationId, sequence: Number(row.sequence) });

const showValue = (text: string | null, place: Parameters<typeof openValue>[1], persons: KnownPersons): LedgerValue =>
  text === null ? null : openValue(JSON.parse(text) as LedgerValue, place, persons.keyOf);

function showEntry(tx: TenantTransaction, row: AuditRow, { persons, objectName }: Names): AuditEntry {
  return {
    sequence: Number(row.sequence),
    at: row.at,
    actor: showActor(JSON.parse(row.actor) as KeptActor, persons),
    action: row.action,
    ...objectOf(row),
    objectName: objectName(objectOf(row)),
    brandName: row.brand_name,
    reason: row.notes === null ? null : openNotes(row.notes, placeOf(tx, row), persons.keyOf),
    seal: row.digest ?? row.hash,
    isEmptied: row.format > 1 && row.salt === null,
  };
}

/** One entry with its contents, or null. */
export async function findAuditEntry(tx: TenantTransaction, sequence: number, brandIds: readonly number[] | null): Promise<AuditDetail | null> {
  const range = await resolveFilter(tx, { brandIds });
  const rows = await readAuditRows(tx, { ...range, conditions: [...range.conditions, sql`l.sequence = ${sequence}::bigint`] }, { direction: 'desc', after: null, limit: 1 });
  return (await showDetails(tx, rows))[0] ?? null;
}
