import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const apiTarget = process.env['API_URL'] ?? 'http://127.0.0.1:4000';

// The API serves the result at "/": assets carry a hash of their content, so they may be cached for good.
export default defineConfig({
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
  },
  server: {
    port: 5173,
    proxy: {
      // Origin is checked by the API; in development the page comes from Vite.
      '/trpc': { target: apiTarget, headers: { origin: apiTarget } },
      '/api': { target: apiTarget },
    },
  },
});
