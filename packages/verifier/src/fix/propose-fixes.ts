import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { CodeLanguage, Finding, Fix, VariationReport, VerificationReport } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import type { Draft } from '../report/finding-collector.js';
import { analyse, verify } from '../verify.js';
import { addGuard } from './add-guard.js';
import { applyEdits, codeOf, readChange, type ChangeSources, type Fixer, type FixRequest, type ReadChange } from './change.js';
import { differences } from './differences.js';
import { keepLocal } from './keep-local.js';
import { mendAsLearnt } from './mend-as-learnt.js';
import { removeImportant } from './remove-important.js';
import { renameInSelector, renameName } from './rename-name.js';
import { replaceSelector } from './replace-selector.js';
import { setAsText } from './set-as-text.js';
import { useHttps } from './use-https.js';
import { writeInEdition } from './write-in-edition.js';
import { removeDebugger, removeFence, writePlainly } from './write-plainly.js';

const FIXERS: Readonly<Partial<Record<FindingCategory, Fixer>>> = {
  syntax: removeFence,
  'es-level': writeInEdition,
  'unapproved-selector': (request) => [...replaceSelector(request), ...renameInSelector(request)],
  'dangerous-sink': setAsText,
  obfuscation: writePlainly,
  network: useHttps,
  navigation: useHttps,
  'global-leak': keepLocal,
  'missing-guard': addGuard,
  'forbidden-api': removeDebugger,
  'css-remote': useHttps,
  'css-unprefixed': renameName,
  'css-important': removeImportant,
  'learnt-rule': mendAsLearnt,
};

/** Characters that are verified to prove the fixes of one report: beyond, the rest of its findings get none. */
const PROOF_BUDGET = 400_000;
/** Findings that are looked at: more fixes than this are applied in several goes. */
const MAX_FIXED = 40;
/** Guards that may be added to a fix, so that it brings nothing new to light. */
const MAX_COMPLETIONS = 3;

/**
 * Adds to the findings of a report the fixes that are known to be safe. Each was applied on trial: what is left is
 * found by fewer findings, and no category has more of them than before. Pure, like the verification itself.
 */
export function proposeFixes(policy: CompiledPolicy, sources: ChangeSources, report: VariationReport): VariationReport {
  if (report.parts.every((part) => part.findings.length === 0)) return report;
  const trial = new Trial(policy, sources, report);
  return { ...report, parts: report.parts.map((part) => ({ ...part, findings: trial.fixesFor(part) })) };
}

/** Tries fixes on one change. The same fix of several findings is tried once. */
class Trial {
  private readonly change: ReadChange;
  private readonly before: ReadonlyMap<string, number>;
  private readonly judged = new Map<string, Fix | null>();
  private budget = PROOF_BUDGET;

  constructor(
    private readonly policy: CompiledPolicy,
    private readonly sources: ChangeSources,
    report: VariationReport,
  ) {
    this.change = readChange(sources);
    this.before = countFindings(report.parts);
  }

  fixesFor(part: VerificationReport): Finding[] {
    const code = codeOf(this.sources, part.language);
    if (part.findings.length === 0 || code === '') return part.findings;
    const { drafts } = analyse(this.policy, { pageType: this.sources.pageType, language: part.language, code });
    return part.findings.map((finding, index) => {
      const draft = index < MAX_FIXED ? drafts[index] : undefined;
      const fix = draft === undefined ? null : this.fixFor(draft, part.language);
      return fix === null ? finding : { ...finding, fix };
    });
  }

  private fixFor(draft: Draft, language: CodeLanguage): Fix | null {
    for (const candidate of candidatesFor({ policy: this.policy, language, draft, change: this.change })) {
      const key = JSON.stringify(candidate.edits);
      let fix = this.judged.get(key);
      if (fix === undefined) {
        fix = this.prove(candidate);
        this.judged.set(key, fix);
      }
      if (fix !== null) return fix;
    }
    return null;
  }

  /** The fix when it mends more than it breaks, by itself or with what it then takes; else null. */
  private prove(candidate: Fix): Fix | null {
    let changed = applyEdits(this.sources, candidate.edits);
    for (let step = 0; step <= MAX_COMPLETIONS; step += 1) {
      this.budget -= changed.javascript.length + changed.css.length;
      if (this.budget < 0) return null;
      if (isImprovement(this.before, countFindings(verifySources(this.policy, changed)))) {
        return step === 0 ? candidate : { title: candidate.title, edits: differences(this.sources, changed) };
      }
      const next = this.completion(changed);
      if (next === null) return null;
      changed = applyEdits(changed, next.edits);
    }
    return null;
  }

  /** A fix for what a fix has brought to light: once an element is approved, that it may be absent counts. */
  private completion(changed: ChangeSources): Fix | null {
    if (changed.javascript === '') return null;
    const { drafts } = analyse(this.policy, { pageType: changed.pageType, language: 'js', code: changed.javascript });
    const fresh = drafts.find((draft) => draft.category === 'missing-guard');
    if (fresh === undefined || this.before.has('error:missing-guard')) return null;
    return candidatesFor({ policy: this.policy, language: 'js', draft: fresh, change: readChange(changed) })[0] ?? null;
  }
}

function candidatesFor(request: FixRequest): Fix[] {
  return FIXERS[request.draft.category]?.(request) ?? [];
}

/** The reports of the parts of a change that are there. */
export function verifySources(policy: CompiledPolicy, sources: ChangeSources): VerificationReport[] {
  return (['js', 'css'] as const)
    .filter((language) => codeOf(sources, language).trim() !== '')
    .map((language) => verify(policy, { pageType: sources.pageType, language, code: codeOf(sources, language) }));
}

/** How many findings there are of each category and severity. */
export function countFindings(reports: readonly VerificationReport[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of reports.flatMap((report) => report.findings)) {
    const key = `${finding.severity}:${finding.category}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** True when fewer findings are left, and of no category more than before. */
export function isImprovement(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  if ([...after].some(([key, count]) => count > (before.get(key) ?? 0))) return false;
  return total(after) < total(before);
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
