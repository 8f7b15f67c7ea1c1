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
}

/** What is known of one code, told by nothing but the ledger. */
interface Told {
  head: string;
  readonly authors: Set<number>;
  readonly ballots: Ballot[];
}

export interface Rules {
  approvalsNeeded: number;
  separateQa: boolean;
  qaNeeded: number;
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
/** What must not happen without the votes. A deployment that is planned is on its way out. */
const GOES_OUT: ReadonlySet<string> = new Set(['deployment.planned', 'deployment.scheduled', 'deployment.due', 'deployment.live']);

/**
 * Reads the ledger from its start and answers, in sentences, where code went out without the votes of people who did not
 * write it on exactly that text. Deliberately simple, and written without a line of the product's own rules: it is what
 * they are measured by.
 */
export function findHoles(input: OracleInput): string[] {
  const codes = new Map<number, Told>();
  const roles = new Map(input.roles);
  const rules = { ...input.rules };
  const holes: string[] = [];
  for (const line of input.lines) {
    if (line.action === 'review_policy.changed') Object.assign(rules, line.after);
    if (line.action === 'member.role_changed') roles.set(Number(line.objectId), line.after?.['role'] as Role);
    if (line.codeId === null) continue;
    const told = codes.get(line.codeId) ?? { head: '', authors: new Set<number>(), ballots: [] };
    codes.set(line.codeId, told);
    holes.push(...follow(told, line, { roles, rules, authorOf: input.authorOf }).map((hole) => `code ${line.codeId}: ${hole}`));
  }
  return holes;
}

type Context = { readonly roles: ReadonlyMap<number, Role>; readonly rules: Rules; readonly authorOf: OracleInput['authorOf'] };

function follow(told: Told, line: LedgerLine, context: Context): string[] {
  const named = line.after?.['contentHash'];
  const hash = typeof named === 'string' ? named : '';
  if (line.action === 'code.created' || line.action === 'code.edited') {
    // Votes live on in a text of the same meaning only.
    const isSame = line.action === 'code.edited' && textOf(hash)?.meaning === textOf(told.head)?.meaning && textOf(hash)?.meaning !== null;
    if (!isSame) for (const ballot of told.ballots) ballot.isAlive = false;
    told.head = hash;
    const author = context.authorOf(line.actor);
    if (author !== null) told.authors.add(author);
    return [];
  }
  if (line.action === 'review.reopened') for (const ballot of told.ballots) ballot.isAlive = false;
  const decision = DECISIONS[line.action];
  if (decision !== undefined) return cast(told, line, decision);
  return GOES_OUT.has(line.action) ? goesOut(told, hash, context).map((hole) => `${line.action} ${hole}`) : [];
}

function cast(told: Told, { actor, before, after }: LedgerLine, decision: string): string[] {
  const userId = actor.person?.userId ?? null;
  if (actor.kind !== 'user' || userId === null) return [`a vote by ${actor.kind}`];
  if (before?.['contentHash'] !== told.head || after?.['votedHash'] !== told.head) return ['a vote on a text that is not the newest'];
  told.ballots.push({ userId, stage: String(after?.['stage']), decision, isAlive: true });
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
  return approvals.length < rules.approvalsNeeded ? [`with ${approvals.length} of ${rules.approvalsNeeded} approvals`] : [];
}
