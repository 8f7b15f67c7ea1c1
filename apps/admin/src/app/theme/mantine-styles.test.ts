import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../', import.meta.url));
const STYLES = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Button.css'));

/** Names that a file takes from Mantine as values. */
function componentsOf(file: string): string[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  return [...text.matchAll(/import \{([^}]+)\} from '@mantine\/core'/gu)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}

test('every Mantine component that is used has its styles: one without them is not seen, and nothing says so', () => {
  const imported = readFileSync(join(SOURCE, 'app/theme/mantine.css'), 'utf8');
  const used = [...new Set(readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx')).flatMap(componentsOf))];
  expect(used).toContain('Button');
  const unstyled = used.filter((name) => existsSync(join(STYLES, `${name}.css`)) && !imported.includes(`/styles/${name}.css`));
  expect(unstyled).toEqual([]);
});
