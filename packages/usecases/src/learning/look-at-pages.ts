import type { AliasPages } from '@safecode/domain/learning/lesson';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listNewestPages, type SeenPage } from '@safecode/database/page-captures/page-view-repository';
import type { Deps } from '../deps.js';
import { readPageModel, type PageModel } from '../page-captures/page-models.js';
import { countMatches } from '../page-captures/search-page.js';
import type { MinedLesson } from './mine-lessons.js';

/** The newest looks at different pages of the brand, of any page type. */
const MOST_PAGES = 8;

/** The pages an alias is tried on. */
export const listAliasPages = (tx: TenantTransaction, brandId: number): Promise<SeenPage[]> => listNewestPages(tx, { brandId, pageType: null, limit: MOST_PAGES });

/** Tries both selectors of every alias on the pages of the brand as they were seen last. Nothing is visited. */
export async function lookAtPages(deps: Pick<Deps, 'pageModels'>, tx: TenantTransaction, { brandId, mined }: { readonly brandId: number; readonly mined: readonly MinedLesson[] }): Promise<MinedLesson[]> {
  if (mined.every(({ improvement }) => improvement.change.type !== 'alias')) return [...mined];
  const pages: { readonly seen: SeenPage; readonly models: readonly PageModel[] }[] = [];
  for (const seen of await listAliasPages(tx, brandId)) {
    const models: PageModel[] = [];
    for (const { viewport } of seen.views) models.push(await readPageModel(deps, tx, { kind: seen.kind, id: seen.id, viewport }));
    pages.push({ seen, models });
  }
  return mined.map((lesson) => {
    const { change } = lesson.improvement;
    if (change.type !== 'alias' || pages.length === 0) return lesson;
    const most = (models: readonly PageModel[], selector: string): number => Math.max(0, ...models.map((model) => countMatches(model, selector)));
    return { ...lesson, pages: judge(pages.map(({ seen, models }) => ({ address: seen.address, pageType: seen.pageType, takenAt: seen.takenAt, from: most(models, change.from), to: most(models, change.to) }))) };
  });
}

function judge(pages: AliasPages['pages']): AliasPages {
  if (pages.some(({ to }) => to > 0)) return { pages, verdict: 'found' };
  return { pages, verdict: pages.some(({ from }) => from > 0) ? 'contradicted' : 'unseen' };
}
