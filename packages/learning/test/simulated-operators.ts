import type { PastOutcome } from '@safecode/domain/confidence/outcome';
import type { SettledCode } from '../src/confidence/fit-model.js';
import { extractFeatures } from '../src/confidence/extract-features.js';
import { requestWords } from '../src/confidence/request-words.js';
import type { Subject } from '../src/confidence/outcome-history.js';
import { probabilityOf } from '../src/statistics/log-odds.js';
import { seededRandom } from '../src/statistics/seeded-random.js';

/** Code of the simulation: what is learnt from it, and the chance that nobody but the simulation knows. */
export interface SimulatedCode extends SettledCode {
  readonly subject: Subject;
  readonly history: readonly PastOutcome[];
  readonly outcome: PastOutcome;
  readonly chance: number;
}

const TEMPLATES = 8;
const PAGE_TYPES = ['home', 'plp', 'pdp', 'cart'] as const;
const THINGS = ['banner', 'badge', 'bar', 'button', 'gallery', 'countdown', 'recommendation', 'form'];
const MANNERS = ['sticky', 'subtle', 'animated', 'rounded', 'compact', 'bold', 'floating', 'collapsible', 'blinking', 'fullscreen'];
const PLACES = ['header', 'footer', 'price', 'image', 'title', 'menu'];
/** Outcomes are there only after so many more codes were made: reviews take time. */
const DELAY = 12;
const REMEMBERED = 400;

/**
 * A stream of code that an operator with hidden preferences decides on: dislikes of manners, of templates and of page
 * types, of warnings and of poor matches. Half way, the worst template gets a version that mends it.
 */
export function simulateOperator(seed: number, count: number): SimulatedCode[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] ?? (from[0] as T);
  const taste = {
    base: between(0.4, 1.6),
    templates: Array.from({ length: TEMPLATES }, () => between(-1.5, 1.2)),
    pages: PAGE_TYPES.map(() => between(-0.5, 0.5)),
    disliked: new Set([pick(MANNERS), pick(MANNERS), pick(MANNERS)]),
    warning: between(-1, -0.3),
    match: between(1, 4),
  };
  const worst = taste.templates.indexOf(Math.min(...taste.templates));
  const codes: SimulatedCode[] = [];
  for (let at = 0; at < count; at += 1) {
    const template = Math.floor(random() * TEMPLATES);
    const page = Math.floor(random() * PAGE_TYPES.length);
    const manner = pick(MANNERS);
    const isMended = template === worst && at > count / 2;
    const subject: Subject = { templateId: template + 1, templateVersion: isMended ? 2 : 1, pageType: PAGE_TYPES[page] ?? 'pdp', words: requestWords(`Add a ${manner} ${THINGS[template] ?? ''} near the ${pick(PLACES)}`) };
    const warnings = random() < 0.3 ? 1 + Math.floor(random() * 3) : 0;
    const matchQuality = between(0.4, 1);
    const odds = taste.base + (isMended ? 1.5 : (taste.templates[template] ?? 0)) + (taste.pages[page] ?? 0) + warnings * taste.warning + (matchQuality - 0.7) * taste.match - (taste.disliked.has(manner) ? 2 : 0);
    const chance = probabilityOf(odds);
    const isClean = random() < chance;
    const history = codes.slice(Math.max(0, at - DELAY - REMEMBERED), Math.max(0, at - DELAY)).map(({ outcome }) => outcome).toReversed();
    const features = extractFeatures(evidence({ warnings, matchQuality, size: between(300, 3000) }), subject, history);
    const trouble = isClean ? null : taste.disliked.has(manner) ? 'style_fix' : warnings > 0 ? 'logic_fix' : 'selector_fix';
    codes.push({ features, isClean, subject, history, chance, outcome: { ...subject, isClean, trouble } });
  }
  return codes;
}

function evidence(made: { readonly warnings: number; readonly matchQuality: number; readonly size: number }): Parameters<typeof extractFeatures>[0] {
  const finding = { category: 'missing-guard', severity: 'warning', message: '', line: 1, column: 1, endLine: 1, endColumn: 2 } as const;
  const effects = { selectors: ['.buy'], hosts: [], events: [], timers: [], globals: [], classes: [], created: [] };
  const part = { verdict: 'pass', language: 'js', pageType: 'pdp', findings: Array.from({ length: made.warnings }, () => finding), effects, checked: [], verifierVersion: '1' } as const;
  return { report: { verdict: 'pass', parts: [{ ...part, findings: [...part.findings], checked: [] }] }, characters: made.size, matchQuality: made.matchQuality, repairs: 0, openQuestions: 0, isWrittenByModel: false };
}
