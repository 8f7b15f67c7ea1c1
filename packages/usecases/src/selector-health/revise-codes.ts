import { can, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenant, type TenantContext } from '@safecode/database/connection/in-tenant';
import { findMember } from '@safecode/database/members/member-repository';
import { findMend, listMendCodes, listOnce, moveMendCode, type MendCode, type MendRecord } from '@safecode/database/selector-health/mend-repository';
import { readCodeTexts } from '@safecode/database/selector-health/uses-repository';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { principalOfMember } from '../access/principal-of-member.js';
import type { Deps } from '../deps.js';
import { submitForReview } from '../review/submit-for-review.js';
import { saveRevision } from '../revisions/create-revision.js';
import { selectorMatcher } from './find-impact.js';
import { AT_RISK, loadUses } from './load-uses.js';
import { replaceSelectors, type Replacement } from './replace-selector.js';

/** Code in review has the broken selector too, and would be approved with it. */
const REVISED: readonly string[] = [...AT_RISK, 'qa_review', 'changes_requested'];
/** Somebody may save an edit between reading and writing; so often the text is read again. */
const TRIES = 3;
const DENIED = 'Whoever proposed the mend may not edit this code any more. Edit it by hand.';

interface Revising {
  readonly deps: Deps;
  readonly context: TenantContext;
  readonly mend: MendRecord;
  readonly replacements: readonly Replacement[];
  /** Whoever proposed the mend, with the rights of this moment; null: they left, or a key proposed it. */
  readonly author: Principal | null;
}

/**
 * Gives each code that names a replaced selector a revision in the name of whoever proposed the mend, and asks for its
 * review. Each code's revision is written together with the note that it was, so that a worker that dies at any moment
 * leaves work for the next one and never a second revision.
 */
export async function reviseCodes(deps: Deps, job: { readonly organizationId: number; readonly mendId: number }): Promise<void> {
  const context: TenantContext = { organizationId: job.organizationId, actor: { kind: 'system', label: 'Health check' } };
  const known = await inTenant(deps.db, context, async (tx) => {
    const mend = await findMend(tx, job.mendId);
    const proposer = mend?.proposer ?? null;
    const member = proposer === null ? null : await findMember(tx, proposer);
    return { mend, author: member === null ? null : principalOfMember(member, job.organizationId) };
  });
  const { mend, author } = known;
  if (mend === null || mend.status !== 'applied' || mend.outcome === null) return;
  const revising: Revising = { deps, context, mend, author, replacements: mend.outcome.replacements };
  for (const code of await listCodes(revising)) await carryOn(revising, code);
}

/** The codes that have to be revised. They are listed once, by the first run that comes so far. */
async function listCodes({ deps, context, mend, replacements }: Revising): Promise<MendCode[]> {
  return inTenant(deps.db, context, async (tx) => {
    if (!mend.isListed) {
      for (;;) {
        const { codes, unread } = await loadUses(tx, mend.brandId, REVISED);
        if (unread > 0) continue;
        const matchers = replacements.map(({ from }) => selectorMatcher(from));
        const touched = codes.filter(({ uses }) => matchers.some((isUsedBy) => isUsedBy(uses)));
        await listOnce(tx, mend.id, touched.map(({ id }) => id));
        break;
      }
    }
    return listMendCodes(tx, [mend.id]);
  });
}

async function carryOn(revising: Revising, code: MendCode): Promise<void> {
  try {
    const revised = code.state === 'waiting' ? await revise(revising, code) : code.state === 'revised';
    if (revised) await askForReview(revising, code);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await leave(revising, code, error.message);
  }
}

async function leave({ deps, context, mend }: Revising, code: MendCode, why: string): Promise<void> {
  await inTenant(deps.db, context, async (tx) => {
    const at = { mendId: mend.id, codeId: code.id };
    if (!(await moveMendCode(tx, at, { from: 'waiting', to: 'left', why }))) await moveMendCode(tx, at, { from: 'revised', to: 'left', why });
  });
}

/** Says that somebody else revised this code for the mend: what this run was about to write is rolled back. */
class AlreadyRevised extends Error {
  override readonly name = 'AlreadyRevised';
}

/** Writes the revision; false when there is nothing to write. @throws DomainError with the refusal */
async function revise(revising: Revising, code: MendCode): Promise<boolean> {
  const { deps, context, mend, author, replacements } = revising;
  if (author === null || !can(author, 'code.edit', mend.brandId)) {
    await leave(revising, code, DENIED);
    return false;
  }
  for (let attempt = 1; ; attempt += 1) {
    const [text] = await inTenant(deps.db, context, (tx) => readCodeTexts(tx, [code.id]));
    const next = text === undefined ? null : replaceSelectors(text, replacements);
    if (text === undefined || next === null || (next.javascript === text.javascript && next.css === text.css)) {
      await leave(revising, code, 'It uses the selector in a way that cannot be changed for you: edit it by hand.');
      return false;
    }
    try {
      await saveRevision(deps, author, {
        input: { id: code.id, baseHash: text.contentHash, ...next, note: noteOf(replacements), origin: 'edited' },
        also: {
          assertAllowed: () => undefined,
          write: async (tx, { number: revision }) => {
            if (!(await moveMendCode(tx, { mendId: mend.id, codeId: code.id }, { from: 'waiting', to: 'revised', revision }))) throw new AlreadyRevised();
            return {};
          },
        },
      });
      return true;
    } catch (error) {
      if (error instanceof AlreadyRevised) return true;
      if (!(error instanceof DomainError) || error.code !== 'review.stale_revision' || attempt === TRIES) throw error;
    }
  }
}

const noteOf = (replacements: readonly Replacement[]): string => `The shop has changed: ${replacements.map(({ from, to }) => `${from} is now ${to}`).join(', ')}.`.slice(0, 2000);

/** Code that was live or approved is asked about anew by the edit itself or by this. */
async function askForReview({ deps, context, mend, author }: Revising, { id }: MendCode): Promise<void> {
  const status = await inTenant(deps.db, context, async (tx) => (await findCodeRow(tx, id))?.status ?? null);
  if (status === 'failed_draft') throw new DomainError('mend.not_safe');
  if (status === 'generated' && author !== null) await submitForReview(deps, author, { id, note: 'The shop has changed; the selectors follow it.' });
  await inTenant(deps.db, context, (tx) => moveMendCode(tx, { mendId: mend.id, codeId: id }, { from: 'revised', to: 'in_review' }));
}
