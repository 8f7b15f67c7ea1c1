import { carryLines, splitLines } from '@safecode/domain/learning/carry-lines';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listTemplateLessons } from '@safecode/database/learning/effect-repository';
import { listTemplateVersions } from '@safecode/database/templates/template-source';

/** A line of a template that stands in generated code. */
export interface TemplateLine {
  readonly templateId: number;
  readonly name: string;
  readonly version: number;
  /** From 1. */
  readonly line: number;
  /** The first version that has it, and who wrote that version. */
  readonly since: number;
  readonly changedBy: string | null;
  /** The lesson that wrote that version; null: a person did. */
  readonly lessonId: number | null;
}

interface Sought {
  readonly template: { readonly id: number; readonly name: string; readonly version: number };
  readonly language: CodeLanguage;
  readonly lines: readonly string[];
}

/** For each line of generated code the line of its template; null where the template has none that it can come from. */
export async function readTemplateLines(tx: TenantTransaction, { template, language, lines }: Sought): Promise<(TemplateLine | null)[]> {
  const versions = (await listTemplateVersions(tx, template)).map((one) => ({ ...one, lines: splitLines(language === 'js' ? one.javascript : one.css) }));
  const lessons = new Map((await listTemplateLessons(tx, template.id)).map(({ version, lessonId }) => [version, lessonId]));
  const used = versions.at(-1);
  if (used === undefined) return lines.map(() => null);
  const since = sinceOf(versions.map((one) => one.lines));
  return matchFilled(used.lines, lines).map((at) => {
    if (at === null) return null;
    const first = versions[since[at] ?? versions.length - 1];
    const version = first?.version ?? template.version;
    return { templateId: template.id, name: template.name, version: template.version, line: at + 1, since: version, changedBy: first?.changedBy ?? null, lessonId: lessons.get(version) ?? null };
  });
}

/** For each line of the last text: the index of the first text from which on it is there. */
function sinceOf(texts: readonly (readonly string[])[]): number[] {
  let since: number[] = texts[0]?.map(() => 0) ?? [];
  for (let at = 1; at < texts.length; at += 1) {
    const before = since;
    since = carryLines(texts[at - 1] ?? [], texts[at] ?? []).map((from) => (from === null ? at : (before[from] ?? at)));
  }
  return since;
}

/** Lines of a filled template by the template's lines: in order, and equal but for what stands in placeholders. */
function matchFilled(template: readonly string[], filled: readonly string[]): (number | null)[] {
  const patterns = template.map((line) => line.split(/\{\{\s*\w+\s*\}\}/));
  const fits = (at: number, line: string): boolean => fitsPieces(patterns[at] ?? [], line);
  // A line that keeps its place is looked for there first; others by the first line of the template they fit.
  const names = filled.map((line, at) => template[fits(at, line) ? at : patterns.findIndex((pieces) => fitsPieces(pieces, line))] ?? line);
  return carryLines(template, names);
}

/** True when a line is the pieces in order with anything between them. Linear: the earliest place of each piece is as good as any. */
function fitsPieces(pieces: readonly string[], line: string): boolean {
  const [first, ...more] = pieces;
  const last = more.pop();
  if (first === undefined) return false;
  if (last === undefined) return line === first;
  if (!line.startsWith(first) || !line.endsWith(last)) return false;
  let at = first.length;
  for (const piece of more) {
    const found = line.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at + last.length <= line.length;
}
