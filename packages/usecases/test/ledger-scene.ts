import { inTenant, inTenantCommand, type TenantContext } from '@safecode/database/connection/in-tenant';
import { verifyLedger } from '@safecode/database/ledger/verify-ledger';
import type { Principal } from '@safecode/domain/access/principal';
import type { LedgerAction } from '@safecode/domain/ledger/ledger-entry';
import { peopleScene, type Organization, type PeopleScene } from './people-scene.js';

export interface LedgerScene extends Omit<PeopleScene, 'organization'> {
  shop(): Promise<LedgerShop>;
}

export interface LedgerShop extends Organization {
  readonly context: TenantContext;
  /** An owner of the organisation. */
  readonly owner: Principal;
  append(action: LedgerAction, fields?: { brandId?: number; codeId?: number; reason?: string; after?: Readonly<Record<string, string | number>> }): Promise<void>;
  /** Makes entries older, as the owner of the tables: with the chain made anew, so that it is whole. */
  tamper(statement: string): Promise<void>;
  firstBreak(): Promise<unknown>;
}

/** Organisations with a ledger to write in, read and attack. */
export async function ledgerScene(): Promise<LedgerScene> {
  const { organization, ...scene } = await peopleScene();
  const { deps, database } = scene;
  const shop = async (): Promise<LedgerShop> => {
    const made = await organization();
    const owner = await (await made.join('Zoë', 'owner')).principal();
    const context = { organizationId: made.id, actor: owner.actor };
    return {
      ...made,
      context,
      owner,
      append: (action, { reason, ...fields } = {}) =>
        inTenantCommand(database.db, context, async () => ({
          result: undefined,
          ledger: [{ action, objectType: action.split('.')[0] ?? '', objectId: 1, ...fields, ...(reason === undefined ? {} : { reason }) }],
        })),
      tamper: async (statement) => {
        const client = await database.admin.connect();
        try {
          await client.query("set session_replication_role = 'replica'");
          await client.query(statement.replaceAll(':org', String(made.id)));
        } finally {
          await client.query('reset session_replication_role');
          client.release();
        }
      },
      firstBreak: async () => (await inTenant(database.db, context, async (tx) => verifyLedger(tx, await deps.checkpoints.list(made.id)))).firstBreak,
    };
  };
  return { ...scene, shop };
}
