import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { readWords, type PlacedWord } from '@safecode/database/templates/template-words';
import { rankedText, rankTemplates } from '@safecode/generator/choosing/rank-templates';
import type { RankedTemplate } from '@safecode/generator/drafter';
import type { CompiledKnowledge } from '../knowledge/knowledge-cache.js';

export interface RankRequest {
  readonly known: Pick<CompiledKnowledge, 'knowledge' | 'words'>;
  readonly pageType: string;
  readonly description: string;
}

/** The published templates of the page type for each request, best first. The database reads the words of all in one go. */
export async function rankForRequests(tx: TenantTransaction, requests: readonly RankRequest[], limit: number): Promise<RankedTemplate[][]> {
  const texts = requests.map(({ description }) => rankedText(description));
  const read = await readWords(tx, [...texts, ...requests.map(({ pageType }) => `page ${pageType}`)]);
  return requests.map(({ known, pageType }, at) =>
    rankTemplates({
      words: read[at] ?? [],
      ignored: new Set(lexemesOf(read[requests.length + at])),
      text: texts[at] ?? '',
      templates: known.knowledge.templates.filter((template) => template.pageTypes.includes(pageType)),
      wordsOf: known.words,
      limit,
    }),
  );
}

const lexemesOf = (words: readonly PlacedWord[] = []): string[] => words.map(({ lexeme }) => lexeme);
