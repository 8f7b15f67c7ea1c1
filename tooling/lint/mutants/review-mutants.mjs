/**
 * @typedef {readonly [file: string, from: string, to: string]} Edit the text `from` has to be in the file
 * @typedef {{ name: string, code: readonly Edit[], sql: readonly Edit[] }} Mutant one guard of the review, removed in the code and in the database
 */

const DOMAIN = 'packages/domain/src/review';
const USECASES = 'packages/usecases/src';
const SQL = 'packages/database/migrations/0016_review.sql';
/** Where the counting of votes was written anew. */
const SQL_QUORUM = 'packages/database/migrations/0021_governance.sql';

const NO_QUORUM_TO_DEPLOY = /** @type {readonly Edit[]} */ ([
  [SQL, "if new.status in ('approved', 'scheduled', 'deployed') and not", "if new.status in ('approved') and not"],
  [SQL, '\n       or not app.has_quorum(new.organization_id, new.code_id)) then', ') then'],
]);

/** @type {readonly Mutant[]} */
export const REVIEW_MUTANTS = [
  {
    name: 'authors vote on their own code',
    code: [
      [`${DOMAIN}/decide-vote.ts`, "(state.authors.has(actor.userId ?? 0) ? { code: 'review.author_cannot_approve', data: {} } : null)", 'null'],
      [`${DOMAIN}/votes.ts`, "if (authors.has(vote.userId)) return 'The voter is an author of this code.';", ''],
    ],
    sql: [
      [SQL, 'if new.user_id in (select a from app.code_authors(new.organization_id, new.code_id) a) then', 'if false then'],
      [SQL, '\n     and v.user_id not in (select a from app.code_authors(p_organization, p_code) a)\n     and app.can_vote(p_organization, v.user_id', '\n     and app.can_vote(p_organization, v.user_id'],
    ],
  },
  {
    name: 'who edits through a key is no author',
    code: [],
    sql: [[SQL, "when 'api_key' then (select k.created_by_user_id from api_keys k where k.organization_id = p_organization and k.id = (p_actor ->> 'keyId')::integer)", "when 'api_key' then null"]],
  },
  {
    name: 'votes count whatever text they are on',
    code: [
      [`${DOMAIN}/decide-vote.ts`, '() => staleRevision(state, command.contentHash),', ''],
      [`${DOMAIN}/votes.ts`, 'if (vote.contentHash !== head.contentHash && !isCarried) return', 'if (authors.size < 0) return'],
    ],
    sql: [
      [SQL, 'if (new.content_hash, new.revision_number) is distinct from (v_head.content_hash, v_head.number) then', 'if false then'],
      [SQL, 'and (v.content_hash = h.content_hash\n', 'and (true\n'],
    ],
  },
  {
    name: 'votes are not dismissed',
    code: [[`${USECASES}/review/apply-effects.ts`, "await insertVoteEvents(tx, ids, { kind: 'dismissed',", "await insertVoteEvents(tx, [], { kind: 'dismissed',"]],
    sql: [],
  },
  {
    name: 'votes are carried to another meaning',
    code: [[`${USECASES}/revisions/create-revision.ts`, 'one.astHash !== null && one.astHash === other.astHash && one.effectsHash !== null && one.effectsHash === other.effectsHash;', 'one !== other;']],
    sql: [[SQL, "raise exception 'a vote is carried to a revision of the same meaning and effects only' using errcode = 'restrict_violation';", 'return null;']],
  },
  {
    name: 'QA is not asked for apart',
    code: [[`${DOMAIN}/votes.ts`, 'export function countQuorum(standing: readonly CastVote[], policy: QuorumPolicy, { named, acting }: Owners): Quorum {', 'export function countQuorum(standing: readonly CastVote[], given_: QuorumPolicy, { named, acting }: Owners): Quorum {\n  const policy = { ...given_, separateQa: false };']],
    sql: [[SQL_QUORUM, 'if v_policy.separate then', 'if false then']],
  },
  {
    name: 'one person gives QA and approval',
    code: [
      [`${DOMAIN}/decide-vote.ts`, '() => votedInOtherStage(input),', ''],
      [`${DOMAIN}/votes.ts`, 'filter((userId) => !policy.separateQa || !qa.has(userId))', 'filter(() => true)'],
    ],
    sql: [[SQL_QUORUM, 'v_approval := array(select unnest(v_approval) except select unnest(v_qa));', '']],
  },
  {
    name: 'anybody votes',
    code: [
      [`${DOMAIN}/decide-vote.ts`, '() => withoutRight(actor, PERMISSION[command.stage]),', ''],
      [`${DOMAIN}/votes.ts`, "return vote.canVote ? null : 'The voter has no right to decide on this code any more.';", 'return null;'],
    ],
    sql: [
      [SQL, 'if not app.can_vote(new.organization_id, new.user_id, v_code.brand_id, new.stage) then', 'if false then'],
      [SQL, '\n     and app.can_vote(p_organization, v.user_id, c.brand_id, v.stage)\n   order by', '\n   order by'],
    ],
  },
  {
    name: 'a vote twice counts twice',
    code: [
      [`${DOMAIN}/votes.ts`, 'const isReplaced = whyNot === null && ', 'const isReplaced = lastOf.size < 0 && '],
      [`${DOMAIN}/votes.ts`, 'have: approval.size }', "have: standing.filter((vote) => vote.stage === 'approval' && vote.decision === 'approve' && approval.has(vote.userId)).length }"],
    ],
    sql: [[SQL, 'select distinct on (v.user_id, v.stage) v.user_id', 'select v.user_id']],
  },
  {
    name: 'a vote against does not block',
    code: [[`${DOMAIN}/votes.ts`, 'const isMet = blockedBy.length === 0 && ', 'const isMet = ']],
    sql: [[SQL_QUORUM, "if exists (select 1 from app.standing_votes(p_organization, p_code) s where s.decision <> 'approve') then", 'if false then'], [SQL_QUORUM, "filter (where s.stage = 'approval')", "filter (where s.stage = 'approval' and s.decision = 'approve')"]],
  },
  {
    name: 'what is approved goes out without counting again',
    code: [[`${DOMAIN}/transitions.ts`, '  if (quorum.isMet) return null;', '  if (quorum.approve.needed > 0) return null;']],
    sql: NO_QUORUM_TO_DEPLOY,
  },
  {
    name: 'a schedule does not check again when its time has come',
    code: [[`${DOMAIN}/transitions.ts`, '    () => notApproved(input, contentHash),\n  ]);\n  return refusal === null ? move(\'deployed\'', "    () => (actor.kind === 'system' ? null : notApproved(input, contentHash)),\n  ]);\n  return refusal === null ? move('deployed'"]],
    sql: NO_QUORUM_TO_DEPLOY,
  },
  {
    name: 'a deployment outlives an edit',
    code: [
      [`${USECASES}/review/apply-effects.ts`, "if (transition.effects.planned === 'keep' || planned === null) return {};", 'if (planned === null || now.getTime() > 0) return {};'],
      [`${DOMAIN}/transitions.ts`, '  if (stale !== null) return stale;', ''],
    ],
    sql: [
      [SQL, 'new.content_hash is distinct from (select h.content_hash from app.head_revision(new.organization_id, new.code_id) h)', 'false'],
      [SQL, "and d.status = 'live' and d.content_hash = v_head.content_hash)", "and d.status = 'live')"],
    ],
  },
  {
    name: 'an edit leaves an approval as it is',
    code: [[`${DOMAIN}/transitions.ts`, 'const holds = command.keepsVotes && quorumOf({ ...state, authors }, policy).isMet;', 'const holds = authors.size >= 0;']],
    sql: [
      [SQL, "or (v_status in ('approved', 'scheduled') and not app.has_quorum(new.organization_id, new.code_id))", 'or false'],
      ...NO_QUORUM_TO_DEPLOY,
    ],
  },
  {
    name: 'code that is not safe goes to review and out',
    code: [
      [`${DOMAIN}/transitions.ts`, "if (command.verdict === 'fail') return", 'if (votes.length < 0) return'],
      [`${DOMAIN}/transitions.ts`, "(state.verdict === 'fail' ? { code: 'review.not_safe', data: { revision: state.revision, count: state.errorCount } } : null)", 'null'],
      [`${DOMAIN}/decide-vote.ts`, "return state.verdict === 'pass' ? quorum : { ...quorum, isMet: false };", 'return quorum;'],
      [`${DOMAIN}/decide-vote.ts`, "if (state.verdict === 'fail') return {", 'if (state.revision < 0) return {'],
    ],
    sql: [
      [SQL, "if (new.status = 'failed_draft') <> (v_head.verdict = 'fail') and", 'if false and'],
      [SQL_QUORUM, "or (select h.verdict from app.head_revision(p_organization, p_code) h) is distinct from 'pass' then", 'then'],
      [SQL, "\n     or (v_status <> 'failed_draft' and new.verdict = 'fail'", "\n     or (false and new.verdict = 'fail'"],
    ],
  },
  {
    name: 'bulk decides on whatever is newest',
    code: [
      [`${USECASES}/review/bulk-decide.ts`, 'await decideReview(deps, principal, input);', 'await decideReview(deps, principal, { ...input, contentHash: (await getReview(deps, principal, { id })).contentHash });'],
      [`${USECASES}/review/bulk-decide.ts`, "import { decideReview } from './decide-review.js';", "import { decideReview } from './decide-review.js';\nimport { getReview } from './get-review.js';"],
    ],
    sql: [],
  },
  {
    name: 'commands do not wait for each other',
    code: [['packages/database/src/review/state-repository.ts', ".forUpdate('code')", '']],
    sql: [],
  },
  {
    name: 'code of an archived brand goes on',
    code: [[`${DOMAIN}/refusals.ts`, "state.isBrandArchived ? { code: 'review.brand_archived'", "command === undefined && state.isBrandArchived ? { code: 'review.brand_archived'"]],
    sql: [[SQL_QUORUM, "b.status = 'archived')", "b.status = 'nowhere')"]],
  },
  {
    name: 'anybody counts for an owner',
    code: [
      [`${DOMAIN}/decide-vote.ts`, 'return reachable.length === 0 || ', 'return reachable.length >= 0 || '],
      [`${DOMAIN}/votes.ts`, " && vote.actsAsOwner && given", ' && given'],
    ],
    sql: [[SQL_QUORUM, 'or not exists (select 1 from app.acting_owners(p_organization, p_code, p_stage, p_at))', 'or true']],
  },
  {
    name: 'nobody stands in for an owner who is away',
    code: [[`${DOMAIN}/choose-assignees.ts`, 'if (owner?.isAway !== true) return [{ userId, stage }];', 'if (owner?.stage !== undefined) return [{ userId, stage }];']],
    sql: [[SQL_QUORUM, 'o where not exists (select 1 from app.absence_at(p_organization, o, p_at))', 'o']],
  },
  {
    name: 'people who are away are asked',
    code: [[`${DOMAIN}/choose-assignees.ts`, '!person.isAway && !authors.has(person.userId)', '!authors.has(person.userId)']],
    sql: [],
  },
];
