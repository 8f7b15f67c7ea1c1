import { beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, peopleScene, type Organization, type Person } from '../../test/people-scene.js';
import { acceptInvitation } from './accept-invitation.js';
import { invitePeople } from './invite-people.js';
import { listInvitations } from './list-invitations.js';
import { previewInvitation } from './preview-invitation.js';
import { revokeInvitation } from './revoke-invitation.js';
import { sendInvitationMail } from './send-invitation-mail.js';

const { deps, database, mailbox, organization } = await peopleScene();
let shop: Organization;
let admin: Person;
let serial = 0;
let email = '';

beforeEach(async () => {
  serial += 1;
  email = `new${serial}@shop.example`;
  shop = await organization();
  admin = await shop.join('Zoë "Admin"', 'admin');
  mailbox.sent.length = 0;
  mailbox.fail = null;
});

const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
const invite = async (over: Partial<Parameters<typeof invitePeople>[2]> = {}) =>
  invitePeople(deps, await admin.principal(), { emails: [email], role: 'editor', brandAccess: 'all', brandRoles: [], ...over });
const inviteOne = async (over: Partial<Parameters<typeof invitePeople>[2]> = {}): Promise<string> => (await invite(over)).results[0]?.link?.split('#')[1] ?? '';
const accept = (token: string, over: { password?: string; name?: string } = {}) =>
  acceptInvitation(deps, { token, name: 'New Person', password: 'seven lanterns by the sea', ip: `10.5.${serial}.1`, userAgent: 'Firefox', ...over });
const latest = async () => (await listInvitations(deps, await admin.principal())).rows[0];
const mailJob = async () => ({ organizationId: shop.id, invitationId: (await latest())?.id ?? 0 });

describe('inviting', () => {
  it('answers links once, for seven days, and says what happened to each address', async () => {
    await invite();
    const { results } = await invite({ emails: [email, admin.email, `other${serial}@shop.example`, `other${serial}@shop.example`] });
    expect(results.map(({ outcome }) => outcome)).toEqual(['already_invited', 'already_member', 'invited']);
    expect(results[2]?.link).toMatch(/^https:\/\/codes\.shop\.example\/invite#[\w-]{43}$/);
    const { expiresAt, ...invitation } = (await latest()) ?? { expiresAt: '' };
    expect(invitation).toMatchObject({ email: `other${serial}@shop.example`, role: 'editor', status: 'invited', invitedBy: 'Zoë "Admin"', mailSentAt: null });
    expect(new Date(expiresAt).getTime() - Date.now()).toBeCloseTo(7 * 86_400_000, -4);
  });

  it('never gives a role above the inviter’s own, also for one brand, and is for admins', async () => {
    expect(await refusal(invite({ role: 'owner' }))).toMatchObject({ code: 'access.role_above_own' });
    const reviewer = await shop.join('Reviewer', 'reviewer');
    expect(await refusal(invitePeople(deps, await reviewer.principal(), { emails: [email], role: 'viewer', brandAccess: 'all', brandRoles: [] }))).toMatchObject({ code: 'access.denied' });
    const foreign = await (await organization()).brand('Foreign');
    expect(await refusal(invite({ brandRoles: [{ brandId: foreign, role: 'viewer' }] }))).toMatchObject({ code: 'access.not_found' });
  });

  it('keeps no link: neither the rows, nor the queue, nor the ledger hold one', async () => {
    const token = await inviteOne();
    const { rows } = await database.admin.query(
      'select to_jsonb(i) from invitations i union all select j.payload::jsonb from graphile_worker._private_jobs j union all select to_jsonb(l) from code_audit_log l',
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('the invitation mail', () => {
  it('carries the same link, names who invites and where to, in text and escaped HTML', async () => {
    const token = await inviteOne();
    await sendInvitationMail(deps, await mailJob());
    expect(mailbox.sent).toHaveLength(1);
    const [mail] = mailbox.sent;
    expect(mail).toMatchObject({ to: email, subject: `Zoë "Admin" invites you to The ${shop.slug}` });
    expect(mail?.text).toContain(`https://codes.shop.example/invite#${token}`);
    expect(mail?.html).toContain(`<a href="https://codes.shop.example/invite#${token}">`);
    expect(mail?.html).toContain('Zoë &#34;Admin&#34; invites you');
    expect((await latest())?.mailSentAt).not.toBeNull();
  });

  it('does not let a name write markup or headers', async () => {
    const eve = await shop.join('Eve</p><script>x</script>\r\nBcc: all', 'admin');
    await invitePeople(deps, await eve.principal(), { emails: [`for-eve${serial}@shop.example`], role: 'viewer', brandAccess: 'all', brandRoles: [] });
    await sendInvitationMail(deps, await mailJob());
    expect(mailbox.sent[0]?.html).not.toContain('<script');
    expect(mailbox.sent[0]?.subject).not.toMatch(/[\r\n]/);
  });

  it('is sent once though its job runs twice, and again after the server refused it', async () => {
    await invite();
    mailbox.fail = new Error('451');
    expect(await refusal(sendInvitationMail(deps, await mailJob()))).not.toBeNull();
    expect((await latest())?.mailSentAt).toBeNull();
    mailbox.fail = null;
    await sendInvitationMail(deps, await mailJob());
    await sendInvitationMail(deps, await mailJob());
    expect(mailbox.sent).toHaveLength(1);
  });

  it('is not sent without a mail server, for a revoked invitation, or for one that is not there', async () => {
    await invite();
    await sendInvitationMail({ ...deps, mail: null }, await mailJob());
    expect((await latest())?.mailSentAt).toBeNull();
    await revokeInvitation(deps, await admin.principal(), { id: (await latest())?.id ?? 0 });
    await sendInvitationMail(deps, await mailJob());
    await sendInvitationMail(deps, { organizationId: shop.id, invitationId: 2_000_000_000 });
    expect(mailbox.sent).toEqual([]);
  });
});

describe('accepting', () => {
  it('makes a person who is signed in and belongs, with the roles of the invitation', async () => {
    const brandId = await shop.brand('Trail');
    const token = await inviteOne({ brandAccess: 'listed', role: 'viewer', brandRoles: [{ brandId, role: 'editor' }] });
    expect(await previewInvitation(deps, { token })).toEqual({ organization: `The ${shop.slug}`, email, role: 'viewer', invitedBy: 'Zoë "Admin"', hasAccount: false });
    const { view, session } = await accept(token);
    expect(view).toMatchObject({ user: { name: 'New Person', email }, organizations: [{ slug: shop.slug, role: 'viewer', brands: [{ id: brandId, role: 'editor' }] }] });
    expect(await deps.auth.sessions.validate(session.token)).not.toBeNull();
    expect((await shop.ledger()).map(({ action }) => action)).toEqual(expect.arrayContaining(['member.invited', 'member.joined', 'session.started']));
    expect(await latest()).toMatchObject({ status: 'accepted' });
  });

  it('works once, also when it is done twice at the same moment', async () => {
    const token = await inviteOne();
    const outcomes = await Promise.all([refusal(accept(token)), refusal(accept(token))]);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(await refusal(accept(token))).toMatchObject({ code: 'invitation.invalid' });
    expect(await refusal(previewInvitation(deps, { token }))).toMatchObject({ code: 'invitation.invalid' });
  });

  it('refuses revoked, expired and made-up links alike', async () => {
    const revoked = await inviteOne();
    await revokeInvitation(deps, await admin.principal(), { id: (await latest())?.id ?? 0 });
    const expired = await inviteOne();
    await database.admin.query(`update invitations set expires_at = now() - interval '1 second' where id = $1`, [(await latest())?.id]);
    for (const token of [revoked, expired, 'a'.repeat(43)]) {
      expect(await refusal(accept(token))).toMatchObject({ code: 'invitation.invalid' });
      expect(await refusal(previewInvitation(deps, { token }))).toMatchObject({ code: 'invitation.invalid' });
    }
    expect(await latest()).toMatchObject({ status: 'expired' });
    expect((await invite()).results[0]?.outcome).toBe('invited');
  });

  it('lets somebody with an account join by their own password only', async () => {
    const lee = await (await organization()).join('Lee', 'owner');
    const token = await inviteOne({ emails: [lee.email] });
    expect(await previewInvitation(deps, { token })).toMatchObject({ hasAccount: true });
    expect(await refusal(accept(token))).toMatchObject({ code: 'auth.invalid_credentials' });
    const { view } = await accept(token, { password: PASSWORD, name: 'Somebody Else' });
    expect(view.user).toEqual({ id: lee.userId, name: 'Lee', email: lee.email });
    expect(view.organizations).toHaveLength(2);
  });

  it('slows guessing the password of an account through a link', async () => {
    const lee = await (await organization()).join('Lee', 'owner');
    const token = await inviteOne({ emails: [lee.email] });
    for (let n = 0; n < 10; n += 1) await refusal(accept(token, { password: `guess number ${n}` }));
    expect(await refusal(accept(token, { password: PASSWORD }))).toMatchObject({ code: 'auth.throttled' });
  });

  it('refuses a common password and stays open', async () => {
    const token = await inviteOne();
    expect(await refusal(accept(token, { password: 'Password1234!' }))).toMatchObject({ code: 'auth.weak_password' });
    await expect(accept(token)).resolves.toBeDefined();
  });

  it('cannot be revoked by another organisation', async () => {
    const token = await inviteOne();
    const stranger = await (await organization()).join('Stranger', 'owner');
    expect(await refusal(revokeInvitation(deps, await stranger.principal(), { id: (await latest())?.id ?? 0 }))).toMatchObject({ code: 'access.not_found' });
    await expect(previewInvitation(deps, { token })).resolves.toBeDefined();
  });
});
