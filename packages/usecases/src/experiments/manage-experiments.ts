import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { startExperimentSchema, TemplateExperiment } from '@safecode/domain/experiments/template-experiment';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { endExperiment, findExperiment, findRunningExperiment, insertExperiment, listExperiments as readExperiments, lockExperiment, type StoredExperiment } from '@safecode/database/experiments/experiment-repository';
import { findTemplate, findTemplateVersion } from '@safecode/database/templates/template-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { readExperiment } from './read-experiment.js';

/** Experiments with versions of a template, the newest first, each with how it stands. @throws access.not_found, access.denied */
export async function listExperiments(deps: Deps, principal: Principal, input: { readonly templateId: number }): Promise<{ rows: TemplateExperiment[] }> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const template = assertVisible(principal, await findTemplate(tx, input.templateId), 'template');
    assertCan(principal, 'brand.read', template.brandId);
    const rows: TemplateExperiment[] = [];
    for (const stored of await readExperiments(tx, template.id)) rows.push((await readExperiment(tx, stored)).view);
    return { rows };
  });
}

/**
 * Compares the published version of a template with an earlier one, on the requests that come from now on.
 * @throws access.not_found, access.denied, conflict.archived, experiment.no_earlier_version, experiment.running
 */
export async function startExperiment(deps: Deps, principal: Principal, input: z.infer<typeof startExperimentSchema>): Promise<TemplateExperiment> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const template = assertVisible(principal, await findTemplate(tx, input.templateId), 'template');
    const brand = await assertChangeableBrand(tx, principal, { brandId: template.brandId, permission: 'knowledge.update' });
    if (template.status === 'archived') throw new DomainError('conflict.archived', { what: 'template' });
    const control = input.controlVersion < template.version ? await findTemplateVersion(tx, template.id, input.controlVersion) : null;
    if (control === null) throw new DomainError('experiment.no_earlier_version', { version: input.controlVersion, current: template.version });
    const versions = { controlVersion: control.version, treatmentVersion: template.version };
    const id = await insertExperiment(tx, { brandId: brand.id, templateId: template.id, ...versions, share: input.share, startedAt: deps.clock.now() });
    const stored = id === null ? null : await findExperiment(tx, id);
    if (stored === null) throw new DomainError('experiment.running', { experimentId: (await findRunningExperiment(tx, template.id))?.id ?? '' });
    const { view } = await readExperiment(tx, stored);
    return { result: view, ledger: [experimentEntry('template_experiment.started', stored, { ...versions, template: template.id, share: input.share })] };
  });
}

/** Ends an experiment; the published version stays. @throws access.not_found, access.denied, conflict.archived, experiment.ended */
export async function stopExperiment(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<TemplateExperiment> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const stored = assertVisible(principal, await lockExperiment(tx, input.id), 'experiment');
    await assertChangeableBrand(tx, principal, { brandId: stored.brandId, permission: 'knowledge.update' });
    if (stored.status !== 'running') throw new DomainError('experiment.ended', { reason: stored.endReason });
    const reason = `${principal.actor.label} stopped it.`;
    await endExperiment(tx, stored.id, { status: 'stopped', reason, at: deps.clock.now() });
    const ended = await findExperiment(tx, stored.id);
    if (ended === null) throw new Error('The experiment is gone.');
    return { result: (await readExperiment(tx, ended)).view, ledger: [experimentEntry('template_experiment.ended', stored, { status: 'stopped' }, reason)] };
  });
}

/** The entry of an experiment that began or ended. */
export const experimentEntry = (action: 'template_experiment.started' | 'template_experiment.ended', { id, brandId }: StoredExperiment, ...[after, reason]: [after: LedgerRecord['after'], reason?: string]): LedgerRecord => ({
  action,
  objectType: 'template_experiment',
  objectId: id,
  brandId,
  ...(after === undefined ? {} : { after }),
  ...(reason === undefined ? {} : { reason }),
});
