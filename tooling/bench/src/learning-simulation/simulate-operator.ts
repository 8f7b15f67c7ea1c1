import { applyImprovements } from '@safecode/learning/apply-improvements';
import type { Correction } from '@safecode/learning/learn';
import { learnOn, NOTHING_LEARNT } from '@safecode/learning/learn-on';
import { seededRandom } from '@safecode/learning/statistics/seeded-random';
import { PREFERENCES, RIGHT, type Place, type Preference } from './preferences.js';

/** What became of one request. */
export interface Step {
  /** Whether the operator still had to correct the code. */
  readonly needsCorrection: boolean;
  /** Places that were right and were changed all the same. */
  readonly unneeded: number;
  /** Milliseconds of processor time learning took after a correction; null when there was none. */
  readonly learningMs: number | null;
}

/** Habits of the generator that an operator minds, and code that is right, in one request. */
const MINDED = 3;
const FINE = 3;
const NAMES = ['box', 'note', 'bar', 'price', 'badge', 'panel', 'label', 'hint', 'row', 'tile'];
const COPIES = ['Free delivery', 'Only today', 'Back in stock', 'Two for one', 'Last pieces', 'New in', 'Loved by many'];
const LANGUAGES = ['js', 'css'] as const;

/** A place in a code: what is generated there, and what the operator wants. */
interface Piece {
  readonly language: 'js' | 'css';
  readonly generated: string;
  readonly wanted: string;
}

/**
 * An operator with twenty hidden preferences corrects a stream of requests. After each correction what is new is
 * learnt and applied to the next code before the operator sees it. The same seed gives the same stream.
 */
export function simulateOperator(seed: number, requests: number): Step[] {
  const random = seededRandom(seed);
  let learnt = NOTHING_LEARNT;
  let count = 0;
  const steps: Step[] = [];
  for (let request = 0; request < requests; request += 1) {
    const pieces = drawPieces(random);
    const corrections: Correction[] = [];
    let unneeded = 0;
    for (const language of LANGUAGES) {
      const own = pieces.filter((piece) => piece.language === language);
      const shown = applyImprovements(own.map(({ generated }) => generated).join('\n'), language, learnt.improvements).code;
      const wanted = own.map((piece) => piece.wanted).join('\n');
      unneeded += own.filter((piece) => piece.generated === piece.wanted && !shown.includes(piece.generated)).length;
      if (shown === wanted) continue;
      corrections.push({ id: `c${count}`, seq: count, language, author: `p${request % 3}`, original: shown, corrected: wanted });
      count += 1;
    }
    const began = process.cpuUsage();
    const needsCorrection = corrections.length > 0;
    if (needsCorrection) learnt = learnOn(learnt, corrections, { policy: null });
    steps.push({ needsCorrection, unneeded, learningMs: needsCorrection ? processorMs(began) : null });
  }
  return steps;
}

/** Of this process: other work on the machine does not count. */
function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function drawPieces(random: () => number): Piece[] {
  const draw = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] ?? (from[0] as T);
  const drawSome = (from: readonly Preference[], count: number): Preference[] => {
    const chosen = new Set<Preference>();
    while (chosen.size < count) chosen.add(draw(from));
    return [...chosen];
  };
  const chosen = [...drawSome(PREFERENCES, MINDED), ...drawSome(RIGHT, FINE)];
  return chosen.map((preference, at): Piece => {
    const place: Place = {
      name: `${draw(NAMES)}${at}`,
      other: `${draw(NAMES)}Of${at}`,
      own: `fh-${draw(NAMES)}-${Math.floor(random() * 1000)}`,
      copy: draw(COPIES),
      number: 2 + Math.floor(random() * 10),
    };
    return { language: preference.language, generated: preference.generated(place), wanted: preference.wanted(place) };
  });
}
