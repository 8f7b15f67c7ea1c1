import type { Alias } from '@safecode/domain/corrections/improvement';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { parseSelectorText, type ComplexText, type CompoundText, type SimpleText } from '../css/selector-text.js';
import { selectorPlaces, type SelectorPlace } from '../positions/selector-places.js';
import { isRunOf } from '../positions/used-selectors.js';
import { applyChanges, type TextChange } from '../rewrite/write-code.js';
import { readCode } from '../tree/read-code.js';

/** Puts the new selector in the place of the old one wherever a selector of the code has it. Returns the code itself when nothing is to change. */
export function applyAlias(alias: Alias, code: string, language: CodeLanguage): string {
  const read = readCode(code, language);
  const from = parseSelectorText(alias.from, 0)?.[0];
  const to = parseSelectorText(alias.to, 0)?.[0];
  if (read === null || from === undefined || to === undefined) return code;
  const writer = new AliasWriter({ from, to });
  const changes = selectorPlaces(read).flatMap((place) => (place.method === null ? place.members.flatMap((member) => writer.changes(member, { code, quote: place.quote })) : writer.idChanges(place)));
  if (changes.length === 0) return code;
  const next = applyChanges(code, changes);
  return readCode(next, language) === null ? code : next;
}

interface Site {
  readonly code: string;
  readonly quote: string;
}

class AliasWriter {
  private readonly from: ComplexText;
  private readonly to: ComplexText;

  constructor(alias: { readonly from: ComplexText; readonly to: ComplexText }) {
    this.from = alias.from;
    this.to = alias.to;
  }

  changes(complex: ComplexText, site: Site): TextChange[] {
    const changes: TextChange[] = [];
    for (let at = 0; at < complex.length; at += 1) {
      const change = this.fits(complex, at) && !this.isNew(complex, at) ? this.change(complex, at, site) : null;
      if (change !== null) {
        changes.push(change);
        at += this.from.length - 1;
      } else for (const simple of complex[at]?.simples ?? []) for (const inner of simple.inner) changes.push(...this.changes(inner, site));
    }
    return changes;
  }

  /** `getElementById('x')` stays that call for an id and becomes `querySelector` for anything else. */
  idChanges(place: SelectorPlace): TextChange[] {
    const [member] = place.members;
    const wanted = this.from[0]?.simples;
    if (member === undefined || place.method === null || this.from.length !== 1 || wanted?.length !== 1 || wanted[0]?.key !== place.key) return [];
    const [compound] = this.to;
    const [only] = compound?.simples ?? [];
    if (this.to.length === 1 && compound?.simples.length === 1 && only?.key.startsWith('#') === true) return [{ start: place.start, end: place.end, text: only.key.slice(1) }];
    if (place.method.end === 0) return [];
    return [{ ...place.method, text: 'querySelector' }, { start: place.start, end: place.end, text: requote(this.to.map((one, index) => tie(one, index) + one.simples.map(({ key }) => key).join('')).join(''), place.quote) }];
  }

  private fits(complex: ComplexText, at: number): boolean {
    return isRunOf(this.from, complex, at);
  }

  /** The new selector contains the old one, and stands here already. */
  private isNew(complex: ComplexText, at: number): boolean {
    for (let offset = 0; offset + this.from.length <= this.to.length; offset += 1) {
      if (isRunOf(this.from, this.to, offset) && at - offset >= 0 && isRunOf(this.to, complex, at - offset)) return true;
    }
    return false;
  }

  private change(complex: ComplexText, at: number, site: Site): TextChange | null {
    const run = complex.slice(at, at + this.from.length);
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined) return null;
    const texts: string[] = [];
    for (const [index, compound] of this.to.entries()) {
      const behind = this.to.length - 1 - index;
      const matched = behind === 0 ? run.length - 1 : this.to.length === run.length ? index : index === 0 && run.length > 1 ? 0 : -1;
      const text = this.compound(compound, { own: run[matched], old: this.from[matched], site });
      if (text === null) return null;
      texts.push(`${tie(compound, index)}${text}`);
    }
    return { start: first.start, end: last.end, text: texts.join('') };
  }

  /** A compound of the new selector with the rest of the compound that stood there. */
  private compound(compound: CompoundText, { own, old, site }: { own: CompoundText | undefined; old: CompoundText | undefined; site: Site }): string | null {
    const text = (simple: SimpleText): string => requote(simple.key, site.quote);
    const fresh = compound.simples.map(text).join('');
    if (own === undefined || old === undefined) return fresh;
    const replaced = new Set(old.simples.map(({ key }) => key));
    const rest = own.simples.filter((simple) => !replaced.has(simple.key) && !compound.simples.some(({ key }) => key === simple.key));
    const written = (simple: SimpleText): string => site.code.slice(simple.start, simple.end);
    const startsWithTag = isTag(compound.simples[0]);
    if (startsWithTag && rest.some(isTag)) return null;
    const before = startsWithTag ? [] : rest.filter((simple) => isTag(simple) || simple.start < (own.simples.find(({ key }) => replaced.has(key))?.start ?? 0));
    const behind = rest.filter((simple) => !before.includes(simple));
    return `${before.map(written).join('')}${fresh}${behind.map(written).join('')}`;
  }
}

function isTag(simple: SimpleText | undefined): boolean {
  return simple !== undefined && !/^[.#[:]/.test(simple.key);
}

function tie(compound: CompoundText, index: number): string {
  if (index === 0) return '';
  return compound.combinator === ' ' ? ' ' : ` ${compound.combinator} `;
}

/** A selector inside a text: with the quotes that the text does not have. */
function requote(selector: string, quote: string): string {
  return quote === '"' ? selector.replaceAll('"', "'") : selector;
}
