import type { PagePair } from '../page-pair.js';
import { similarNearness } from '../surrounding-anchors.js';
import type { Evidence } from './evidence.js';

/** What holds more anchors than this is a region of the page, of which the beginning tells enough. */
const MOST_CONTENT = 200;

type Read = (pages: PagePair, targetIndex: number, candidateIndex: number) => number;

function paired(read: Read): Evidence['read'] {
  return ({ pair, candidateIndex }) => (pair === undefined || pair.pages.anchors.length === 0 ? Number.NaN : read(pair.pages, pair.targetIndex, candidateIndex));
}

/** What the rest of the two pages says: only with the old page at hand. */
export const PAGE_EVIDENCE: readonly Evidence[] = [
  { name: 'surroundings', read: paired((pages, targetIndex, candidateIndex) => similarNearness(pages.oldNearness(targetIndex), pages.newNearness(candidateIndex))) },
  { name: 'nearestShared', read: paired(nearestShared) },
  { name: 'anchored', read: paired((pages, targetIndex, candidateIndex) => votes(pages, shared(pages.byNew.get(candidateIndex), pages.byOld.get(targetIndex)))) },
  { name: 'claimed', read: paired((pages, targetIndex, candidateIndex) => votes(pages, pages.byNew.get(candidateIndex)?.filter((number) => !isAround(pages, targetIndex, number)))) },
  { name: 'targetElsewhere', read: paired((pages, targetIndex, candidateIndex) => votes(pages, pages.byOld.get(targetIndex)?.filter((number) => pages.byNew.get(candidateIndex)?.includes(number) !== true))) },
  { name: 'between', read: paired(between) },
  { name: 'order', read: paired(order) },
  { name: 'contentKept', read: paired((pages, targetIndex, candidateIndex) => contentShare({ pages, targetIndex, candidateIndex }, 'kept')) },
  { name: 'contentForeign', read: paired((pages, targetIndex, candidateIndex) => contentShare({ pages, targetIndex, candidateIndex }, 'foreign')) },
  { name: 'anchors', read: paired((pages) => Math.log2(1 + pages.anchors.length)) },
];

function shared(first: readonly number[] | undefined, second: readonly number[] | undefined): readonly number[] | undefined {
  return second === undefined ? undefined : first?.filter((number) => second.includes(number));
}

function votes(pages: PagePair, numbers: readonly number[] | undefined): number {
  return numbers === undefined ? 0 : Math.max(0, ...numbers.map((number) => pages.anchors[number]?.votes ?? 0));
}

/** Whether the anchor stands at the target, in it, or at a wrapper of it. */
function isAround(pages: PagePair, targetIndex: number, number: number): boolean {
  if (pages.byOld.get(targetIndex)?.includes(number) === true) return true;
  const at = pages.oldSide.at[number] ?? -1;
  const end = pages.old.page.elements[targetIndex]?.end ?? targetIndex;
  return at >= targetIndex && at < end;
}

/** Share of the target's nearest anchors that are the candidate's nearest too. */
function nearestShared(pages: PagePair, targetIndex: number, candidateIndex: number): number {
  const old = pages.oldNearness(targetIndex).nearest;
  const now = pages.newNearness(candidateIndex).nearest;
  if (old.length + now.length === 0) return Number.NaN;
  const both = old.filter((number) => now.includes(number)).length;
  return both / (old.length + now.length - both);
}

/** Whether the candidate stands between the images of the anchors before and after the target: 2 both, 1 one of them, 0 none. */
function between(pages: PagePair, targetIndex: number, candidateIndex: number): number {
  const rank = pages.oldSide.before[targetIndex] ?? 0;
  const end = pages.oldSide.before[pages.old.page.elements[targetIndex]?.end ?? targetIndex] ?? 0;
  const before = pages.newSide.at[pages.oldSide.order[rank - 1] ?? -1];
  const after = pages.newSide.at[pages.oldSide.order[end] ?? -1];
  return (before === undefined || before < candidateIndex ? 1 : 0) + (after === undefined || after > candidateIndex ? 1 : 0);
}

/** How many anchors lie between the candidate and the image of the target's neighbouring anchor, the nearer one, as a logarithm. */
function order(pages: PagePair, targetIndex: number, candidateIndex: number): number {
  const rank = pages.oldSide.before[targetIndex] ?? 0;
  const end = pages.oldSide.before[pages.old.page.elements[targetIndex]?.end ?? targetIndex] ?? 0;
  const here = pages.newSide.before[candidateIndex] ?? 0;
  const gaps = [pages.oldSide.order[rank - 1], pages.oldSide.order[end]].flatMap((number, side) => {
    const at = number === undefined ? undefined : pages.newSide.at[number];
    return at === undefined ? [] : [Math.abs(here - (pages.newSide.before[at] ?? 0) - (side === 0 ? 1 : 0))];
  });
  return gaps.length === 0 ? Number.NaN : Math.log2(1 + Math.min(...gaps));
}

/** Of the anchors inside the target, how many are inside the candidate; or of those inside the candidate, how many are not from the target. */
function contentShare({ pages, targetIndex, candidateIndex }: { readonly pages: PagePair; readonly targetIndex: number; readonly candidateIndex: number }, what: 'kept' | 'foreign'): number {
  const { oldSide, newSide } = pages;
  const [from, to] = [oldSide.before[targetIndex] ?? 0, oldSide.before[pages.old.page.elements[targetIndex]?.end ?? 0] ?? 0];
  const [newFrom, newTo] = [newSide.before[candidateIndex] ?? 0, newSide.before[pages.changed.page.elements[candidateIndex]?.end ?? 0] ?? 0];
  if (what === 'kept' ? to === from : newTo === newFrom) return Number.NaN;
  const inside = new Set(oldSide.order.slice(from, Math.min(to, from + MOST_CONTENT)));
  const kept = newSide.order.slice(newFrom, Math.min(newTo, newFrom + MOST_CONTENT)).filter((number) => inside.has(number)).length;
  if (what === 'kept') return kept / inside.size;
  return 1 - kept / Math.min(newTo - newFrom, MOST_CONTENT);
}
