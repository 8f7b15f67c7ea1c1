import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { Finding } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import { CATEGORY_TEXTS } from './category-texts.js';
import type { FixHint } from './fix-hint.js';
import { lineIndex, type Place } from './line-index.js';

/** Offsets into the source; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Draft {
  readonly category: FindingCategory;
  readonly at: Span;
  /** A sentence with the actual value in it. */
  readonly message: string;
  readonly severity?: 'warning';
  readonly why?: string;
  readonly mend?: string;
  /** Rule id, when it is not the one of the category. */
  readonly rule?: string;
  /** What a fix needs to know beyond the place. */
  readonly hint?: FixHint;
}

/** More findings than this help nobody; the verdict is fail long before. */
const MAX_FINDINGS = 500;

/** Gathers findings of one source, once each, and gives them back in order of place. */
export class FindingCollector {
  private readonly drafts = new Map<string, Draft>();
  private checked: ReadonlySet<FindingCategory> | null = null;

  constructor(
    private readonly policy: CompiledPolicy,
    private readonly source: string,
  ) {}

  /** Records a finding, unless the brand's rules leave its category unchecked. */
  add(draft: Draft): void {
    this.checked ??= new Set(this.policy.checked);
    if (!this.checked.has(draft.category) || this.drafts.size >= MAX_FINDINGS) return;
    const key = `${draft.at.start}:${draft.at.end}:${draft.category}:${draft.message}`;
    if (!this.drafts.has(key)) this.drafts.set(key, draft);
  }

  clear(): void {
    this.drafts.clear();
  }

  /** What was recorded so far, in order of recording. */
  drafted(): Iterable<Draft> {
    return this.drafts.values();
  }

  get size(): number {
    return this.drafts.size;
  }

  /** What was recorded, in order of place. */
  ordered(): Draft[] {
    if (this.drafts.size === 0) return [];
    return [...this.drafts.values()].sort(
      (a, b) => a.at.start - b.at.start || a.at.end - b.at.end || compareText(a.category, b.category) || compareText(a.message, b.message),
    );
  }

  /** The drafts as findings: with lines and columns, the brand's rule, and why and how. */
  toFindings(drafts: readonly Draft[]): Finding[] {
    if (drafts.length === 0) return [];
    const place = lineIndex(this.source);
    return drafts.map((draft) => this.toFinding(draft, place));
  }

  private toFinding(draft: Draft, place: (offset: number) => Place): Finding {
    const start = place(draft.at.start);
    const end = place(Math.max(draft.at.end, draft.at.start));
    const text = CATEGORY_TEXTS[draft.category];
    const rule = draft.rule ?? (text.rule === undefined ? undefined : this.policy.ruleIds[text.rule]);
    return {
      category: draft.category,
      severity: draft.severity ?? 'error',
      message: draft.message,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      ...(rule === undefined ? {} : { rule }),
      why: draft.why ?? text.why,
      mend: draft.mend ?? text.mend,
    };
  }
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
