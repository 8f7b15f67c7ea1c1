import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Correction } from '@safecode/domain/corrections/correction';
import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { carryLines, splitLines } from '@safecode/domain/learning/carry-lines';
import type { CodeLineage, LineageBlock, LineOrigin } from '@safecode/domain/learning/lineage';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { findCode } from '@safecode/database/codes/code-read-model';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listCorrectionsOfCode } from '@safecode/database/corrections/correction-repository';
import { listRevisions, type StoredRevision } from '@safecode/database/revisions/revision-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { describeLesson, type LessonOrigin } from './describe-lesson.js';
import { readTemplateLines, type TemplateLine } from './template-lines.js';

/** Where one line came from, before the lessons it names are read. */
type Origin = Exclude<LineOrigin, { kind: 'lesson' } | { kind: 'template' }> | { readonly kind: 'lesson'; readonly id: number; readonly version: number } | ({ readonly kind: 'template' } & TemplateLine);

/**
 * Why each line of a revision is there: the template's line at its version, a lesson with the corrections and people it rests
 * on, the model, or the person who edited or corrected it. Without a revision the newest.
 * @throws access.not_found, access.denied
 */
export async function getCodeLineage(deps: Deps, principal: Principal, input: { readonly id: number; readonly revision?: number | undefined }): Promise<CodeLineage> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCode(tx, input.id), 'code');
    assertCan(principal, 'code.read', code.brandId);
    const revisions = (await listRevisions(tx, code.id)).toReversed();
    const shown = input.revision ?? revisions.length;
    const past = revisions.filter(({ number }) => number <= shown);
    if (past.length !== shown) throw new DomainError('access.not_found', { what: 'revision' });
    const corrections = new Map((await listCorrectionsOfCode(tx, code.id)).filter(({ retractedAt }) => retractedAt === null).map((one) => [one.correctedRevision, one]));
    const lessons = new LessonReader(tx);
    const parts: CodeLineage['parts'] = [];
    for (const language of ['js', 'css'] as const) {
      const blocks = await blocksOf({ tx, lessons, code, language, past, corrections });
      if (blocks.length > 0) parts.push({ language, blocks });
    }
    return { codeId: code.id, revision: shown, parts };
  });
}

interface PartInput {
  readonly tx: TenantTransaction;
  readonly lessons: LessonReader;
  readonly code: GeneratedCode;
  readonly language: CodeLanguage;
  readonly past: readonly StoredRevision[];
  readonly corrections: ReadonlyMap<number, Correction>;
}

async function blocksOf(input: PartInput): Promise<LineageBlock[]> {
  const { past, language, corrections, lessons } = input;
  const textOf = (revision: StoredRevision): string[] => splitLines(language === 'js' ? revision.javascript : revision.css);
  const [first, ...edits] = past;
  if (first === undefined) return [];
  let lines = textOf(first);
  let origins = await generatedOrigins(input, lines);
  for (const revision of edits) {
    const next = textOf(revision);
    const carried = carryLines(lines, next);
    origins = carried.map((from) => (from === null ? editOrigin(revision, corrections) : (origins[from] ?? editOrigin(revision, corrections))));
    lines = next;
  }
  return lessons.name(group(lines, origins));
}

/** Lines as they were generated: a lesson's where a lesson wrote them, the template's where it has them, else the model's. */
async function generatedOrigins({ tx, code, language }: PartInput, lines: readonly string[]): Promise<Origin[]> {
  const { template, promptVersion, lessons = [] } = code.madeFrom;
  const templateLines = template === null ? null : await readTemplateLines(tx, { template, language, lines });
  const model: Origin = { kind: 'model', model: code.usage.at(-1)?.model ?? null, promptVersion };
  return lines.map((_line, at) => {
    const lesson = lessons.find((applied) => applied.lines[language].some(([from, to]) => from <= at + 1 && at + 1 <= to));
    if (lesson !== undefined) return { kind: 'lesson', id: lesson.id, version: lesson.version };
    const line = templateLines?.[at];
    return line === undefined || line === null ? model : { kind: 'template', ...line };
  });
}

function editOrigin(revision: StoredRevision, corrections: ReadonlyMap<number, Correction>): Origin {
  const { number, createdBy, createdAt, note } = revision;
  const made = { revision: number, by: createdBy.label, at: createdAt };
  const correction = corrections.get(number);
  if (correction === undefined) return { kind: 'edit', ...made, note };
  const { id, reasonKind, reason } = correction;
  return { kind: 'correction', ...made, correctionId: id, reasonKind, reason };
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly origin: Origin;
}

/** What two neighbouring lines must share to be shown as one. Lines of a template follow each other there too. */
function keyOf(origin: Origin, at: number): string {
  if (origin.kind !== 'template') return JSON.stringify(origin);
  const { line, ...rest } = origin;
  return JSON.stringify({ ...rest, offset: line - at });
}

function group(lines: readonly string[], origins: readonly Origin[]): Block[] {
  const blocks: Block[] = [];
  let lastKey = '';
  for (const [at, text] of lines.entries()) {
    const origin = origins[at];
    if (origin === undefined) continue;
    const key = keyOf(origin, at);
    const last = blocks.at(-1);
    if (last !== undefined && key === lastKey) blocks[blocks.length - 1] = { ...last, to: at + 1, text: `${last.text}\n${text}` };
    else blocks.push({ from: at + 1, to: at + 1, text, origin });
    lastKey = key;
  }
  return blocks;
}

/** Reads each lesson that lines name once. */
class LessonReader {
  readonly #tx: TenantTransaction;
  readonly #known = new Map<string, LessonOrigin | null>();

  constructor(tx: TenantTransaction) {
    this.#tx = tx;
  }

  async name(blocks: readonly Block[]): Promise<LineageBlock[]> {
    const named: LineageBlock[] = [];
    for (const { origin, ...block } of blocks) named.push({ ...block, origin: await this.#nameOrigin(origin) });
    return named;
  }

  async #nameOrigin(origin: Origin): Promise<LineOrigin> {
    if (origin.kind === 'lesson') return { kind: 'lesson', lesson: (await this.#read(origin)) ?? { id: origin.id, version: origin.version, name: '', taughtBy: [] } };
    if (origin.kind !== 'template') return origin;
    const { lessonId, ...template } = origin;
    return { ...template, lesson: lessonId === null ? null : await this.#read({ id: lessonId, version: null }) };
  }

  async #read(lesson: { readonly id: number; readonly version: number | null }): Promise<LessonOrigin | null> {
    const key = `${lesson.id} ${lesson.version ?? ''}`;
    const known = this.#known.get(key) ?? (await describeLesson(this.#tx, lesson));
    this.#known.set(key, known);
    return known;
  }
}
