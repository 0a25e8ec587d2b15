import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The service itself, or any other server with the same API, while developing.
const service = 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react()],
  appType: 'mpa',
  build: {
    rolldownOptions: {
      input: {
        index: 'index.html',
        widget: 'widget.html',
        console: 'console.html',
        studio: 'studio.html',
      },
    },
    // Inlined fonts and images would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': { target: service, ws: true } } },
});
