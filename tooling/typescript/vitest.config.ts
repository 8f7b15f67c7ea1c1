import { defineConfig } from 'vitest/config';

// One configuration for every package: tests run on the sources (the `source` export condition),
// so that a test never sees a stale build.
export default defineConfig({
  // `import` and `default` apply by themselves; named here, Node would take them for `require` too and break CommonJS packages.
  resolve: { conditions: ['source', 'module', 'node'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node'] } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    passWithNoTests: true,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // How long something may take before it counts as missing: a busy machine is slow, and nothing waits that is there.
    expect: { poll: { timeout: 25_000, interval: 50 } },
    reporters: ['default', 'json'],
    outputFile: { json: '.test-results.json' },
    maxWorkers: 2,
    // A process keeps what it has loaded for its next file: loading took a third of the time. What a test changes for everybody, it puts back.
    isolate: false,
  },
});
