import { readFile, stat } from 'node:fs/promises';
import { profilePage, type PageProfile } from '../fingerprint/profile-page.js';
import { parsePage } from '../page/parse-page.js';
import { pairPages, type PagePair } from '../relocation/page-pair.js';

/** Lines of one pair of pages mostly follow each other; a batch over many pairs must not keep them all. */
const KEPT_PAGES = 6;
const KEPT_PAIRS = 3;
const LARGEST_FILE = 64 * 1024 * 1024;

/** Keeps the pages that were read last, so that the lines of a batch about the same pages parse them once. */
export class PageShelf {
  readonly #pages = new Map<string, Promise<PageProfile>>();
  readonly #pairs = new Map<string, PagePair>();

  /** Reads a page. Throws an error with one clear sentence when that cannot be done. */
  read(path: string): Promise<PageProfile> {
    return keep(this.#pages, { key: path, limit: KEPT_PAGES }, () => load(path));
  }

  /** The two pages compared, once. */
  pair(paths: { readonly old: string; readonly changed: string }, pages: { readonly old: PageProfile; readonly changed: PageProfile }): PagePair {
    return keep(this.#pairs, { key: JSON.stringify([paths.old, paths.changed]), limit: KEPT_PAIRS }, () => pairPages(pages.old, pages.changed));
  }
}

async function load(path: string): Promise<PageProfile> {
  let html: string;
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw new Error(`it is larger than ${LARGEST_FILE / 1024 / 1024} MB`);
    html = await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return profilePage(parsePage(html));
}

function keep<T>(shelf: Map<string, T>, { key, limit }: { readonly key: string; readonly limit: number }, make: () => T): T {
  const kept = shelf.get(key) ?? make();
  shelf.delete(key);
  shelf.set(key, kept);
  const [oldest] = shelf.keys();
  if (shelf.size > limit && oldest !== undefined) shelf.delete(oldest);
  return kept;
}
