import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const apiTarget = process.env['API_URL'] ?? 'http://127.0.0.1:4000';

/** What every screen is made of: Home needs it, so it is part of the first load. */
const FRAME = /[\\/]@tabler[\\/]icons-react[\\/]|[\\/]src[\\/](components[\\/](page|states|status|text|layout|announcer|actions)[\\/]|components[\\/]table[\\/](data-table|use-row-keys)|i18n[\\/]format)/;

/** What forms and filters check with: needed together, and by no first load. */
const SCHEMAS = /[\\/]node_modules[\\/]zod[\\/]|[\\/]packages[\\/]domain[\\/]|[\\/]src[\\/]routing[\\/]search-fields/;

// The API serves the result at "/": assets carry a hash of their content, so they may be cached for good.
export default defineConfig(({ command }) => {
  // A test that starts the product hands its NODE_ENV on: the console would be built with the development half of React.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    base: '/',
    plugins: [react()],
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
    build: {
      outDir: 'dist',
      target: 'es2022',
      // Inlined images would need `data:` in the content security policy.
      assetsInlineLimit: 0,
      manifest: true,
      reportCompressedSize: true,
      chunkSizeWarningLimit: 700,
      // Else every shared icon and heading is a file of its own, and the first screen waits for thirty requests.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'frame', test: FRAME }, { name: 'schemas', test: SCHEMAS }] } } },
    },
    server: {
      port: 5173,
      proxy: {
        // Origin is checked by the API; in development the page comes from Vite.
        '/trpc': { target: apiTarget, headers: { origin: apiTarget } },
        '/api': { target: apiTarget },
      },
    },
  };
});
