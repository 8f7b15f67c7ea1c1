import type { Arm } from '@safecode/domain/experiments/template-experiment';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import type { Template } from '@safecode/domain/templates/template';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listRunningExperiments, type RunningExperiment } from '@safecode/database/experiments/experiment-repository';
import { findTemplateVersion } from '@safecode/database/templates/template-repository';
import { normalizeDescription } from '@safecode/generator/cache-key';
import { assignArm } from '@safecode/learning/experiments/assign-arm';
import type { CompiledKnowledge } from '../knowledge/knowledge-cache.js';

/** A running experiment with the earlier version that half of the requests get. */
export interface ArmedExperiment extends RunningExperiment {
  readonly control: Template;
}

export interface AssignedArm {
  readonly id: number;
  readonly arm: Arm;
}

/** Running experiments of brands, with their earlier versions. Nearly always none, which is one look into a small index. */
export async function loadExperiments(tx: TenantTransaction, brandIds: readonly number[]): Promise<ArmedExperiment[]> {
  const running = await listRunningExperiments(tx, [...new Set(brandIds)]);
  const armed: ArmedExperiment[] = [];
  for (const experiment of running) {
    const control = await findTemplateVersion(tx, experiment.templateId, experiment.controlVersion);
    if (control !== null) armed.push({ ...experiment, control });
  }
  return armed;
}

/** Knowledge as a request sees it, and the arms it is in, by template. */
export interface ArmedKnowledge {
  readonly known: CompiledKnowledge;
  readonly arms: ReadonlyMap<number, AssignedArm>;
}

/**
 * Gives a request the versions of templates that its arms say. The same request of the same brand is always in the same
 * arm, so that asking again is no way around an experiment. An experiment whose new version is not the published one any
 * more takes no part.
 */
export function applyArms(known: CompiledKnowledge, input: Pick<GenerateVariation, 'pageType' | 'description'>, experiments: readonly ArmedExperiment[]): ArmedKnowledge {
  const { knowledge } = known;
  const subject = `${input.pageType}\n${normalizeDescription(input.description)}`;
  const arms = new Map<number, AssignedArm>();
  const earlier = new Map<number, Template>();
  for (const experiment of experiments) {
    const published = knowledge.templates.find(({ id }) => id === experiment.templateId);
    if (experiment.brandId !== knowledge.brand.id || published?.version !== experiment.treatmentVersion) continue;
    const arm = assignArm(experiment.id, subject, experiment.share);
    arms.set(experiment.templateId, { id: experiment.id, arm });
    if (arm === 'control') earlier.set(experiment.templateId, experiment.control);
  }
  return { known: earlier.size === 0 ? known : { ...known, knowledge: withVersions(knowledge, earlier) }, arms };
}

function withVersions(knowledge: BrandKnowledge, earlier: ReadonlyMap<number, Template>): BrandKnowledge {
  const variant = [...earlier.values()].map(({ id, version }) => `${id}v${version}`).join(',');
  return { ...knowledge, variant, templates: knowledge.templates.map((template) => earlier.get(template.id) ?? template) };
}
