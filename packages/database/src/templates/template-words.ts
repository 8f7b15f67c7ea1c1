import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Stems of a template, as full-text search has them; true for those of its name, test type and keywords. */
export type TemplateWords = ReadonlyMap<string, boolean>;

/** The words of a brand's published templates, by template id. */
export async function loadTemplateWords(tx: TenantTransaction, brandId: number): Promise<ReadonlyMap<number, TemplateWords>> {
  const { rows } = await sql<{ id: number; lexeme: string; named: boolean }>`
    select t.id, w.lexeme, 'A' = any(w.weights) as named
      from templates t cross join lateral unnest(t.search) as w
     where t.brand_id = ${brandId} and t.status = 'published'`.execute(tx);
  const words = new Map<number, Map<string, boolean>>();
  for (const { id, lexeme, named } of rows) {
    const ofTemplate = words.get(id) ?? new Map<string, boolean>();
    words.set(id, ofTemplate.set(lexeme, named));
  }
  return words;
}

/** A stem of a text, with the place where it stands first. */
export interface PlacedWord {
  readonly lexeme: string;
  readonly place: number;
}

/** The stems of each text, as full-text search has them: without stop words. All texts in one round trip. */
export async function readWords(tx: TenantTransaction, texts: readonly string[]): Promise<PlacedWord[][]> {
  const { rows } = await sql<{ text: number; lexeme: string; place: number }>`
    select t.place::integer as text, w.lexeme, w.positions[1] as place
      from unnest(${[...texts]}::text[]) with ordinality as t (text, place) cross join lateral unnest(to_tsvector('english', t.text)) as w`.execute(tx);
  const words = texts.map((): PlacedWord[] => []);
  for (const { text, lexeme, place } of rows) words[text - 1]?.push({ lexeme, place });
  return words;
}
