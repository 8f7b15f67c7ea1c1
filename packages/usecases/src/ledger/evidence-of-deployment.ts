import type { EvidenceItem } from '@safecode/domain/ledger/evidence';
import { countQuorum, describeMissing, judgeVotes } from '@safecode/domain/review/votes';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findDeployment } from '@safecode/database/deployments/deployment-repository';
import { readAuditRows, resolveFilter, type AuditRow } from '@safecode/database/ledger/audit-read-model';
import { findReviewPolicy } from '@safecode/database/review/policy-repository';
import { findCodeRow, listAuthors, listNames } from '@safecode/database/review/state-repository';
import { listVotes, type StoredVote } from '@safecode/database/review/vote-repository';
import { findRevision, type StoredRevision } from '@safecode/database/revisions/revision-repository';

/** Entries of one code that are named; more than that stand in the file all the same. */
const NAMED = 1000;

/** The number a ledger entry gives for a field of what came after; null when it gives none, or when its contents are gone. */
export function numberIn(after: string | null, field: string): number | null {
  const content: unknown = after === null ? null : JSON.parse(after);
  const value: unknown = typeof content === 'object' && content !== null ? Reflect.get(content, field) : null;
  return typeof value === 'number' ? value : null;
}

/**
 * A deployment that went live, as evidence: who wrote the text, what was proved of it, and the votes on exactly that
 * text, with every ledger entry of the code up to that moment.
 * @param live the entry `deployment.live`
 */
export async function evidenceOfDeployment(tx: TenantTransaction, live: AuditRow): Promise<EvidenceItem | null> {
  const codeId = live.generated_code_id;
  const deploymentId = numberIn(live.after, 'deploymentId');
  const code = codeId === null ? null : await findCodeRow(tx, codeId);
  if (code === null) return null;
  const deployment = deploymentId === null ? null : await findDeployment(tx, deploymentId);
  const steps = await readAuditRows(tx, await resolveFilter(tx, { codeId: code.id, brandIds: null }), { direction: 'asc', after: null, limit: NAMED });
  const until = Number(live.sequence);
  const base = {
    type: 'evidence',
    control: 'CC8.1',
    kind: 'deployment',
    code: { id: code.id, title: code.title, brand: code.brandName, pageType: code.pageType },
    at: live.at,
    ledger: steps.filter(({ sequence }) => Number(sequence) <= until).map((row) => ({ sequence: Number(row.sequence), digest: row.digest ?? row.hash, action: row.action })),
  } as const;
  const revision = deployment === null ? null : await findRevision(tx, code.id, deployment.revision);
  // Retention took the contents of the entry away: what it named cannot be told any more.
  if (deployment === null || revision === null) return { ...base, deployment: null };
  return {
    ...base,
    deployment: { id: deployment.id, platform: deployment.platform, environment: deployment.environment, startedBy: deployment.startedBy, revision: deployment.revision, contentHash: deployment.contentHash },
    checks: checksOf(revision),
    ...(await approvalOf(tx, code, { contentHash: deployment.contentHash, number: deployment.revision, until: live.at })),
  };
}

function checksOf({ verdict, report }: StoredRevision) {
  const findings = report.parts.flatMap((part) => part.findings);
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { verdict, errors: count('error'), warnings: count('warning'), verifiers: [...new Set(report.parts.map((part) => part.verifierVersion))] };
}

interface LiveText {
  readonly contentHash: string;
  readonly number: number;
  readonly until: string;
}

/** Authors, the votes that stood when the text went live, and what they come to under the policy of the brand as it is now. */
async function approvalOf(tx: TenantTransaction, code: { readonly id: number; readonly brandId: number; readonly pageType: string }, { contentHash, number, until }: LiveText) {
  const [votes, authorIds, policy] = [await listVotes(tx, code), new Set(await listAuthors(tx, code.id)), await findReviewPolicy(tx, code.brandId)];
  const authors = await listNames(tx, [...authorIds]);
  const cast = votes.filter(({ at }) => Date.parse(at) <= Date.parse(until));
  const asThen = (vote: StoredVote): StoredVote => ({ ...vote, dismissed: vote.dismissedAt !== null && Date.parse(vote.dismissedAt) <= Date.parse(until) ? vote.dismissed : null, canVote: true });
  const stood = judgeVotes(cast.map(asThen), { number, contentHash }, authorIds);
  const standing = stood.flatMap(({ vote, whyNot }) => (whyNot === null ? [vote] : []));
  const named = policy.owners.filter(({ pageType, userId }) => (pageType === null || pageType === code.pageType) && !authorIds.has(userId));
  const quorum = countQuorum(standing, policy, { named, acting: named });
  const shown = new Set(standing.map(({ id }) => id));
  return {
    authors,
    votes: cast
      .filter(({ id }) => shown.has(id))
      .map((vote) => ({ id: vote.id, voter: { userId: vote.userId, name: vote.name }, stage: vote.stage, decision: vote.decision, votedHash: vote.contentHash, carried: vote.contentHash !== contentHash, at: vote.at, ticked: vote.ticked })),
    quorum: { approvals: quorum.approve, qa: quorum.qa, isMet: quorum.isMet, missing: describeMissing(quorum), policyVersion: policy.version },
  };
}
