import { describe, expect, it } from 'vitest';
import { ledgerScene } from '../../test/ledger-scene.js';
import { listNotifications } from '../notifications/list-notifications.js';
import { sendNotificationMail } from '../notifications/send-notification-mail.js';
import { verifyOrganizationLedger } from './verify-ledgers.js';

const { deps, database, mailbox, shop: makeShop } = await ledgerScene();

describe('a broken ledger', () => {
  it('is told once for each break to those who watch it, in the console and by mail', async () => {
    const shop = await makeShop();
    const [auditor, approver] = [await shop.join('Aud', 'auditor'), await shop.join('App', 'approver')];
    for (const n of [1, 2, 3]) await shop.append('brand.updated', { after: { n } });
    const told = async (person: typeof auditor) => (await listNotifications(deps, await person.principal(), { limit: 50, unreadOnly: false })).rows;
    await verifyOrganizationLedger(deps, shop.id);
    expect(await told(auditor)).toEqual([]);
    const { rows } = await database.admin.query<{ action: string }>('select action from code_audit_log where organization_id = $1 and sequence = 2', [shop.id]);
    await shop.tamper("update code_audit_log set action = 'brand.archived' where organization_id = :org and sequence = 2");
    for (let night = 0; night < 3; night += 1) await verifyOrganizationLedger(deps, shop.id);
    const [first, ...others] = await told(auditor);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ event: 'ledger_broken', codeId: null, brandSlug: null, text: expect.stringContaining('The ledger is broken'), actor: 'Ledger keeper' });
    expect(await told(approver)).toEqual([]);
    await shop.tamper(`update code_audit_log set action = '${rows[0]?.action ?? ''}' where organization_id = :org and sequence = 2`);
    await verifyOrganizationLedger(deps, shop.id);
    await shop.tamper("update code_audit_log set action = 'brand.archived' where organization_id = :org and sequence = 2");
    await verifyOrganizationLedger(deps, shop.id);
    expect(await told(auditor)).toHaveLength(2);
    const { rows: mails } = await database.admin.query<{ id: number }>('select id from notification_mails where organization_id = $1 and user_id = $2 order by id', [shop.id, auditor.userId]);
    expect(mails).toHaveLength(2);
    await sendNotificationMail(deps, { organizationId: shop.id, mailId: mails[0]?.id ?? 0 });
    const mail = mailbox.sent.find(({ to }) => to === auditor.email);
    expect(mail?.subject).toContain('The ledger is broken');
    expect(mail?.text).toContain(`https://codes.shop.example/o/${shop.slug}/audit`);
  });
});
