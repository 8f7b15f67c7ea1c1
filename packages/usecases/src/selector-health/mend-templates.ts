import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { MendOutcome } from '@safecode/domain/selector-health/mend';
import { templateContentSchema, type Template, type TemplateContent } from '@safecode/domain/templates/template';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listPublishedTemplates, updateTemplate } from '@safecode/database/templates/template-repository';
import type { Deps } from '../deps.js';
import { templateForLedger } from '../templates/template-ledger.js';
import { assertSafeTemplate } from '../templates/verify-template.js';
import { replaceSelectors, type Replacement } from './replace-selector.js';

export interface MendedTemplates {
  readonly changed: MendOutcome['templates'];
  readonly left: MendOutcome['left'];
  readonly ledger: readonly LedgerRecord[];
}

/** Writes the next version of each template that names a replaced selector, verified against the rules as they now are. */
export async function mendTemplates(deps: Deps, tx: TenantTransaction, { brandId, replacements }: { brandId: number; replacements: readonly Replacement[] }): Promise<MendedTemplates> {
  const changed: MendOutcome['templates'] = [];
  const left: MendOutcome['left'] = [];
  const ledger: LedgerRecord[] = [];
  if (replacements.length === 0) return { changed, left, ledger };
  for (const template of await listPublishedTemplates(tx, brandId)) {
    const content = replaceAll(template, replacements);
    if (content === null) continue;
    try {
      const { report } = assertSafeTemplate(await deps.knowledge.get(tx, brandId), content);
      const next = await updateTemplate(tx, { id: template.id, expectedVersion: template.version, content, report });
      changed.push({ id: next.id, name: next.name, version: next.version });
      ledger.push({ action: 'template.updated', objectType: 'template', objectId: next.id, brandId, before: templateForLedger(template), after: templateForLedger(content) });
    } catch (error) {
      // Refused before anything was written: the other mends stand, and this one is told.
      if (!(error instanceof DomainError)) throw error;
      left.push({ id: template.id, name: template.name, why: error.message });
    }
  }
  return { changed, left, ledger };
}

/** The content with the new selectors, in code and in the defaults of slots; null when it names none of the old ones. */
function replaceAll(template: Template, replacements: readonly Replacement[]): TemplateContent | null {
  const content = templateContentSchema.parse(template);
  const sources = replaceSelectors(content, replacements);
  const bySelector = new Map(replacements.map(({ from, to }) => [from, to]));
  const slots = content.slots.map((slot) => {
    if (slot.kind !== 'selector' || slot.default === undefined) return slot;
    const to = bySelector.get(slot.default);
    return to === undefined ? slot : { ...slot, default: to };
  });
  const isSame = sources.javascript === content.javascript && sources.css === content.css && slots.every((slot, at) => slot === content.slots[at]);
  return isSame ? null : { ...content, ...sources, slots };
}
