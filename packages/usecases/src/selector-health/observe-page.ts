import { isBroken, nextHealth, UNSEEN } from '@safecode/domain/selector-health/health-state';
import type { Suggestion } from '@safecode/domain/selector-health/health-view';
import { judgeLook, type Look } from '@safecode/domain/selector-health/judge-look';
import type { HealthRecord, SeenSelector } from '@safecode/database/selector-health/health-repository';
import { familyOf } from '@safecode/selectors/fingerprint/element-kind';
import { FINGERPRINT_VERSION, type Fingerprint } from '@safecode/selectors/fingerprint/fingerprint';
import { fingerprintOf, profilePage, type PageProfile } from '@safecode/selectors/fingerprint/profile-page';
import type { PageElement } from '@safecode/selectors/page/page';
import { parsePage } from '@safecode/selectors/page/parse-page';
import { queryAll } from '@safecode/selectors/page/query-all';
import { nextRegion, type RegionDiff, type RegionMemory } from '@safecode/selectors/regions/region-memory';
import { sketchRegion } from '@safecode/selectors/regions/region-sketch';
import { relocateFingerprint, type Relocation } from '@safecode/selectors/relocation/relocate';
import type { PageCapture, ProbedSelector } from '../browser-port.js';
import { suggestMend } from './suggest-mend.js';

export interface WatchedSelector {
  readonly id: number;
  readonly selector: string;
}

/** One look at one selector, and what is suggested when it is newly broken. */
export interface LookedAt extends SeenSelector {
  readonly suggestion: Suggestion | null;
  /** What changed around its element since it was last looked at; null: nothing that stays. */
  readonly regionChange: RegionDiff | null;
}

/** So sure must be that the element is elsewhere before a selector that matches is called wrong. */
const ELSEWHERE_FROM = 0.9;

/**
 * What a visit saw of each selector, against what is remembered of it. A selector that never found anything on the page
 * is left out: it may stand for something that is there only sometimes. Pure.
 */
export function observePage(capture: PageCapture, selectors: readonly WatchedSelector[], memory: ReadonlyMap<number, HealthRecord>): readonly LookedAt[] {
  const observer = new PageObserver(capture, new Set(selectors.map(({ selector }) => selector)));
  const probes = new Map(capture.probes.map((probe) => [probe.selector, probe]));
  return selectors.flatMap((watched) => {
    const probe = probes.get(watched.selector);
    const known = memory.get(watched.id) ?? null;
    if (probe === undefined || (known === null && probe.count === 0 && probe.problem === null)) return [];
    return [observer.look(watched, probe, known)];
  });
}

class PageObserver {
  private readonly profile: PageProfile;
  private readonly boxes = new Map<number, ProbedSelector['elements'][number]>();

  /** @param taken selectors of the page and, as they are suggested, those that others may get */
  constructor(
    capture: PageCapture,
    private readonly taken: Set<string>,
  ) {
    // A visit runs scripts, so that nothing inside `noscript` is on the page.
    this.profile = profilePage(parsePage(capture.html, { scripting: true }));
    for (const probe of capture.probes) for (const element of probe.elements) this.boxes.set(element.index, element);
  }

  look({ id, selector }: WatchedSelector, probe: ProbedSelector, known: HealthRecord | null): LookedAt {
    const matches = probe.count === 0 ? [] : this.matchesOf(selector);
    const [first] = matches;
    const relocation = this.relocate(known, matches);
    const kind = first === undefined ? null : familyOf(first);
    const observation = judgeLook({ problem: probe.problem, count: probe.count, visibleCount: probe.visibleCount, baseline: known?.baseline ?? null, kind, element: placeOf(relocation, matches) });
    const before = known ?? { ...UNSEEN, selectorId: id, fingerprint: null, baseline: null, baselineSnapshotId: null, baselineBox: null, region: null };
    const memory = nextHealth(before, observation);
    const box = probe.elements[0]?.box ?? null;
    const isChanged = memory.state !== before.state;
    const region = observation.state === 'valid' && first !== undefined ? nextRegion(before.region as RegionMemory | null, sketchRegion(first)) : null;
    const record: HealthRecord =
      region !== null && first !== undefined
        ? { ...before, ...memory, region: region.memory, fingerprint: fingerprintOf(this.profile, first) ?? null, baseline: { count: probe.count, isVisible: probe.visibleCount > 0, kind: familyOf(first) }, baselineBox: box }
        : { ...before, ...memory };
    const suggestion = isChanged && isBroken(memory.state) && relocation !== null ? this.suggest(before.baseline?.count ?? 1, relocation) : null;
    return { selectorId: id, selector, observation, matchCount: probe.count, visibleCount: probe.visibleCount, box, record, isChanged, suggestion, regionChange: region?.change ?? null };
  }

  /** Two selectors that stood for one element get two selectors again: a brand has no selector twice. */
  private suggest(count: number, relocation: Relocation): Suggestion {
    const suggestion = suggestMend({ page: this.profile.page, count, taken: this.taken, boxOf: (element) => this.boxes.get(element.index)?.box ?? null }, relocation);
    if (suggestion.selector !== null) this.taken.add(suggestion.selector);
    return suggestion;
  }

  private matchesOf(selector: string): readonly PageElement[] {
    try {
      return queryAll(this.profile.page, selector);
    } catch {
      // The browser could read it and found something; without the model there is nothing to compare.
      return [];
    }
  }

  /** Where the element is now; null without a fingerprint, and when what is found is plainly the same element. */
  private relocate(known: HealthRecord | null, matches: readonly PageElement[]): Relocation | null {
    const fingerprint = known?.fingerprint as Fingerprint | null | undefined;
    if (fingerprint === null || fingerprint === undefined || fingerprint.version !== FINGERPRINT_VERSION) return null;
    if (matches.some((element) => this.isPlainlySame(fingerprint, element))) return null;
    return relocateFingerprint(fingerprint, this.profile);
  }

  /** Same kind, same names and same text, or the same id: no need to search the whole page for it. */
  private isPlainlySame({ traits: then }: Fingerprint, element: PageElement): boolean {
    const now = this.profile.traits[element.index];
    if (now === undefined || now.tag !== then.tag) return false;
    if (then.id !== '' && now.id === then.id) return true;
    return now.text === then.text && now.classes.join(' ') === then.classes.join(' ') && now.path.join(' ') === then.path.join(' ');
  }
}

function placeOf(relocation: Relocation | null, matches: readonly PageElement[]): Look['element'] {
  if (relocation === null) return matches.length === 0 ? null : 'matched';
  const { element, outcome, confidence } = relocation;
  if (element !== null && matches.includes(element)) return 'matched';
  if (outcome === 'gone') return matches.length === 0 ? 'gone' : 'unsure';
  if (outcome === 'found' && (matches.length === 0 || confidence >= ELSEWHERE_FROM)) return 'elsewhere';
  return 'unsure';
}
