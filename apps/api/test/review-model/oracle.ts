import type { Role } from '@safecode/domain/access/roles';
import type { AuditActor } from '@safecode/domain/ledger/audit';
import { textOf } from './texts.js';

/** A line of the ledger, as far as the oracle reads it. */
export interface LedgerLine {
  readonly action: string;
  readonly actor: AuditActor;
  readonly objectId: string;
  readonly codeId: number | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

interface Ballot {
  readonly userId: number;
  readonly stage: string;
  readonly decision: string;
  isAlive: boolean;
  /** Who was away when it was given, and who stood in. */
  readonly away: ReadonlyMap<number, number | null>;
}

/** What is known of one code, told by nothing but the ledger. */
interface Told {
  head: string;
  readonly authors: Set<number>;
  readonly ballots: Ballot[];
  /** The text that each deployment was planned with, by the deployment's number. */
  readonly planned: Map<number, string>;
}

export interface Rules {
  approvalsNeeded: number;
  separateQa: boolean;
  qaNeeded: number;
  /** Owners of approval. */
  owners: readonly number[];
}

export interface OracleInput {
  readonly lines: readonly LedgerLine[];
  readonly roles: ReadonlyMap<number, Role>;
  readonly rules: Rules;
  readonly authorOf: (actor: AuditActor) => number | null;
}

const DECISIONS: Readonly<Record<string, string>> = { 'review.approved': 'approve', 'review.changes_requested': 'request_changes', 'review.rejected': 'reject' };
const MAY_APPROVE: ReadonlySet<Role> = new Set(['approver', 'admin', 'owner']);
const MAY_REVIEW: ReadonlySet<Role> = new Set([...MAY_APPROVE, 'reviewer']);
/** What an archived brand does not have any more. */
const BRINGS_ON: ReadonlySet<string> = new Set(['review.submitted', 'review.approved', 'review.reopened', 'code.edited', 'deployment.planned', 'deployment.scheduled', 'deployment.due', 'deployment.live']);
/** What must not happen without the votes. A deployment that is planned is on its way out. */
const GOES_OUT: ReadonlySet<string> = new Set(['deployment.planned', 'deployment.scheduled', 'deployment.due', 'deployment.live']);

/** What the ledger tells in the end. */
export interface Verdict {
  /** Where code went out without the votes of people who did not write it on exactly that text, in sentences. */
  readonly holes: readonly string[];
  /** Why the newest text of a code could not go out now; empty when it could. */
  readonly missing: ReadonlyMap<number, readonly string[]>;
}

/**
 * Reads the ledger from its start and answers, in sentences, where code went out without the votes of people who did not
 * write it on exactly that text. Deliberately simple, and written without a line of the product's own rules: it is what
 * they are measured by.
 */
export function readLedger(input: OracleInput): Verdict {
  const codes = new Map<number, Told>();
  const roles = new Map(input.roles);
  const rules = { ...input.rules };
  const away = new Map<number, number | null>();
  const holes: string[] = [];
  let isArchived = false;
  for (const line of input.lines) {
    if (line.action === 'review_policy.changed') Object.assign(rules, line.after);
    if (line.action === 'member.role_changed') roles.set(Number(line.objectId), line.after?.['role'] as Role);
    if (line.action === 'brand.archived') isArchived = true;
    if (line.action === 'absence.set') away.set(Number(line.objectId), (line.after?.['standInUserId'] ?? null) as number | null);
    if (line.action === 'absence.ended') away.delete(Number(line.objectId));
    if (line.codeId === null) continue;
    if (isArchived && BRINGS_ON.has(line.action)) holes.push(`code ${line.codeId}: ${line.action} of an archived brand`);
    const told = codes.get(line.codeId) ?? { head: '', authors: new Set<number>(), ballots: [], planned: new Map<number, string>() };
    codes.set(line.codeId, told);
    holes.push(...follow(told, line, { roles, rules, away, authorOf: input.authorOf }).map((hole) => `code ${line.codeId}: ${hole}`));
  }
  const missing = [...codes].map(([codeId, told]) => [codeId, goesOut(told, told.head, { roles, rules, away, authorOf: input.authorOf })] as const);
  return { holes, missing: new Map(missing) };
}

type Context = { readonly away: ReadonlyMap<number, number | null>; readonly roles: ReadonlyMap<number, Role>; readonly rules: Rules; readonly authorOf: OracleInput['authorOf'] };

function follow(told: Told, line: LedgerLine, context: Context): string[] {
  const named = line.after?.['contentHash'];
  const hash = typeof named === 'string' ? named : '';
  if (line.action === 'code.created' || line.action === 'code.edited') return write(told, line, context);
  if (line.action === 'review.reopened') for (const ballot of told.ballots) ballot.isAlive = false;
  const decision = DECISIONS[line.action];
  if (decision !== undefined) return cast(told, line, { decision, away: new Map(context.away) });
  return GOES_OUT.has(line.action) ? goesOut(told, textThatGoesOut(told, line) ?? hash, context).map((hole) => `${line.action} ${hole}`) : [];
}

/** What goes out is what was planned, whatever the entry about it says the newest text is. */
function textThatGoesOut({ planned }: Told, { action, after }: LedgerLine): string | undefined {
  const deploymentId = Number(after?.['deploymentId']);
  if (action === 'deployment.planned' || action === 'deployment.scheduled') planned.set(deploymentId, String(after?.['contentHash']));
  return planned.get(deploymentId);
}

/** A new text: votes live on in a text of the same meaning only, and an edit leaves an approval only with its votes. */
function write(told: Told, line: LedgerLine, context: Context): string[] {
  const hash = String(line.after?.['contentHash']);
  const isSame = line.action === 'code.edited' && textOf(hash)?.meaning === textOf(told.head)?.meaning && textOf(hash)?.meaning !== null;
  if (!isSame) for (const ballot of told.ballots) ballot.isAlive = false;
  told.head = hash;
  const author = context.authorOf(line.actor);
  if (author !== null) told.authors.add(author);
  const isLeftApproved = line.action === 'code.edited' && ['approved', 'scheduled'].includes(String(line.after?.['status']));
  return isLeftApproved ? goesOut(told, hash, context).map((hole) => `an edit left it ${String(line.after?.['status'])} ${hole}`) : [];
}

function cast(told: Told, { actor, before, after }: LedgerLine, { decision, away }: Pick<Ballot, 'decision' | 'away'>): string[] {
  const userId = actor.person?.userId ?? null;
  if (actor.kind !== 'user' || userId === null) return [`a vote by ${actor.kind}`];
  if (before?.['contentHash'] !== told.head || after?.['votedHash'] !== told.head) return ['a vote on a text that is not the newest'];
  told.ballots.push({ userId, stage: String(after?.['stage']), decision, isAlive: true, away });
  return [];
}

function goesOut(told: Told, hash: string, { roles, rules }: Context): string[] {
  if (hash !== told.head) return ['of a text that is not the newest'];
  if (textOf(hash)?.meaning === null) return ['of a text that is not safe'];
  const last = new Map<string, Ballot>();
  for (const ballot of told.ballots) {
    const may = (ballot.stage === 'qa' ? MAY_REVIEW : MAY_APPROVE).has(roles.get(ballot.userId) ?? 'viewer');
    if (ballot.isAlive && may && !told.authors.has(ballot.userId)) last.set(`${ballot.userId} ${ballot.stage}`, ballot);
  }
  const standing = [...last.values()];
  if (standing.some(({ decision }) => decision !== 'approve')) return ['against a vote'];
  const qa = new Set(standing.filter(({ stage }) => stage === 'qa').map(({ userId }) => userId));
  const approvals = standing.filter(({ stage, userId }) => stage === 'approval' && !(rules.separateQa && qa.has(userId)));
  if (rules.separateQa && qa.size < rules.qaNeeded) return [`with ${qa.size} of ${rules.qaNeeded} votes of QA`];
  if (approvals.length < rules.approvalsNeeded) return [`with ${approvals.length} of ${rules.approvalsNeeded} approvals`];
  const may = (userId: number): boolean => MAY_APPROVE.has(roles.get(userId) ?? 'viewer') && !told.authors.has(userId);
  const owners = rules.owners.filter(may);
  return owners.length === 0 || approvals.some((ballot) => isOwners(ballot, owners, may)) ? [] : ['without an owner, and without who stood in for one'];
}

/** A vote counts as an owner's: by one, by who stood in for one who was away, or by anybody while none could be reached. */
function isOwners({ userId, away }: Ballot, owners: readonly number[], may: (userId: number) => boolean): boolean {
  const reachable = owners.flatMap((owner) => {
    if (!away.has(owner)) return [owner];
    const standIn = away.get(owner) ?? null;
    return standIn !== null && may(standIn) && !away.has(standIn) ? [standIn] : [];
  });
  return reachable.length === 0 || reachable.includes(userId) || owners.includes(userId);
}
