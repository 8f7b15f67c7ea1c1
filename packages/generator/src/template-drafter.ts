import type { SlotValues } from '@safecode/domain/templates/slot';
import type { Template } from '@safecode/domain/templates/template';
import { chooseTemplate } from './choosing/choose-template.js';
import type { Draft, Drafter, DraftRequest, DraftResult, RepairRequest } from './drafter.js';
import { ENGINE_VERSION } from './engine-version.js';
import { fillTemplate, SlotValueError } from './fill-template.js';
import { readRequest } from './reading/read-request.js';
import { mendDraft } from './repairing/mend-draft.js';
import { fillSlots } from './slots/fill-slots.js';

const MAX_TITLE = 120;

/**
 * The template engine: chooses one of the brand's templates, fills its slots from the request and the brand's selectors,
 * and asks for what is missing. It calls nobody and has no clock: the same request at the same knowledge version always
 * gives the same result.
 */
export class TemplateDrafter implements Drafter {
  readonly provider = 'template';
  readonly model = `template-engine-${ENGINE_VERSION}`;

  async draft(request: DraftRequest, signal: AbortSignal): Promise<DraftResult> {
    signal.throwIfAborted();
    return draftFromTemplate(request);
  }

  async repair(request: RepairRequest, signal: AbortSignal): Promise<DraftResult> {
    signal.throwIfAborted();
    return { kind: 'draft', draft: mendDraft(request) };
  }
}

/** One draft without a port around it. Pure. */
export function draftFromTemplate(request: DraftRequest): DraftResult {
  const reading = readRequest(request.description);
  const choice = chooseTemplate(request, reading);
  if (choice.kind === 'ask') return { kind: 'questions', questions: [choice.question] };
  if (choice.kind === 'impossible') return choice;
  const { template, fit } = choice;
  const filling = fillSlots(template, request, reading);
  if (filling.impossible !== null) return { kind: 'impossible', reason: filling.impossible };
  if (filling.questions.length > 0) return { kind: 'questions', questions: filling.questions };
  try {
    // What the request says and the template cannot express costs up to 40 % of the match.
    const matchQuality = fit * (0.6 + 0.4 * filling.usedShare);
    return { kind: 'draft', draft: makeDraft(template, filling.values, { matchQuality, openQuestions: filling.assumed }) };
  } catch (error) {
    if (!(error instanceof SlotValueError)) throw error;
    return { kind: 'impossible', reason: `The template "${template.name}" cannot be filled. ${error.message}` };
  }
}

function makeDraft(template: Template, values: SlotValues, quality: Pick<Draft, 'matchQuality' | 'openQuestions'>): Draft {
  return {
    title: titleOf(template, values),
    ...fillTemplate(template, values),
    template: { id: template.id, slug: template.slug, name: template.name, version: template.version },
    selectors: selectorsOf(template, values),
    ...quality,
    usage: [],
    promptVersion: null,
  };
}

function titleOf(template: Template, values: SlotValues): string {
  const copy = template.slots.filter((slot) => slot.kind === 'text').map((slot) => values[slot.name]).find((value) => value !== undefined);
  const title = copy === undefined ? template.name : `${template.name}: ${copy}`;
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1)}…` : title;
}

function selectorsOf(template: Template, values: SlotValues): string[] {
  const selectors = template.slots.filter((slot) => slot.kind === 'selector').map((slot) => values[slot.name]);
  return [...new Set(selectors.filter((value) => typeof value === 'string'))];
}
