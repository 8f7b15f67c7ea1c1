import { placeOf, REGION_VERSION, type RegionSketch } from './region-sketch.js';

/** Lines that came and lines that went. */
export interface RegionDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What is remembered of a region between visits. Plain data. */
export interface RegionMemory {
  readonly version: number;
  /** The region as it was when it was last believed. */
  readonly settled: RegionSketch;
  /** Another one that was seen once: believed when it is seen again. */
  readonly pending: RegionSketch | null;
  readonly visits: number;
  /** How often the place of each line that ever came or went was seen to change. */
  readonly turns: Readonly<Record<string, number>>;
}

/** A place that changed so often, and at so large a part of the visits, holds content: banners, recommendations, dates. */
const CONTENT_TURNS = 2;
const CONTENT_SHARE = 0.2;
/** Places that are remembered: those of a region are few, and content that invents new ones every time must not pile up. */
const MOST_PLACES = 200;

/** What differs between two sketches. */
export function diffRegions(before: RegionSketch, now: RegionSketch): RegionDiff {
  const [then, next] = [new Set(before), new Set(now)];
  return { added: now.filter((line) => !then.has(line)), removed: before.filter((line) => !next.has(line)) };
}

const isEmpty = ({ added, removed }: RegionDiff): boolean => added.length + removed.length === 0;
const linesOf = ({ added, removed }: RegionDiff): readonly string[] => [...added, ...removed];

/** Whether the place of a line, or one it lies in, is known to hold content. */
function isContent(line: string, { turns, visits }: RegionMemory): boolean {
  for (let place = placeOf(line); ; place = placeOf(place)) {
    const count = turns[place] ?? 0;
    if (count >= CONTENT_TURNS && count >= visits * CONTENT_SHARE) return true;
    if (place === '') return false;
  }
}

/** A difference without what lies in places that hold content. */
function structureOf(diff: RegionDiff, memory: RegionMemory): RegionDiff {
  const counts = (line: string): boolean => !isContent(line, memory);
  return { added: diff.added.filter(counts), removed: diff.removed.filter(counts) };
}

/** Only the outermost of the lines that came or went turned: what lies in a part that is exchanged goes with it. */
function turnedPlaces(diff: RegionDiff): string[] {
  const lines = new Set(linesOf(diff));
  return [...new Set([...lines].filter((line) => !lines.has(placeOf(line))).map(placeOf))];
}

function countTurns(memory: RegionMemory, places: readonly string[]): RegionMemory['turns'] {
  const turns = { ...memory.turns };
  for (const place of places) if (turns[place] !== undefined || Object.keys(turns).length < MOST_PLACES) turns[place] = (turns[place] ?? 0) + 1;
  return turns;
}

/** What a look makes of a region: what is remembered, and a change of structure that is told now; null: none. */
export interface SeenRegion {
  readonly memory: RegionMemory;
  readonly change: RegionDiff | null;
}

/**
 * The memory of a region after one more look at it.
 *
 * ```
 *   nothing  --look--> settled
 *   settled  --the same, or other content--> settled
 *   settled  --other structure--> pending --the same again--> settled, and told once
 *                                    |----as it was--------> settled, not told
 *                                    '----another one------> pending   (what turns like this at visit after visit is content)
 * ```
 */
export function nextRegion(before: RegionMemory | null, sketch: RegionSketch): SeenRegion {
  if (before === null || before.version !== REGION_VERSION) return { memory: { version: REGION_VERSION, settled: sketch, pending: null, visits: 1, turns: {} }, change: null };
  // Compared with what was seen last, believed or not: each turn is counted once.
  const turns = countTurns(before, turnedPlaces(diffRegions(before.pending ?? before.settled, sketch)));
  const memory: RegionMemory = { ...before, visits: before.visits + 1, turns };
  const structure = structureOf(diffRegions(before.settled, sketch), memory);
  if (isEmpty(structure)) return { memory: { ...memory, settled: sketch, pending: null }, change: null };
  const isSeenAgain = before.pending !== null && isEmpty(structureOf(diffRegions(before.pending, sketch), memory));
  if (!isSeenAgain) return { memory: { ...memory, pending: sketch }, change: null };
  return { memory: { ...memory, settled: sketch, pending: null }, change: structure };
}
