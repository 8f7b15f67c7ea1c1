import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { CSS_CASES } from '../corpus/css-cases.js';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { JS_POLICY_CASES } from '../corpus/js-policy-cases.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import { formatSarif } from './format-sarif.js';
import type { SingleCommand } from './parse-arguments.js';
import { runSingle } from './run-single.js';
import { watchFiles } from './watch-files.js';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
const policy = join(folder, 'policy.json');
writeFileSync(policy, JSON.stringify(EXAMPLE_POLICY));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(name: string, code: string, more: Partial<SingleCommand> = {}): Promise<{ status: number; out: string; err: string; file: string }> {
  const path = join(folder, name);
  writeFileSync(path, code);
  const written = { out: '', err: '' };
  const command: SingleCommand = { kind: 'single', policy, pageType: 'pdp', language: name.endsWith('.css') ? 'css' : 'js', file: name, format: 'text', fix: 'none', watch: false, ...more };
  const status = await runSingle(command, { policy, file: path }, {
    out: async (text) => { written.out += await Promise.resolve(text); },
    err: async (text) => { written.err += await Promise.resolve(text); },
    colour: false,
  });
  return { status, ...written, file: readFileSync(path, 'utf8') };
}

const CODE = "document.querySelector('.top-bar').remove();\n";
const MENDED = "document.querySelector('.top-bar')?.remove();\n";

describe('runSingle', () => {
  it('says what a fix would do and leaves the file alone', async () => {
    const { status, out, file } = await run('a.js', CODE);
    expect([status, file]).toEqual([1, CODE]);
    expect(out).toContain("Fix:  Skip it when document.querySelector('.top-bar') is not there");
    expect(out).toMatch(/1 can be mended with --fix\n$/);
  });

  it('mends the file and reports what is left', async () => {
    expect(await run('b.js', CODE, { fix: 'write' })).toMatchObject({ status: 0, file: MENDED, out: expect.stringContaining('pass: b.js') });
    expect(await run('c.css', '.fh-a { color: red !important } .price { top: 0 }', { fix: 'write' })).toMatchObject({ status: 1, file: '.fh-a { color: red } .price { top: 0 }' });
  });

  it('writes the mended code to standard output on a dry run', async () => {
    expect(await run('d.js', CODE, { fix: 'dry-run' })).toMatchObject({ status: 0, file: CODE, out: MENDED, err: expect.stringContaining('pass: d.js') });
  });

  it('gives the report with fixes and effects as JSON', async () => {
    const { out } = await run('e.js', CODE, { format: 'json' });
    expect(JSON.parse(out)).toMatchObject({ verdict: 'fail', findings: [{ fix: { edits: [{ language: 'js' }] } }], effects: { selectorUses: [{ selector: '.top-bar', use: 'query' }, { selector: '.top-bar', use: 'remove' }] } });
  });
});

describe('SARIF', () => {
  const require = createRequire(import.meta.url);
  const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // The schema is written in an older draft, of which it uses nothing that has changed since but these two names.
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  it.each([...JS_POLICY_CASES, ...CSS_CASES].map((entry) => [entry.id, entry] as const))('%s is a valid log', (_id, { code, language, pageType }) => {
    const report = verify(compilePolicy(EXAMPLE_POLICY), { pageType: pageType ?? 'pdp', language, code });
    const log: unknown = JSON.parse(formatSarif(report, `src/${language}/a b.${language}`));
    isSarif(log);
    expect(isSarif.errors).toBeNull();
    expect(log).toMatchObject({ runs: [{ results: report.findings.map((finding) => ({ ruleId: finding.category, level: finding.severity, locations: [{ physicalLocation: { region: { startLine: finding.line } } }] })) }] });
  });

  it('carries fixes as replacements', async () => {
    const { out } = await run('f.js', CODE, { format: 'sarif' });
    const log: unknown = JSON.parse(out);
    expect(isSarif(log)).toBe(true);
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'missing-guard', fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { charOffset: 34, charLength: 1 }, insertedContent: { text: '?.' } }] }] }] }] }] });
  });

  it('tells a wrong log from a right one', () => {
    expect(isSarif({ version: '2.1.0' })).toBe(false);
  });
});

it('watchFiles works once, and again after every change', async () => {
  const path = join(folder, 'watched.js');
  writeFileSync(path, 'one');
  const end = new AbortController();
  const seen: string[] = [];
  await watchFiles([path, policy], async () => {
    seen.push(await Promise.resolve(readFileSync(path, 'utf8')));
    if (seen.length === 1) writeFileSync(path, 'two');
    else end.abort();
  }, end.signal);
  expect(seen).toEqual(['one', 'two']);
});
