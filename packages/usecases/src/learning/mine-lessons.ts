import type { Improvement } from '@safecode/domain/corrections/improvement';
import type { ActiveLesson } from '@safecode/domain/learning/active-lesson';
import { nameLesson } from '@safecode/domain/learning/name-lesson';
import type { LessonReplay } from '@safecode/domain/learning/lesson';
import type { ShownLesson } from '@safecode/domain/learning/settle-lessons';
import { wilsonInterval } from '@safecode/domain/learning/wilson';
import type { BrandPolicy } from '@safecode/domain/policy/brand-policy';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { LessonContent } from '@safecode/database/learning/lesson-repository';
import type { JudgedCode, MiningCorrection } from '@safecode/database/learning/mining-inputs';
import { hashParts } from '@safecode/generator/content-hash';
import type { Correction } from '@safecode/learning/learn';
import { learnMany } from '@safecode/learning/learn-many';
import { applyImprovements } from '@safecode/learning/apply-improvements';
import { isSameCode } from '@safecode/learning/replay/distance';
import { leaveOneOut } from '@safecode/learning/replay/leave-one-out';
import { learntChecks } from '@safecode/learning/rules/learnt-checks';
import { Replay } from '@safecode/learning/replay/replay-improvement';
import { canonicalJson } from '@safecode/verifier/hashing/canonical-json';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';

/** Plain data: it may go to another thread. */
export interface MiningInput {
  readonly corrections: readonly MiningCorrection[];
  readonly codes: readonly JudgedCode[];
  readonly policy: BrandPolicy;
  /** Those in use: rules may demand them. */
  readonly lessons: readonly ActiveLesson[];
}

/** What corrections show, with everything a person needs to decide on it. Plain data too. */
export interface MinedLesson extends LessonContent, Omit<ShownLesson, 'replay' | 'pages'> {}

/** Mining beside the thread that takes jobs: it needs seconds of computing where there are many corrections. */
export interface MiningThreads {
  mine(input: MiningInput): Promise<MinedLesson[]>;
}

/**
 * What the corrections of one brand have in common, each lesson replayed on code of the past. Pure and deterministic: the
 * same corrections give the same lessons, in the same order. Lessons that would break approved code are left out.
 */
export function mineLessons({ corrections, codes, policy, lessons }: MiningInput): MinedLesson[] {
  const compiled = compilePolicy(policy, learntChecks(lessons));
  const samples = corrections.flatMap(samplesOf);
  const replay = new Replay(
    codes.map((code) => ({
      id: code.id,
      pageType: code.pageType,
      isApproved: code.isApproved,
      generated: { javascript: code.javascript, css: code.css },
      final: { javascript: code.finalJavascript, css: code.finalCss },
    })),
    compiled,
  );
  const hashes = new Map(codes.map(({ id, contentHash }) => [id, contentHash]));
  const people = new Map(corrections.map(({ id, person }) => [String(id), person]));
  const byId = new Map<string, Correction[]>();
  for (const sample of samples) byId.set(sample.id, [...(byId.get(sample.id) ?? []), sample]);
  const learnt = new Map(learnMany(samples, { policy: compiled }).map((improvement) => [improvement.id, improvement]));
  return [...learnt.values()]
    .map((improvement) => describe(improvement, { samples: byId, people, replay, hashes }))
    .filter(({ replay: { approved } }) => approved.every(({ verdict }) => verdict === 'pass'));
}

/** A correction of both languages is one of each: what they have in common is found either way. */
function samplesOf(correction: MiningCorrection): Correction[] {
  const of = (language: CodeLanguage, original: string, corrected: string): Correction[] =>
    original === corrected ? [] : [{ id: String(correction.id), seq: correction.id, language, author: correction.person === null ? '' : String(correction.person), original, corrected }];
  return [...of('js', correction.javascript, correction.correctedJavascript), ...of('css', correction.css, correction.correctedCss)];
}

interface Known {
  readonly samples: ReadonlyMap<string, readonly Correction[]>;
  readonly people: ReadonlyMap<string, number | null>;
  readonly replay: Replay;
  readonly hashes: ReadonlyMap<number, string>;
}

function describe(learnt: Improvement, known: Known): MinedLesson {
  const support = [...new Set(learnt.support)];
  const people = [...new Set(support.flatMap((id) => known.people.get(id) ?? []))].sort((one, other) => one - other);
  const improvement: Improvement = { ...learnt, support, authors: people.map(String) };
  const members = support.flatMap((id) => known.samples.get(id) ?? []);
  const heldOut = leaveOneOut(improvement, members.filter(({ language }) => language === improvement.language));
  const { approved, ...counts } = known.replay.of(improvement);
  const judged = counts.saved + counts.worse + counts.unchanged;
  const interval = wilsonInterval(counts.saved, judged);
  const replay: LessonReplay = {
    judged,
    ...counts,
    interval: { low: judged === 0 ? 0 : interval.low * judged, high: interval.high * judged },
    avoidedCorrections: support.filter((id) => isAvoided(improvement, known.samples.get(id) ?? [])).map(Number).slice(0, 200),
    approved: approved.slice(0, 200).map(({ codeId, verdict }) => ({ codeId, verdict, contentHash: known.hashes.get(codeId) ?? '' })),
  };
  const evidence = wilsonInterval(counts.saved, counts.saved + counts.worse).low;
  return {
    key: improvement.id,
    name: nameLesson(improvement),
    improvement,
    support: support.map(Number),
    people: people.length,
    heldOut,
    replay,
    pages: null,
    score: counts.saved * evidence,
    contentHash: hashParts('safecode-lesson-1', [canonicalJson(improvement.change), support.join(','), canonicalJson(replay.approved), String(replay.worse)]),
    isClean: replay.worse === 0 && approved.length === 0 && heldOut !== null && heldOut.right === heldOut.of,
  };
}

/** Nothing of the correction would have been left to do. */
const isAvoided = (improvement: Improvement, samples: readonly Correction[]): boolean =>
  samples.every(({ original, corrected, language }) => isSameCode(applyImprovements(original, language, [improvement]).code, corrected, language));
