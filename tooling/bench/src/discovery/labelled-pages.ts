import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A shop page with the elements people labelled on it, by role. */
export interface LabelledPage {
  readonly id: string;
  readonly site: string;
  readonly type: string;
  readonly html: string;
  /** A selector that matches every element that is right for the role. */
  readonly truth: Readonly<Record<string, { readonly accept: string }>>;
}

interface Manifest {
  readonly pages: readonly (Omit<LabelledPage, 'html'> & { readonly page: string })[];
}

/** Reads the labelled pages of a data folder; null when it holds none. */
export function readPages(folder: string): readonly LabelledPage[] | null {
  const file = path.join(folder, 'manifest.json');
  if (!existsSync(file)) return null;
  const { pages } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return pages.map(({ page, ...labelled }) => ({ ...labelled, html: readFileSync(path.join(folder, page), 'utf8') }));
}
