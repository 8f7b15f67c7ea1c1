import { createRequire } from 'node:module';
import { Linter } from 'eslint';

const require = createRequire(import.meta.url);

/** ESLint with what its security plugins recommend, made ready once: a function that lints one script. */
export function createEslint(): (code: string) => void {
  const linter = new Linter();
  const configs = [recommended(require('@microsoft/eslint-plugin-sdl')), recommended(require('eslint-plugin-no-unsanitized')), recommended(require('eslint-plugin-security'))].flat();
  // In one configuration: sdl brings an older copy of security along, and ESLint wants one plugin of a name.
  const merged: Linter.Config = {
    languageOptions: { ecmaVersion: 2020, sourceType: 'script' },
    plugins: Object.assign({}, ...configs.map((config) => config.plugins ?? {})) as NonNullable<Linter.Config['plugins']>,
    rules: Object.assign({}, ...configs.map((config) => config.rules ?? {})) as NonNullable<Linter.Config['rules']>,
  };
  return (code) => {
    const messages = linter.verify(code, merged);
    const broken = messages.find((message) => message.fatal === true);
    if (broken !== undefined) throw new Error(`ESLint cannot read the sample: ${broken.message}`);
  };
}

/** The plugins have no types; what they export is checked here. */
function recommended(plugin: unknown): Linter.Config[] {
  const configs = fieldOf(plugin, 'configs');
  const config = fieldOf(configs, 'recommended');
  const list = (Array.isArray(config) ? config : [config]) as unknown[];
  if (list.length === 0 || list.some((entry) => typeof entry !== 'object' || entry === null)) throw new Error('An ESLint plugin recommends nothing that can be used.');
  return list as Linter.Config[];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
