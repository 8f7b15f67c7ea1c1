import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { discoverElements } from '../discovery/discover-elements.js';
import { parsePage } from '../page/parse-page.js';

/**
 * Answers every line of a JSON-lines file in order, one line each: `{id, html: PATH, pageType?}` gets
 * `{id, elements, ms}`, a bad line `{id, error, elements: [], ms}`. Paths are taken from `from`; `ms` is the time of parsing and discovery
 * without reading the file. `write` resolves when the output can take more.
 */
export async function runDiscoverBatch(input: string, from: string, write: (line: string) => Promise<void>): Promise<void> {
  const lines = createInterface({ input: createReadStream(input, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() !== '') await write(`${JSON.stringify(await answerLine(line, from))}\n`);
  }
}

async function answerLine(line: string, from: string): Promise<object> {
  const read = readLine(line);
  if ('problem' in read) return { id: read.id, error: `The line cannot be answered: ${read.problem}.`, elements: [], ms: 0 };
  let html: string;
  try {
    html = await readFile(resolve(from, read.html), 'utf8');
  } catch (error) {
    return { id: read.id, error: `The page ${read.html} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, elements: [], ms: 0 };
  }
  const started = performance.now();
  try {
    const elements = discoverElements(parsePage(html), read.pageType);
    return { id: read.id, elements, ms: Math.round((performance.now() - started) * 1000) / 1000 };
  } catch (error) {
    // A page is somebody else's text: whatever it holds, the other lines get their answers.
    return { id: read.id, error: `The page ${read.html} cannot be searched: ${error instanceof Error ? error.message : String(error)}.`, elements: [], ms: 0 };
  }
}

type Read = { readonly id: unknown; readonly html: string; readonly pageType: string | undefined } | { readonly id: unknown; readonly problem: string };

function readLine(line: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, problem: 'it is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: null, problem: 'it is not a JSON object' };
  const entry: Partial<Record<string, unknown>> = { ...value };
  const id = entry['id'] ?? null;
  const { html, pageType } = entry;
  if (typeof html !== 'string') return { id, problem: 'html must be the path of a page' };
  if (pageType !== undefined && pageType !== null && typeof pageType !== 'string') return { id, problem: 'pageType must be a string' };
  return { id, html, pageType: pageType ?? undefined };
}
