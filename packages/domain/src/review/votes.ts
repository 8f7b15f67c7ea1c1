import type { ReviewDecision, ReviewPolicyContent, ReviewStage } from './review-policy.js';

/** The newest revision, as votes name it. */
export interface Head {
  readonly number: number;
  readonly contentHash: string;
}

/** A vote as it was written, with what became of it. */
export interface CastVote {
  readonly id: number;
  readonly userId: number;
  readonly stage: ReviewStage;
  readonly decision: ReviewDecision;
  readonly revision: number;
  readonly contentHash: string;
  /** Content hashes of later revisions that it was carried to. */
  readonly carriedTo: readonly string[];
  /** Why it was dismissed; null when it was not. */
  readonly dismissed: string | null;
  /** Whether the voter's role still decides on this stage. */
  readonly canVote: boolean;
  /** Whether it counts as an owner's: its voter is one, stood in for one, or no owner could be reached when it was given. */
  readonly actsAsOwner: boolean;
  /** Keys of the checklist that the voter ticked. */
  readonly ticked: readonly string[];
}

export interface JudgedVote {
  readonly vote: CastVote;
  readonly isCarried: boolean;
  /** Why it does not count for the newest revision, in a sentence; null when it does. */
  readonly whyNot: string | null;
}

/**
 * Which votes count for the newest revision: the last one of each person and stage that was given for it or carried to
 * it, was not dismissed, and whose voter may still vote and is no author. `app.standing_votes` in the database counts
 * the same way; the model test compares the two.
 * @param votes in the order in which they were given
 */
export function judgeVotes(votes: readonly CastVote[], head: Head, authors: ReadonlySet<number>): JudgedVote[] {
  const judged = votes.map((vote) => judge(vote, head, authors));
  const lastOf = new Map<string, number>();
  for (const { vote, whyNot } of judged) if (whyNot === null) lastOf.set(`${vote.userId}:${vote.stage}`, vote.id);
  return judged.map((entry) => {
    const { vote, whyNot } = entry;
    const isReplaced = whyNot === null && lastOf.get(`${vote.userId}:${vote.stage}`) !== vote.id;
    return isReplaced ? { ...entry, whyNot: 'The same person decided again later.' } : entry;
  });
}

function judge(vote: CastVote, head: Head, authors: ReadonlySet<number>): JudgedVote {
  const isCarried = vote.contentHash !== head.contentHash && vote.carriedTo.includes(head.contentHash);
  return { vote, isCarried, whyNot: reasonAgainst(vote, { head, authors, isCarried }) };
}

function reasonAgainst(vote: CastVote, { head, authors, isCarried }: { head: Head; authors: ReadonlySet<number>; isCarried: boolean }): string | null {
  if (vote.dismissed !== null) return vote.dismissed;
  if (vote.contentHash !== head.contentHash && !isCarried) return `It was given for revision ${vote.revision}; revision ${head.number} is another text.`;
  if (authors.has(vote.userId)) return 'The voter is an author of this code.';
  return vote.canVote ? null : 'The voter has no right to decide on this code any more.';
}

/** An owner of a page type who may vote and is no author, or who stands in for one. */
export interface EligibleOwner {
  readonly userId: number;
  readonly stage: ReviewStage;
}

export interface Owners {
  /** Named by the policy, away or not. */
  readonly named: readonly EligibleOwner[];
  /** Who decides as owner now: owners who are there, and stand-ins of those who are away. */
  readonly acting: readonly EligibleOwner[];
}

export type QuorumPolicy = Pick<ReviewPolicyContent, 'approvalsNeeded' | 'separateQa' | 'qaNeeded'>;

export interface Quorum {
  readonly approve: { readonly needed: number; readonly have: number };
  /** Null when QA is not asked for apart. */
  readonly qa: { readonly needed: number; readonly have: number } | null;
  /** Who act as owners and of whom one has still to approve, by stage; those who are away, when nobody acts for them. */
  readonly ownersMissing: readonly EligibleOwner[];
  /** People whose last vote asks for changes or rejects. */
  readonly blockedBy: readonly number[];
  readonly isMet: boolean;
}

/**
 * What a policy asks for and what the votes that count give. Votes of QA count only where QA is asked for apart, and
 * there a person who gave both counts for QA. A stage that has owners needs one of them, or who acts for one who is away.
 * One vote against blocks. `app.has_quorum` in the database counts the same way.
 */
export function countQuorum(standing: readonly CastVote[], policy: QuorumPolicy, { named, acting }: Owners): Quorum {
  const approvers = (stage: ReviewStage) => new Set(standing.filter((vote) => vote.stage === stage && vote.decision === 'approve').map(({ userId }) => userId));
  const qa = approvers('qa');
  const approval = new Set([...approvers('approval')].filter((userId) => !policy.separateQa || !qa.has(userId)));
  const blockedBy = [...new Set(standing.filter(({ decision }) => decision !== 'approve').map(({ userId }) => userId))];
  const given = { qa, approval };
  const asked: readonly ReviewStage[] = policy.separateQa ? ['qa', 'approval'] : ['approval'];
  const ownersMissing = asked.flatMap((stage) => {
    const [owning, reachable] = [named, acting].map((owners) => owners.filter((owner) => owner.stage === stage));
    const agrees = standing.some((vote) => vote.stage === stage && vote.decision === 'approve' && vote.actsAsOwner && given[stage].has(vote.userId));
    if (owning === undefined || reachable === undefined || owning.length === 0 || agrees) return [];
    return reachable.length > 0 ? reachable : owning;
  });
  const approve = { needed: policy.approvalsNeeded, have: approval.size };
  const qaCount = policy.separateQa ? { needed: policy.qaNeeded, have: qa.size } : null;
  const isMet = blockedBy.length === 0 && ownersMissing.length === 0 && approve.have >= approve.needed && (qaCount === null || qaCount.have >= qaCount.needed);
  return { approve, qa: qaCount, ownersMissing, blockedBy, isMet };
}

/** Stages that still need votes; every stage that is asked for when none does. `app.open_stages` in the database says the same. */
export function openStages({ approve, qa, ownersMissing }: Quorum): ReviewStage[] {
  const counts: readonly (readonly [ReviewStage, { readonly needed: number; readonly have: number } | null])[] = [['approval', approve], ['qa', qa]];
  const asked = counts.flatMap(([stage, count]) => (count === null ? [] : [{ stage, isOpen: count.have < count.needed || ownersMissing.some((owner) => owner.stage === stage) }]));
  const open = asked.filter(({ isOpen }) => isOpen);
  return (open.length > 0 ? open : asked).map(({ stage }) => stage);
}

/** What is missing to a quorum, in words; empty when nothing is. */
export function describeMissing(quorum: Quorum): string {
  const missing: string[] = [];
  const { approve, qa } = quorum;
  if (quorum.blockedBy.length > 0) missing.push(`${quorum.blockedBy.length === 1 ? 'a vote' : `${quorum.blockedBy.length} votes`} against it`);
  if (qa !== null && qa.have < qa.needed) missing.push(`${qa.have} of ${qa.needed} QA votes`);
  if (approve.have < approve.needed) missing.push(`${approve.have} of ${approve.needed} approvals`);
  if (quorum.ownersMissing.length > 0) missing.push('nobody of the named owners approved');
  return missing.join(', ');
}
