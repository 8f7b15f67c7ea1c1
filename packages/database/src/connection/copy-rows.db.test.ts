import { testDatabase } from '@safecode/testing/database/test-database';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inTenant } from './in-tenant.js';

const { db } = await testDatabase({ maxConnections: 1 });
const context = { organizationId: 1, actor: { kind: 'system', label: 'test' } } as const;

describe('rows in binary form', () => {
  it('arrive one by one and in order, as the first thing of a transaction too', async () => {
    const numbers: number[] = [];
    await inTenant(db, context, (tx) => tx.copyRows('select n from generate_series(1, 20000) n', (bytes, start) => void numbers.push(bytes.readInt32BE(start + 4))));
    expect(numbers).toEqual(Array.from({ length: 20_000 }, (_, at) => at + 1));
  });

  it('are none when there are none', async () => {
    let rows = 0;
    await inTenant(db, context, (tx) => tx.copyRows('select 1 where false', () => void (rows += 1)));
    expect(rows).toBe(0);
  });

  it('are those of the organisation in context', async () => {
    await inTenant(db, context, (tx) => tx.copyRows('select app.organization_id()', (bytes, start) => expect(bytes.readInt32BE(start + 4)).toBe(1)));
  });

  it('end with the failure of the server or of the reader, and the connection serves on', async () => {
    await expect(inTenant(db, context, (tx) => tx.copyRows('select 1 / (n - 500) from generate_series(1, 1000) n', () => undefined))).rejects.toThrow('division by zero');
    let rows = 0;
    const failing = (): void => {
      rows += 1;
      throw new Error('cannot read this');
    };
    await expect(inTenant(db, context, (tx) => tx.copyRows('select n from generate_series(1, 1000) n', failing))).rejects.toThrow('cannot read this');
    expect(rows).toBe(1);
    const { rows: after } = await inTenant(db, context, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx));
    expect(after).toEqual([{ one: 1 }]);
  });
});
