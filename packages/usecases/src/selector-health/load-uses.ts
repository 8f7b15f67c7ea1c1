import type { Template } from '@safecode/domain/templates/template';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findUses, keepUses, listUsingCodes, readCodeTexts, type SelectorUses, type UsingCode } from '@safecode/database/selector-health/uses-repository';
import { listPublishedTemplates } from '@safecode/database/templates/template-repository';
import { listUsedSelectors, USED_SELECTORS_VERSION } from '@safecode/learning/positions/used-selectors';
import { withPlaceholdersMasked } from './mask-placeholders.js';
import type { Sources } from './replace-selector.js';

/** Statuses of code that visitors see or soon will. */
export const AT_RISK: readonly string[] = ['approved', 'scheduled', 'deployed'];

/** A template with the selectors it uses. */
export interface UsingTemplate {
  readonly template: Template;
  readonly uses: SelectorUses;
}

/** What of a brand may use a selector. */
export interface BrandUses {
  readonly templates: readonly UsingTemplate[];
  readonly codes: readonly (Omit<UsingCode, 'uses'> & { readonly uses: SelectorUses })[];
  /** Codes whose text nobody has read yet; the next look reads more of them. */
  readonly unread: number;
}

/** Codes that one look considers, the newest first. */
const MOST_CODES = 5000;
/** Texts that one look reads; each is read once, ever. */
const MOST_READ = 400;

/**
 * Which selectors the templates and codes of a brand use. A text is read when it is first asked for and never again: what
 * it uses is kept by its content.
 * @param statuses null: codes of every status
 */
export async function loadUses(tx: TenantTransaction, brandId: number, statuses: readonly string[] | null): Promise<BrandUses> {
  const templates = await loadTemplateUses(tx, await listPublishedTemplates(tx, brandId));
  const codes = await listUsingCodes(tx, { brandId, statuses, reader: USED_SELECTORS_VERSION, limit: MOST_CODES });
  const missing = codes.filter(({ uses }) => uses === null);
  const read = await readCodes(tx, missing.slice(0, MOST_READ).map(({ id }) => id));
  const known = codes.flatMap((code) => {
    const uses = code.uses ?? read.get(sourceOfCode(code.contentHash));
    return uses === undefined ? [] : [{ ...code, uses }];
  });
  return { templates, codes: known, unread: codes.length - known.length };
}

const sourceOfCode = (contentHash: string): string => `code:${contentHash}`;
const sourceOfTemplate = ({ id, version }: Template): string => `template:${id}:${version}`;
const writtenIn = ({ javascript, css }: Sources): string[] => [...new Set([...selectorsIn(javascript, 'js'), ...selectorsIn(css, 'css')])].sort();

function selectorsIn(code: string, language: CodeLanguage): string[] {
  let found: string[] = [];
  withPlaceholdersMasked(code, (readable) => {
    found = listUsedSelectors(readable, language);
    return readable;
  });
  return found;
}

async function readCodes(tx: TenantTransaction, ids: readonly number[]): Promise<Map<string, SelectorUses>> {
  const texts = await readCodeTexts(tx, ids);
  const uses = new Map(texts.map((text) => [sourceOfCode(text.contentHash), { written: writtenIn(text), resolved: text.resolved }]));
  await keepUses(tx, uses, USED_SELECTORS_VERSION);
  return uses;
}

async function loadTemplateUses(tx: TenantTransaction, templates: readonly Template[]): Promise<UsingTemplate[]> {
  const known = await findUses(tx, templates.map(sourceOfTemplate), USED_SELECTORS_VERSION);
  const fresh = new Map(templates.filter((template) => !known.has(sourceOfTemplate(template))).map((template) => [sourceOfTemplate(template), { written: writtenIn(template), resolved: defaultsOf(template) }]));
  await keepUses(tx, fresh, USED_SELECTORS_VERSION);
  return templates.map((template) => ({ template, uses: known.get(sourceOfTemplate(template)) ?? fresh.get(sourceOfTemplate(template)) ?? { written: [], resolved: [] } }));
}

/** Selectors that stand in the slots of a template. */
const defaultsOf = ({ slots }: Template): string[] => slots.flatMap((slot) => (slot.kind === 'selector' && slot.default !== undefined ? [slot.default] : []));

/** Which selectors one code uses, by its newest revision; null for a code that does not exist. */
export async function loadCodeUses(tx: TenantTransaction, codeId: number): Promise<SelectorUses | null> {
  const [text] = await readCodeTexts(tx, [codeId]);
  if (text === undefined) return null;
  const source = sourceOfCode(text.contentHash);
  const known = (await findUses(tx, [source], USED_SELECTORS_VERSION)).get(source);
  return known ?? (await readCodes(tx, [codeId])).get(source) ?? null;
}
