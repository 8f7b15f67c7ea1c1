import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

// Limits of the design guide, section 5, in thousands of bytes after gzip.
const LIMITS = { initial: 200, routeChunk: 40, editor: 165, css: 45 };

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const chunkSchema = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  isDynamicEntry: z.boolean().optional(),
  imports: z.array(z.string()).default([]),
});
type Manifest = Record<string, z.infer<typeof chunkSchema>>;

function readManifest(): Manifest {
  const file = join(DIST, '.vite/manifest.json');
  if (!existsSync(file)) throw new Error('The console is not built: run "npx vite build" in apps/admin first.');
  return z.record(z.string(), chunkSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

const manifest = readManifest();
const kilobytes = (file: string): number => gzipSync(readFileSync(join(DIST, file))).length / 1000;

/** A chunk and everything it needs before it can run. */
function closure(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const needed of manifest[name]?.imports ?? []) closure(needed, seen);
  return seen;
}

const sum = (names: Iterable<string>): number => [...names].reduce((total, name) => total + kilobytes(manifest[name]?.file ?? ''), 0);
const keyOf = (part: string): string => Object.keys(manifest).find((key) => key.includes(part)) ?? '';

describe('size of the console', () => {
  test('what is loaded from signing in to Home', () => {
    const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? '';
    const names = new Set([entry, keyOf('sign-in-page'), keyOf('home-page')].flatMap((name) => [...closure(name)]));
    expect(sum(names)).toBeLessThan(LIMITS.initial);
  });

  test.each(Object.entries(manifest).flatMap(([key, chunk]) => (chunk.isDynamicEntry && !key.includes('code-mirror') ? [[chunk.file] as const] : [])))('%s', (file) => {
    expect(kilobytes(file)).toBeLessThan(LIMITS.routeChunk);
  });

  test('the editor, loaded only where code is shown', () => {
    const editor = keyOf('code-mirror');
    expect(manifest[editor]?.isDynamicEntry).toBe(true);
    expect(kilobytes(manifest[editor]?.file ?? '')).toBeLessThan(LIMITS.editor);
  });

  test('all style sheets together', () => {
    const sheets = readdirSync(join(DIST, 'assets')).filter((file) => file.endsWith('.css'));
    expect(sheets.reduce((total, file) => total + kilobytes(`assets/${file}`), 0)).toBeLessThan(LIMITS.css);
  });

  test('the page holds no script or style that a strict content security policy would refuse', () => {
    const html = readFileSync(join(DIST, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son[a-z]+=/i);
    expect(html).toContain('__CSP_NONCE__');
  });
});
