import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { describe, expect, it } from 'vitest';
import { CSS_OTHER, reviewScene } from '../../test/review-scene.js';
import { deployCode } from '../deployments/deploy-code.js';
import { markDeployed } from '../deployments/mark-deployed.js';
import { changeMember } from '../members/change-member.js';
import { decideReview } from '../review/decide-review.js';
import { submitForReview } from '../review/submit-for-review.js';
import { exportAudit } from './export-audit.js';
import { verifyOrganizationLedger } from './verify-ledgers.js';

const VERIFIER = join(import.meta.dirname, '../../../../tooling/ledger-verifier/verify-ledger.mjs');
const made = await reviewScene();
const { deps, scene, organization, ana, dana, eve, ricky, owner, code, edit, setPolicy } = made;
const DAY = 86_400_000;
const PERIOD = { from: new Date(Date.now() - DAY).toISOString(), to: new Date(Date.now() + DAY).toISOString() };

type Line = Record<string, unknown> & { type: string; control?: string; kind?: string; ledger?: { sequence: number; digest: string }[] };
async function exported(input: Parameters<typeof exportAudit>[2], by = owner): Promise<string> {
  let text = '';
  for await (const piece of await exportAudit(deps, await by.principal(), input)) text += piece;
  return text;
}
const linesOf = (text: string): Line[] => text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line);
let serial = 0;
function check(text: string): Promise<{ code: number; output: string }> {
  serial += 1;
  const file = join(scene.database.dataDir, `evidence-${serial}.jsonl`);
  writeFileSync(file, text);
  return new Promise((resolve) => execFile(process.execPath, [VERIFIER, file], (error, stdout) => resolve({ code: error === null ? 0 : Number(error.code), output: stdout })));
}

/** Code that two people approved; one vote was on an earlier text, which was changed in meaning. */
async function putLive() {
  await setPolicy({ approvalsNeeded: 2 });
  const { id, contentHash } = await code();
  await submitForReview(deps, await ana.principal(), { id, note: '' });
  const approve = async (person: typeof dana, hash: string) => decideReview(deps, await person.principal(), { id, contentHash: hash, decision: 'approve', note: '', checklist: [] });
  await approve(dana, contentHash);
  const { revision } = await edit(ana, id, { baseHash: contentHash, css: CSS_OTHER });
  await approve(dana, revision.contentHash);
  await approve(eve, revision.contentHash);
  const { deployment } = await deployCode(deps, await dana.principal(), { id, contentHash: revision.contentHash, platform: 'manual', environment: 'production' });
  await markDeployed(deps, await dana.principal(), { deploymentId: deployment.id, externalId: 'x' });
  return { id, contentHash: revision.contentHash };
}

describe('an evidence pack', () => {
  it('sorts what happened by control, each item with entries that are in the file, and is valid for the standalone verifier', async () => {
    const live = await putLive();
    await changeMember(deps, await owner.principal(), { userId: ricky.userId, role: 'editor', brandAccess: 'all' });
    await verifyOrganizationLedger(deps, organization.id);
    const text = await exported({ format: 'evidence', ...PERIOD });
    const lines = linesOf(text);
    expect(lines[0]).toMatchObject({ type: 'header', format: 'safecode-evidence-1', period: PERIOD, controls: { 'CC8.1': expect.any(String) } });
    const of = (control: string) => lines.filter((line) => line.type === 'evidence' && line.control === control);
    expect(of('CC6.1').filter(({ kind }) => kind === 'member').map((line) => line['name'])).toEqual(expect.arrayContaining(['Ana', 'Dana', 'Olga']));
    expect(of('CC6.3')).toMatchObject([{ action: 'member.role_changed', actor: 'Olga' }]);
    expect(of('CC7.2')).toMatchObject([{ kind: 'verification', firstBreak: null, ledger: [{ sequence: expect.any(Number) }] }]);
    const [deployment, ...others] = of('CC8.1').filter(({ kind }) => kind === 'deployment');
    expect(others).toEqual([]);
    expect(deployment).toMatchObject({
      code: { id: live.id }, deployment: { contentHash: live.contentHash, revision: 2 }, authors: [{ name: 'Ana' }], checks: { verdict: 'pass', errors: 0 },
      votes: [{ voter: { name: 'Dana' }, votedHash: live.contentHash }, { voter: { name: 'Eve' }, votedHash: live.contentHash }],
      quorum: { approvals: { needed: 2, have: 2 }, isMet: true, missing: '' },
    });
    expect(((deployment?.ledger ?? []) as { action?: string }[]).map(({ action }) => action)).toEqual(
      ['review.submitted', 'review.approved', 'code.edited', 'review.approved', 'review.approved', 'deployment.planned', 'deployment.live']);
    const digests = new Map(lines.filter(({ type }) => type === 'entry').map((line) => [line['sequence'], line['digest']]));
    for (const { ledger } of lines.filter(({ type }) => type === 'evidence')) for (const { sequence, digest } of ledger ?? []) expect(digests.get(sequence)).toBe(digest);
    expect(await check(text)).toMatchObject({ code: 0, output: expect.stringMatching(/^VALID [^]*CC8\.1 [^\n]*: [1-9]/) });
    expect(linesOf(text).filter(({ type }) => type === 'entry').at(-1)).toMatchObject({ action: 'audit.exported' });
  });

  it('is not valid with an item changed, taken out, or resting on another entry', async () => {
    const text = await exported({ format: 'evidence', ...PERIOD });
    const without = (test: (line: Line) => boolean) => linesOf(text).filter((line) => !test(line)).map((line) => `${JSON.stringify(line)}\n`).join('');
    expect(await check(text.replace('"isMet":true', '"isMet":null'))).toMatchObject({ code: 1 });
    expect(await check(without(({ kind }) => kind === 'deployment'))).toMatchObject({ code: 1 });
    const moved = linesOf(text).map((line) => (line.kind === 'deployment' ? { ...line, ledger: [{ sequence: 1, digest: 'f'.repeat(64) }] } : line)).map((line) => `${JSON.stringify(line)}\n`).join('');
    expect(await check(moved)).toMatchObject({ code: 1, output: expect.stringContaining('with another digest') });
  });

  it('needs a period and the right, and tells of no brand its reader may not see', async () => {
    const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'allowed', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));
    expect(await refusal(exported({ format: 'evidence' }))).toBe('input.invalid');
    expect(await refusal(exported({ format: 'evidence', from: PERIOD.to, to: PERIOD.from }))).toBe('input.invalid');
    expect(await refusal(exported({ format: 'evidence', ...PERIOD, codeId: 1 }))).toBe('input.invalid');
    expect(await refusal(exported({ format: 'evidence', ...PERIOD }, ana))).toBe('access.denied');
    const guest = await organization.join('Guest', 'auditor', 'listed');
    const text = await exported({ format: 'evidence', ...PERIOD }, guest);
    const lines = linesOf(text);
    expect(lines.filter(({ kind }) => kind === 'deployment')).toEqual([]);
    expect(lines.filter(({ kind }) => kind === 'left_out').length).toBeGreaterThan(0);
    expect(await check(text)).toMatchObject({ code: 0 });
  });
});
