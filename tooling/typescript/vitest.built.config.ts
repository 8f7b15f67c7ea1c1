import { defineConfig, mergeConfig, type UserConfig } from 'vitest/config';
import shared from './vitest.config.ts';

const { resolve: _, ssr: __, ...rest } = shared as UserConfig;
const built = { conditions: ['module', 'node'] };

/*
 * For the programs and the use cases: their tests use most of the product in every file,
 * with a cloned database. What they import of other packages is what was built, loaded by Node itself: reading all sources
 * anew for each file took longer than the tests.
 * `npm test` builds first; who calls Vitest here directly has built before (`tsc -b .`).
 */
export default mergeConfig(defineConfig(rest), {
  resolve: built,
  ssr: { resolve: built },
  test: {
    globalSetup: ['../../packages/testing/src/database/global-setup.ts'],
    server: { deps: { external: [/\/(?:packages|apps|tooling)\/[^/]+\/dist\//] } },
  },
});
