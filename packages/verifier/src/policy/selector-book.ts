import type { ApprovalIndex } from '@safecode/selectors/approval/approval-index';
import { approvingEntry } from '@safecode/selectors/approval/approving-entry';
import { judgeSelector, type SelectorJudgement } from '@safecode/selectors/approval/judge-selector';
import { attributeTests } from '@safecode/selectors/approval/selector-names';
import { expandBranches } from '@safecode/selectors/parsing/expand-branches';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { attributeEquals, classTest, idTest, simpleComplex, type SelectorList } from '@safecode/selectors/parsing/selector-model';
import { selectsSensitiveField } from '../rules/sensitive-field/sensitive-names.js';

/** How a query names what it wants: a CSS selector, an id, class names, a tag name or a name attribute. */
export type QueryForm = 'css' | 'id' | 'class' | 'tag' | 'name';

/** A selector with what the policy says of it. */
export interface JudgedSelector {
  readonly list: SelectorList;
  /** In canonical spelling. */
  readonly text: string;
  readonly judgement: SelectorJudgement;
  readonly isSensitive: boolean;
  /** The entry that approves it and is on its way out, when no other does; null: what approves it lasts. */
  readonly retiring: string | null;
}

/** A brand's code uses the brand's selectors, and few others: this many are kept, and no more text than this. */
const MAX_KEPT = 2000;
const MAX_TEXT = 400_000;

/**
 * The selectors of one page type under one policy, read and judged when they are first used: every round of an
 * analysis and every change of the brand asks for the same ones. What a judgement says follows from the policy and the
 * text alone.
 */
export class SelectorBook {
  private readonly byText: Readonly<Record<QueryForm, Map<string, JudgedSelector | null>>> = { css: new Map(), id: new Map(), class: new Map(), tag: new Map(), name: new Map() };
  private readonly byList = new Map<SelectorList, JudgedSelector>();
  private readonly scoped = new Map<string, JudgedSelector>();
  private entries = 0;
  private size = 0;

  /** @param lasting the index without the entries that are on their way out; null: there are none */
  constructor(
    readonly index: ApprovalIndex,
    private readonly lasting: ApprovalIndex | null = null,
  ) {}

  /** Reads what a query asks for; null when it does not parse. */
  read(form: QueryForm, text: string): JudgedSelector | null {
    const known = this.byText[form].get(text);
    if (known !== undefined) return known;
    this.makeRoom(text.length);
    const list = selectorOf(form, text);
    const judged = list === null ? null : this.keep(list);
    this.byText[form].set(text, judged);
    return judged;
  }

  /** What the policy says of a list, which was read before or was put together. */
  judge(list: SelectorList): JudgedSelector {
    return this.byList.get(list) ?? this.judgeAnew(list);
  }

  /** A list that was put together of others, by a name that stands for it. */
  composed(name: string, make: () => SelectorList): JudgedSelector {
    let known = this.scoped.get(name);
    if (known === undefined) {
      this.makeRoom(name.length);
      known = this.keep(make());
      this.scoped.set(name, known);
    }
    return known;
  }

  private keep(list: SelectorList): JudgedSelector {
    const judged = this.judge(list);
    this.byList.set(list, judged);
    return judged;
  }

  private judgeAnew(list: SelectorList): JudgedSelector {
    const judgement = judgeSelector(this.index, list);
    return { list, text: formatSelector(list), judgement, isSensitive: selectsSensitiveField(attributeTests(list)), retiring: judgement.approved ? this.retiringEntry(list) : null };
  }

  private retiringEntry(list: SelectorList): string | null {
    const { lasting } = this;
    if (lasting === null || judgeSelector(lasting, list).approved) return null;
    const leaning = (expandBranches(list) ?? []).find((member) => !judgeSelector(lasting, [member]).approved);
    const kept = new Set(lasting.entries.map(({ selector }) => selector));
    return leaning === undefined ? null : approvingEntry(this.index, leaning, (entry) => !kept.has(entry));
  }

  private makeRoom(length: number): void {
    this.entries += 1;
    this.size += length;
    if (this.entries <= MAX_KEPT && this.size <= MAX_TEXT) return;
    for (const texts of Object.values(this.byText)) texts.clear();
    this.byList.clear();
    this.scoped.clear();
    this.entries = 1;
    this.size = length;
  }
}

function selectorOf(form: QueryForm, text: string): SelectorList | null {
  if (form === 'id') return [simpleComplex(idTest(text))];
  if (form === 'name') return [simpleComplex(attributeEquals('name', text))];
  if (form === 'tag') return [simpleComplex(text === '*' ? { kind: 'universal' } : { kind: 'tag', name: text.toLowerCase() })];
  if (form === 'class') {
    const names = text.split(/\s+/).filter((name) => name !== '');
    return names.length === 0 ? null : [simpleComplex(...names.map(classTest))];
  }
  const parsed = parseSelector(text);
  return parsed.ok ? parsed.list : null;
}
