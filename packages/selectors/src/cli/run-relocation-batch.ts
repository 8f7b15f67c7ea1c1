import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { queryAll } from '../page/query-all.js';
import { mendSelector, type MendedSelector } from '../relocation/mend-selector.js';
import { PageShelf } from './page-shelf.js';

/** What a line of a batch asks; paths are taken from the folder in which the command was called. */
interface Question {
  readonly oldHtml: string;
  readonly selector: string;
  readonly newHtml: string;
}

interface BatchFiles {
  readonly input: string;
  /** The folder paths in lines start from. */
  readonly folder: string;
}

/**
 * Answers every line of a JSON-lines file in order, one line each. A line that cannot be answered gets its error as its
 * answer. `write` resolves when the output can take more, so memory stays flat however long the input is.
 */
export async function runRelocationBatch({ input, folder }: BatchFiles, write: (line: string) => Promise<void>): Promise<void> {
  const lines = createInterface({ input: createReadStream(input, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  const shelf = new PageShelf();
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== '') await write(`${JSON.stringify(await answerLine(shelf, line, { number, folder }))}\n`);
  }
}

type Answer = { readonly id: unknown } & MendedSelector & { readonly ms: number; readonly error?: string };

async function answerLine(shelf: PageShelf, line: string, { number, folder }: { readonly number: number; readonly folder: string }): Promise<Answer> {
  let id: unknown = null;
  try {
    const entry = readEntry(line);
    id = entry.id ?? null;
    const question = readQuestion(entry);
    return { id, ...(await mend(shelf, { ...question, oldHtml: resolve(folder, question.oldHtml), newHtml: resolve(folder, question.newHtml) })) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { id, outcome: 'uncertain', selector: null, confidence: 0, alternatives: [], ms: 0, error: `Line ${number} of the batch cannot be answered: ${problem.replace(/\.$/, '')}.` };
  }
}

async function mend(shelf: PageShelf, { oldHtml, selector, newHtml }: Question): Promise<MendedSelector & { readonly ms: number }> {
  const old = await shelf.read(oldHtml);
  const changed = await shelf.read(newHtml);
  // Reading and parsing are not counted: they are done once a page, however many selectors are asked about.
  const started = performance.now();
  const found = queryAll(old.page, selector);
  const [element] = found;
  if (element === undefined || found.length > 1) throw new Error(`the selector matches ${found.length} elements of the old page; it must match exactly one`);
  const mended = mendSelector(shelf.pair({ old: oldHtml, changed: newHtml }, { old, changed }), element, selector);
  return { ...mended, ms: Math.round((performance.now() - started) * 1000) / 1000 };
}

function readEntry(line: string): Partial<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it is not a JSON object');
  return { ...value };
}

function readQuestion({ oldHtml, selector, newHtml }: Partial<Record<string, unknown>>): Question {
  if (typeof oldHtml !== 'string') throw new Error('oldHtml must be the path of a file');
  if (typeof selector !== 'string') throw new Error('selector must be a string');
  if (typeof newHtml !== 'string') throw new Error('newHtml must be the path of a file');
  return { oldHtml, selector, newHtml };
}
