import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { printFigure } from './figure.js';
import { REPOSITORY } from './repository.js';

const gzipKb = (file: string): number => gzipSync(readFileSync(file)).length / 1000;

/** Sizes of the built console, kB gzip: what the first page loads, all CSS, and the largest lazily loaded chunks. */
export function benchConsole(): void {
  const dist = join(REPOSITORY, 'apps/admin/dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('The console is not built: apps/admin/dist/index.html is missing.');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const initial = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const assets = readdirSync(join(dist, 'assets'));
  const size = (names: readonly string[]): number => names.reduce((sum, name) => sum + gzipKb(join(dist, 'assets', name)), 0);
  printFigure({ bench: 'console', metric: 'initial JavaScript, gzip', value: size(initial.map((name) => basename(name))), unit: 'kB', reference: 200 });
  printFigure({ bench: 'console', metric: 'all CSS, gzip', value: size(assets.filter((name) => name.endsWith('.css'))), unit: 'kB', reference: 45 });
  const lazy = assets.filter((name) => name.endsWith('.js') && !initial.some((path) => path.endsWith(name)));
  const largest = lazy.map((name) => ({ name, kb: gzipKb(join(dist, 'assets', name)) })).sort((a, b) => b.kb - a.kb);
  for (const { name, kb } of largest.slice(0, 5)) {
    printFigure({ bench: 'console', metric: `lazy chunk ${name.replace(/-[\w-]{8}\.js$/, '')}, gzip`, value: kb, unit: 'kB' });
  }
}
