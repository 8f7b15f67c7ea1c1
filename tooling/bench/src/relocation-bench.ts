import { readFileSync } from 'node:fs';
import path from 'node:path';
import { profilePage, type PageProfile } from '@safecode/selectors/fingerprint/profile-page';
import type { PageElement } from '@safecode/selectors/page/page';
import { parsePage } from '@safecode/selectors/page/parse-page';
import { queryAll } from '@safecode/selectors/page/query-all';
import { mendSelector, type MendedSelector } from '@safecode/selectors/relocation/mend-selector';
import { pairPages, type PagePair } from '@safecode/selectors/relocation/page-pair';
import { median, printFigure, quantile } from './figure.js';
import { readPairs, type LabelledPair, type LabelledTarget } from './relocation/development-pairs.js';
import { calibrationError } from './relocation/fit-calibration.js';

const BENCH = 'relocation';

interface Answered {
  readonly suite: string;
  readonly target: LabelledTarget;
  readonly answer: MendedSelector;
  readonly right: boolean;
  readonly ms: number;
}

/**
 * How many selectors of labelled page pairs are mended to the very element, how many removed elements are told as gone,
 * whether the confidence holds, and the time a target takes once its pages are parsed. Pages of the folder the weights
 * were learned from give figures that are too good; decision 0018 has the cross-validated ones.
 */
export function benchRelocation(): void {
  const folder = process.env['RELOCATION_DATA'] ?? '';
  const pairs = folder === '' ? null : readPairs(folder);
  if (pairs === null) {
    process.stderr.write('relocation: skipped, because RELOCATION_DATA names no folder with a manifest.json of labelled page pairs\n');
    return;
  }
  const parse: number[] = [];
  // The first pair warms the code up and is answered again.
  for (const pair of pairs.slice(0, 1)) answerPair(folder, pair, []);
  const answers = pairs.flatMap((pair) => answerPair(folder, pair, parse));
  printAccuracy(answers);
  printFigure({ bench: BENCH, metric: 'parsing and reading a page, median', value: median(parse), unit: 'ms' });
  const times = answers.map(({ ms }) => ms);
  printFigure({ bench: BENCH, metric: 'a target after parsing, mean', value: times.reduce((sum, ms) => sum + ms, 0) / times.length, unit: 'ms' });
  printFigure({ bench: BENCH, metric: 'a target after parsing, median', value: median(times), unit: 'ms' });
  printFigure({ bench: BENCH, metric: 'a target after parsing, 95th percentile', value: quantile(times, 0.95), unit: 'ms' });
}

function answerPair(folder: string, pair: LabelledPair, parse: number[]): Answered[] {
  const read = (file: string): PageProfile => {
    const html = readFileSync(path.join(folder, file), 'utf8');
    const started = performance.now();
    const profile = profilePage(parsePage(html));
    parse.push(performance.now() - started);
    return profile;
  };
  const old = read(pair.old);
  const changed = read(pair.new);
  let pages: PagePair | undefined;
  return pair.targets.map((target) => {
    const started = performance.now();
    // As on the command line, the first target of a pair pays for comparing the pages.
    pages ??= pairPages(old, changed);
    const [element] = queryAll(old.page, target.selector);
    if (element === undefined) throw new Error(`${target.id}: "${target.selector}" matches nothing in the old page`);
    const answer = mendSelector(pages, element, target.selector);
    return { suite: pair.suite, target, answer, right: isRight(changed, target, answer), ms: performance.now() - started };
  });
}

function isRight(changed: PageProfile, target: LabelledTarget, { selector }: MendedSelector): boolean {
  const one = (text: string): PageElement | undefined => {
    const found = queryAll(changed.page, text);
    return found.length === 1 ? found[0] : undefined;
  };
  if (target.truth === null || selector === null) return false;
  const found = one(selector);
  return found !== undefined && found === one(target.truth);
}

function printAccuracy(answers: readonly Answered[]): void {
  const present = answers.filter(({ target }) => target.truth !== null);
  const removed = answers.filter(({ target }) => target.truth === null);
  const broken = present.filter(({ target }) => target.naive !== 'ok');
  const print = (metric: string, right: number, of: number): void => {
    if (of > 0) printFigure({ bench: BENCH, metric, value: right / of, unit: `share of ${of}` });
  };
  const printRight = (metric: string, of: readonly Answered[]): void => print(metric, of.filter(({ right }) => right).length, of.length);
  printRight('right element, all present', present);
  printRight('right element, broken selectors', broken);
  for (const suite of new Set(broken.map((answer) => answer.suite))) printRight(`right element, broken selectors, ${suite}`, broken.filter((answer) => answer.suite === suite));
  printRight('right element, broken selectors, text changed', broken.filter(({ target }) => (target.text ?? '') !== (target.newText ?? '')));
  print('healed although removed', removed.filter(({ answer }) => answer.selector !== null).length, removed.length);
  print('called found although removed', removed.filter(({ answer }) => answer.outcome === 'found').length, removed.length);
  const claims = answers.filter(({ answer }) => answer.selector !== null).map(({ answer, right }) => ({ confidence: answer.confidence, right }));
  printFigure({ bench: BENCH, metric: 'expected calibration error of heals', value: calibrationError(claims), unit: '0..1' });
}
