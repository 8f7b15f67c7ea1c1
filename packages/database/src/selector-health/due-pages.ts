import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';

/** Pages of every organisation whose time has come, the longest waiting first, at most `perHost` of one host: ids only. */
export async function listDuePages(db: Database, { limit, perHost }: { readonly limit: number; readonly perHost: number }): Promise<{ readonly organizationId: number; readonly pageId: number }[]> {
  const { rows } = await sql<{ organization_id: number; page_id: number }>`select * from app.due_pages(${limit}, ${perHost})`.execute(db);
  return rows.map((row) => ({ organizationId: row.organization_id, pageId: row.page_id }));
}
