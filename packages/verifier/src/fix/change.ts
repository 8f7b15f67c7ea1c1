import type { CodeLanguage, Fix, TextEdit } from '@safecode/domain/verification/report';
import { parseCss } from '../css/parse-css.js';
import type { CssNode, CssToken } from '../css/css-syntax.js';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import type { Draft } from '../report/finding-collector.js';
import { readJsSource, type JsSource } from './js-source.js';

/** The sources of one change; an empty text is a part that is not there. */
export interface ChangeSources {
  readonly pageType: string;
  readonly javascript: string;
  readonly css: string;
}

/** What a fixer works on: one finding, with everything that is known of the change it stands in. */
export interface FixRequest {
  readonly policy: CompiledPolicy;
  readonly language: CodeLanguage;
  readonly draft: Draft;
  readonly change: ReadChange;
}

/** Ways to mend a finding, the best first. None is applied before it was proved to mend more than it breaks. */
export type Fixer = (request: FixRequest) => Fix[];

/** A style sheet with its tokens. */
interface CssSource {
  readonly code: string;
  readonly nodes: readonly CssNode[];
}

/** The sources of a change, read once for all its fixes. */
export interface ReadChange {
  readonly sources: ChangeSources;
  readonly js: JsSource | null;
  readonly css: CssSource | null;
}

/** Reads the sources of a change. */
export function readChange(sources: ChangeSources): ReadChange {
  const css = sources.css === '' ? null : { code: sources.css, nodes: parseCss(sources.css, 'stylesheet').nodes };
  return { sources, js: sources.javascript === '' ? null : readJsSource(sources.javascript), css };
}

/** The source a finding of this language stands in. */
export function codeOf(sources: ChangeSources, language: CodeLanguage): string {
  return language === 'js' ? sources.javascript : sources.css;
}

/** A change with some of its text replaced. Edits must not overlap. */
export function applyEdits(sources: ChangeSources, edits: readonly TextEdit[]): ChangeSources {
  return { ...sources, javascript: applyTo(sources.javascript, edits, 'js'), css: applyTo(sources.css, edits, 'css') };
}

function applyTo(code: string, edits: readonly TextEdit[], language: CodeLanguage): string {
  let result = code;
  const own = edits.filter((edit) => edit.language === language);
  // From the end, so that the places of the others stay right; of two insertions at one place the first stays first.
  for (const edit of own.map((one, order) => ({ ...one, order })).sort((a, b) => b.start - a.start || b.end - a.end || b.order - a.order)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  }
  return result;
}

/** True when two fixes change the same text, so that they cannot be applied together. */
export function overlap(left: Fix, right: Fix): boolean {
  return left.edits.some((a) => right.edits.some((b) => a.language === b.language && a.start <= b.end && b.start <= a.end));
}

/** Every token of a style sheet that stands in a prelude, with the rule or at-rule it belongs to. */
export function preludes(nodes: readonly CssNode[]): { readonly node: Exclude<CssNode, { kind: 'declaration' }>; readonly tokens: readonly CssToken[] }[] {
  return nodes.flatMap((node) => (node.kind === 'declaration' ? [] : [{ node, tokens: node.prelude }, ...preludes(node.body ?? [])]));
}

/** Every declaration of a style sheet, at any depth. */
export function declarations(nodes: readonly CssNode[]): Extract<CssNode, { kind: 'declaration' }>[] {
  return nodes.flatMap((node) => (node.kind === 'declaration' ? [node] : declarations(node.body ?? [])));
}
