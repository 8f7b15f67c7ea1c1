import type { Principal } from '@safecode/domain/access/principal';
import type { CodeStatus } from '@safecode/domain/codes/generated-code';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerAction, LedgerRecord, LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import type { ReviewEventData } from '@safecode/domain/review/events';
import type { ReviewActor, ReviewCommand, ReviewState, Transition } from '@safecode/domain/review/review-state';
import { decideTransition } from '@safecode/domain/review/transitions';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { announce as announceLive } from '@safecode/database/live/announce';
import { lockCodeRow, updateCodeStatus } from '@safecode/database/review/state-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { settleOutcome } from '../confidence/settle-outcome.js';
import { enqueueMining } from '../learning/enqueue-mining.js';
import { announce } from './announce.js';
import { applyEffects } from './apply-effects.js';
import { loadReview, reviewActorOf, type LoadedReview } from './load-review.js';

export type Allowed = Extract<Transition, { ok: true }>;

/** What the command did by itself, for those who are told and for the ledger. */
export interface Acted {
  readonly data: ReviewEventData;
  readonly after: { readonly [key: string]: LedgerValue };
  /** The newest revision, when the command made one. */
  readonly head?: Pick<ReviewState, 'revision' | 'contentHash'>;
}

export interface CommandRun<R> {
  readonly codeId: number;
  readonly action: LedgerAction;
  /** Why, in the words of whoever gives the command. */
  readonly note: string;
  /** The command, made from what is there under the lock. */
  readonly command: (loaded: LoadedReview, tx: TenantTransaction) => ReviewCommand | Promise<ReviewCommand>;
  /** Rights of the system, for what time does. */
  readonly actor?: ReviewActor;
  /** The command's own change, once it is allowed and before the code moves. */
  readonly act?: (tx: TenantTransaction, loaded: LoadedReview, transition: Allowed) => Promise<Acted>;
  readonly result: (done: CommandDone, tx: TenantTransaction) => R | Promise<R>;
}

export interface CommandDone {
  readonly loaded: LoadedReview;
  readonly transition: Allowed;
  readonly acted: Acted;
  /** The state that was decided on, with the newest revision as it is now. */
  readonly head: Pick<ReviewState, 'revision' | 'contentHash'>;
}

/**
 * Gives one command to one code: locks its row, decides, and writes what follows (status, votes, request, deployment,
 * event, job, ledger entry) in the same transaction. Every surface comes through here.
 * @throws DomainError with the refusal
 */
export async function runReviewCommand<R>(deps: Deps, principal: Principal, run: CommandRun<R>): Promise<R> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const loaded = await loadReview(tx, principal, await lockCodeRow(tx, run.codeId));
    const actor = run.actor ?? (await reviewActorOf(tx, principal, loaded.code.brandId));
    const now = deps.clock.now();
    const transition = decideTransition({ state: loaded.state, command: await run.command(loaded, tx), actor, policy: loaded.policy, now });
    if (!transition.ok) throw new DomainError(transition.refusal.code, transition.refusal.data);
    const acted = (await run.act?.(tx, loaded, transition)) ?? { data: {}, after: {} };
    const head = acted.head ?? loaded.state;
    const effects = await applyEffects(tx, { loaded, transition, head, now, note: run.note });
    if (transition.state.status !== loaded.code.status) {
      await updateCodeStatus(tx, run.codeId, transition.state.status);
      await settleDecision(tx, { codeId: run.codeId, status: transition.state.status, at: now });
      // What is approved says what was right: lessons are replayed on it.
      if (transition.state.status === 'approved') await enqueueMining(tx, loaded.code.brandId);
    }
    await announce(tx, { codeId: run.codeId, kinds: transition.events, data: { revision: head.revision, ...effects.data, ...acted.data } });
    // An event is announced with its row; what is no event for people is still seen by those who look.
    if (transition.events.length === 0) await announceLive(tx, { topic: 'code', brandId: loaded.code.brandId, codeId: run.codeId, userId: null });
    const done: CommandDone = { loaded, transition, acted, head };
    return { result: await run.result(done, tx), ledger: [ledgerEntry(run, done, effects.after)] };
  });
}

/** Approved as it was generated, because an edit that changes its meaning settles it before; or rejected. */
async function settleDecision(tx: TenantTransaction, { codeId, status, at }: { readonly codeId: number; readonly status: CodeStatus; readonly at: Date }): Promise<void> {
  if (status === 'approved') await settleOutcome(tx, { codeId, reason: 'approved', trouble: null, at });
  if (status === 'rejected') await settleOutcome(tx, { codeId, reason: 'rejected', trouble: 'rejected', at });
}

function ledgerEntry<R>(run: CommandRun<R>, { loaded, transition, acted, head }: CommandDone, after: Acted['after']): LedgerRecord {
  const { code, state } = loaded;
  return {
    action: run.action,
    objectType: 'generated_code',
    objectId: code.id,
    brandId: code.brandId,
    codeId: code.id,
    before: { status: state.status, revision: state.revision, contentHash: state.contentHash },
    after: { status: transition.state.status, revision: head.revision, contentHash: head.contentHash, ...after, ...acted.after },
    ...(run.note === '' ? {} : { reason: run.note }),
  };
}
