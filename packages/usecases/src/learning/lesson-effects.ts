import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { selectorContentSchema, type DomSelector } from '@safecode/domain/selectors/dom-selector';
import { templateContentSchema } from '@safecode/domain/templates/template';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { inSavepoint } from '@safecode/database/connection/savepoint';
import { insertEffect, listOpenEffects, settleEffect, type StoredEffect } from '@safecode/database/learning/effect-repository';
import type { StoredLesson } from '@safecode/database/learning/lesson-repository';
import { archiveRule, findRule } from '@safecode/database/rules/rule-repository';
import { findSelector, listActiveSelectors, updateSelector } from '@safecode/database/selectors/selector-repository';
import { findTemplate, listPublishedTemplates, updateTemplate } from '@safecode/database/templates/template-repository';
import { canonicalSelector } from '@safecode/learning/css/selector-text';
import type { Deps } from '../deps.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { mendTemplates } from '../selector-health/mend-templates.js';
import { assertUsableSelector } from '../selectors/check-selector.js';
import { templateForLedger } from '../templates/template-ledger.js';
import { assertSafeTemplate } from '../templates/verify-template.js';

type Changed = Pick<StoredLesson, 'id' | 'brandId' | 'definition'>;

/**
 * What a lesson changes in the brand's knowledge when it is put in use: the approved selector of an alias and the templates
 * that name it get new versions, by the way broken selectors are mended. What is refused is left: the lesson works on drafts
 * all the same. Answers the ledger's entries.
 */
export async function applyEffects(deps: Deps, tx: TenantTransaction, lesson: Changed): Promise<LedgerRecord[]> {
  const { change } = lesson.definition;
  if (change.type !== 'alias') return [];
  const selectors = await listActiveSelectors(tx, lesson.brandId);
  const ledger: LedgerRecord[] = [];
  const from = canonicalSelector(change.from) ?? change.from;
  for (const selector of selectors.filter((entry) => entry.status === 'approved' && canonicalSelector(entry.selector) === from)) {
    const entry = await inSavepoint(tx, () => replaceSelector(tx, { lesson, selector, to: change.to, all: selectors }), (error) => error instanceof DomainError);
    if (entry !== null) ledger.push(entry);
  }
  const before = new Map((await listPublishedTemplates(tx, lesson.brandId)).map((template) => [template.id, template]));
  const mended = await mendTemplates(deps, tx, { brandId: lesson.brandId, replacements: [{ from: change.from, to: change.to }] });
  for (const { id, version } of mended.changed) await insertEffect(tx, lesson.id, { objectType: 'template', objectId: id, version, before: templateContentSchema.parse(before.get(id)) });
  return [...ledger, ...mended.ledger];
}

interface Replaced {
  readonly lesson: Changed;
  readonly selector: DomSelector;
  readonly to: string;
  readonly all: readonly DomSelector[];
}

/** A selector whose new form is approved already is deprecated in its favour; else it becomes the new one. */
async function replaceSelector(tx: TenantTransaction, { lesson, selector, to, all }: Replaced): Promise<LedgerRecord> {
  const isThere = all.some((entry) => entry.id !== selector.id && entry.pageType === selector.pageType && canonicalSelector(entry.selector) === (canonicalSelector(to) ?? to));
  const before = selectorContentSchema.parse(selector);
  const content = isThere ? { ...before, status: 'deprecated' as const, replacement: to } : { ...before, selector: to };
  assertUsableSelector(content);
  const after = await updateSelector(tx, { id: selector.id, expectedVersion: selector.version, content });
  await assertSoundPolicy(tx, lesson.brandId, { kind: 'selector', selector: after.selector, pageType: after.pageType });
  await insertEffect(tx, lesson.id, { objectType: 'dom_selector', objectId: selector.id, version: after.version, before });
  return selectorEntry(selector, after);
}

const selectorEntry = (before: DomSelector, after: DomSelector): LedgerRecord => ({
  action: 'selector.updated',
  objectType: 'dom_selector',
  objectId: after.id,
  brandId: after.brandId,
  before: toLedgerValue({ selector: before.selector, status: before.status }),
  after: toLedgerValue({ selector: after.selector, status: after.status }),
});

/**
 * Puts back what stood there before the lesson, as new versions: selectors first, because templates are proved with them.
 * What somebody changed since is left as it is, with the reason. Answers the ledger's entries.
 */
export async function undoEffects(deps: Deps, tx: TenantTransaction, lesson: Pick<StoredLesson, 'id' | 'brandId'>): Promise<LedgerRecord[]> {
  const ledger: LedgerRecord[] = [];
  for (const effect of await listOpenEffects(tx, lesson.id)) {
    let left: string | null = null;
    const undo = UNDO[effect.objectType];
    const entry = await inSavepoint(tx, () => undo(deps, tx, { brandId: lesson.brandId, effect }), (error) => {
      left = error instanceof DomainError ? error.message : null;
      return left !== null;
    });
    if (entry !== null) ledger.push(entry);
    await settleEffect(tx, effect.id, left);
  }
  return ledger;
}

interface Undone {
  readonly brandId: number;
  readonly effect: StoredEffect;
}

/** A rule does not outlive the lesson it demands, whatever it is called now. */
async function undoRule(_deps: Deps, tx: TenantTransaction, { brandId, effect }: Undone): Promise<LedgerRecord | null> {
  const rule = await findRule(tx, effect.objectId);
  if (rule === null || rule.status === 'archived') return null;
  await archiveRule(tx, rule.id);
  return { action: 'rule.archived', objectType: 'code_rule', objectId: rule.id, brandId, before: { rule: rule.definition.id, kind: rule.definition.kind, status: rule.status }, after: { status: 'archived' }, reason: 'The lesson it demanded is out of use.' };
}

async function undoSelector(_deps: Deps, tx: TenantTransaction, { brandId, effect }: Undone): Promise<LedgerRecord> {
  const current = await findSelector(tx, effect.objectId);
  if (current === null || current.version !== effect.version) throw new DomainError('conflict.stale_version', { changedBy: current?.updatedBy ?? 'somebody' });
  const after = await updateSelector(tx, { id: current.id, expectedVersion: current.version, content: selectorContentSchema.parse(effect.before) });
  await assertSoundPolicy(tx, brandId, { kind: 'selector', selector: after.selector, pageType: after.pageType });
  return selectorEntry(current, after);
}

async function undoTemplate(deps: Deps, tx: TenantTransaction, { brandId, effect }: Undone): Promise<LedgerRecord> {
  const current = await findTemplate(tx, effect.objectId);
  if (current === null || current.version !== effect.version) throw new DomainError('conflict.stale_version', { changedBy: current?.updatedBy ?? 'somebody' });
  const content = templateContentSchema.parse(effect.before);
  const { report } = assertSafeTemplate(await deps.knowledge.get(tx, brandId), content);
  const after = await updateTemplate(tx, { id: current.id, expectedVersion: current.version, content, report });
  return { action: 'template.updated', objectType: 'template', objectId: after.id, brandId, before: templateForLedger(current), after: templateForLedger(content) };
}

const UNDO = { dom_selector: undoSelector, template: undoTemplate, code_rule: undoRule } as const;
