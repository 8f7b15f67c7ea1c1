import type { PersonName } from '@safecode/domain/discussions/discussion';
import { PRESENCE_SECONDS } from '@safecode/domain/live/live-event';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface Reader {
  /** Of one stream: a person with two browsers reads twice. */
  readonly connectionId: string;
  readonly userId: number;
  readonly codeIds: readonly number[];
}

/** Says that a connection has codes open at this moment. Codes the organisation does not have are left out. */
export async function beatPresence(tx: TenantTransaction, { connectionId, userId, codeIds }: Reader): Promise<void> {
  await sql`
    insert into presences (connection_id, code_id, user_id)
    select ${connectionId}, code.id, ${userId}::integer from generated_code as code where code.id = any(${[...codeIds]}::integer[])
    on conflict (organization_id, connection_id, code_id) do update set seen_at = now()`.execute(tx);
}

/** Ends a connection's presence, and that of connections that ended without a word. */
export async function endPresence(tx: TenantTransaction, connectionId: string): Promise<void> {
  await tx
    .deleteFrom('presences')
    .where((row) => row.or([row('connection_id', '=', connectionId), row('seen_at', '<', sql<Date>`now() - make_interval(secs => ${PRESENCE_SECONDS * 4})`)]))
    .execute();
}

/** People who have a code open, by name, each once. */
export async function listReadersNow(tx: TenantTransaction, codeId: number): Promise<PersonName[]> {
  const { rows } = await sql<{ user_id: number; name: string }>`
    select distinct person.id as user_id, person.name
      from presences as presence join users as person on person.id = presence.user_id
     where presence.code_id = ${codeId}::integer and presence.seen_at > now() - make_interval(secs => ${PRESENCE_SECONDS})
     order by person.name, person.id`.execute(tx);
  return rows.map((row) => ({ userId: row.user_id, name: row.name }));
}
