import { can } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { ExperimentReading, ExperimentStatus } from '@safecode/domain/experiments/template-experiment';
import type { Share } from '@safecode/domain/confidence/prediction';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { templateContentSchema, type Template } from '@safecode/domain/templates/template';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { endExperiment, listRunningExperimentIds, lockExperiment, type StoredExperiment } from '@safecode/database/experiments/experiment-repository';
import { listOrganizationIds } from '@safecode/database/ledger/ledger-status';
import { findTemplate, findTemplateVersion, updateTemplate } from '@safecode/database/templates/template-repository';
import type { Deps } from '../deps.js';
import { principalOfMember } from '../access/principal-of-member.js';
import { readersOf } from '../discussions/readers.js';
import { notifyPeople } from '../notifications/notify-people.js';
import { NothingToDo, unlessDone } from '../review/nothing-to-do.js';
import { templateForLedger } from '../templates/template-ledger.js';
import { assertSafeTemplate } from '../templates/verify-template.js';
import { experimentEntry } from './manage-experiments.js';
import { readExperiment } from './read-experiment.js';

const WATCH = { kind: 'system', label: 'Experiments' } as const;

interface Ending {
  readonly status: Exclude<ExperimentStatus, 'running'>;
  readonly reason: string;
}

/**
 * Ends every experiment that can be decided, in every organisation: a new version that is worse, or breaks a guardrail, is
 * taken back at once. One that fails stops no other. Answers how many ended.
 */
export async function watchExperiments(deps: Deps): Promise<number> {
  let ended = 0;
  for (const organizationId of await listOrganizationIds(deps.db)) {
    const context = { organizationId, actor: WATCH };
    for (const id of await inTenant(deps.db, context, listRunningExperimentIds)) {
      try {
        const isEnded = await unlessDone(() => inTenantCommand(deps.db, context, async (tx) => ({ result: true, ledger: await decide(deps, tx, id) })));
        if (isEnded === true) ended += 1;
      } catch (error) {
        deps.log.error('experiment.watch_failed', { organizationId, experimentId: id }, error);
      }
    }
  }
  return ended;
}

async function decide(deps: Deps, tx: TenantTransaction, id: number): Promise<LedgerRecord[]> {
  const stored = await lockExperiment(tx, id);
  const template = stored === null ? null : await findTemplate(tx, stored.templateId);
  if (stored === null || stored.status !== 'running' || template === null) throw new NothingToDo('It has ended.');
  if (template.status === 'archived' || template.version !== stored.treatmentVersion) {
    return end(deps, tx, stored, { status: 'outdated', reason: 'The template was changed or archived meanwhile, so that its versions can no longer be compared.' });
  }
  const { view, lastCodeId } = await readExperiment(tx, stored);
  const ending = endingOf(view.reading);
  if (ending === null) throw new NothingToDo('Nothing is decided yet.');
  if (ending.status !== 'rolled_back') return end(deps, tx, stored, ending);
  return rollBack(deps, tx, { stored, template, ending, lastCodeId });
}

/** What the reading decides, with the numbers it rests on; null: go on. */
function endingOf({ verdict, control, treatment, guardrails, worse, better }: ExperimentReading): Ending | null {
  switch (verdict) {
    case 'worse':
      return { status: 'rolled_back', reason: `The new version is worse: ${say(treatment)} of its codes were edited or rejected, ${say(control)} of the earlier version's (evidence ${Math.round(worse)}, 20 needed).` };
    case 'guardrail': {
      const broken = guardrails.find(({ isBroken }) => isBroken);
      const what = broken?.name === 'rejected' ? 'were rejected' : 'were not safe';
      return { status: 'rolled_back', reason: `The new version breaks a guardrail: ${broken === undefined ? '' : say(broken.treatment)} of its codes ${what}, ${broken === undefined ? '' : say(broken.control)} of the earlier version's.` };
    }
    case 'better':
      return { status: 'confirmed', reason: `The new version is better: ${say(treatment)} of its codes were edited or rejected, ${say(control)} of the earlier version's (evidence ${Math.round(better)}, 20 needed).` };
    case 'mismatch':
    case 'open':
      return null;
  }
}

const say = ({ count, n, rate }: Share): string => `${count} of ${n} (${Math.round(rate * 100)} %)`;

async function end(deps: Deps, tx: TenantTransaction, ...[stored, ending]: [stored: StoredExperiment, ending: Ending]): Promise<LedgerRecord[]> {
  await endExperiment(tx, stored.id, { ...ending, at: deps.clock.now() });
  return [experimentEntry('template_experiment.ended', stored, { status: ending.status }, ending.reason)];
}

interface RollBack {
  readonly stored: StoredExperiment;
  readonly template: Template;
  readonly ending: Ending;
  readonly lastCodeId: number | null;
}

/** The earlier version becomes the next one, proved against the rules as they are now; people are told, the reason stays. */
async function rollBack(deps: Deps, tx: TenantTransaction, { stored, template, ending, lastCodeId }: RollBack): Promise<LedgerRecord[]> {
  const earlier = await findTemplateVersion(tx, template.id, stored.controlVersion);
  const brand = await findBrand(tx, stored.brandId);
  if (earlier === null || brand === null) throw new Error('The earlier version is gone.');
  const content = templateContentSchema.parse(earlier);
  const known = await deps.knowledge.getFor(tx, brand);
  try {
    const { report } = assertSafeTemplate(known, content);
    await updateTemplate(tx, { id: template.id, expectedVersion: template.version, content, report });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return end(deps, tx, stored, { status: 'stopped', reason: `${ending.reason} The earlier version could not be published again: ${error.message}` });
  }
  const told = (await readersOf(tx, brand.id)).filter((member) => member.userId === stored.startedByUserId || can(principalOfMember(member, tx.tenantContext.organizationId), 'knowledge.update', brand.id));
  if (lastCodeId !== null) {
    await notifyPeople(deps, tx, { event: 'template_rolled_back', about: { kind: 'code', codeId: lastCodeId, threadId: null, commentId: null }, dedupeKey: `template-experiment:${stored.id}`, people: told });
  }
  return [
    { action: 'template.updated', objectType: 'template', objectId: template.id, brandId: brand.id, before: templateForLedger(template), after: templateForLedger(content), reason: ending.reason },
    ...(await end(deps, tx, stored, ending)),
  ];
}
