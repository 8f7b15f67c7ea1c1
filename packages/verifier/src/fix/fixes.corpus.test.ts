import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import type { CorpusCase } from '../corpus/corpus-case.js';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { WHOLE_CORPUS } from '../corpus/whole-corpus.js';
import { compilePolicy } from '../policy/compile-policy.js';
import type { ChangeSources } from './change.js';
import { fixChange } from './fix-change.js';
import { countFindings, isImprovement, verifySources } from './propose-fixes.js';

const policy = compilePolicy(EXAMPLE_POLICY);

function sourcesOf(entry: CorpusCase): ChangeSources {
  return { pageType: entry.pageType ?? 'pdp', javascript: entry.language === 'js' ? entry.code : '', css: entry.language === 'css' ? entry.code : '' };
}

function parses(code: string): boolean {
  try {
    parse(code, { ecmaVersion: 'latest', sourceType: 'script' });
    return true;
  } catch {
    return false;
  }
}

describe('fixes over the whole corpus', () => {
  it.each(WHOLE_CORPUS.map((entry) => [entry.id, entry] as const))('%s: nothing new, parses, and stays as it is the second time', (_id, entry) => {
    const before = sourcesOf(entry);
    const { sources, applied } = fixChange(policy, before);
    const [had, has] = [countFindings(verifySources(policy, before)), countFindings(verifySources(policy, sources))];
    if (applied.length === 0) expect(sources).toEqual(before);
    else expect(isImprovement(had, has)).toBe(true);
    if (applied.length > 0 && sources.javascript !== '') expect(parses(sources.javascript)).toBe(true);
    expect(fixChange(policy, sources)).toMatchObject({ sources, applied: [] });
  });

  it('mends at least one case in eight of those that are refused', () => {
    const unsafe = WHOLE_CORPUS.filter((entry) => entry.expect !== 'pass');
    const mended = unsafe.filter((entry) => fixChange(policy, sourcesOf(entry)).report.verdict === 'pass');
    expect(mended.length / unsafe.length).toBeGreaterThan(1 / 8);
  });
});
